import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { newId } from '#model/ids.ts';
import { insertion } from '#tests/support/crafted.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import * as Y from 'yjs';

/** Each is nowhere else, so that whatever of it is in a log was put there. */
const SECRET = {
	words: '没有第二个人知道的句子',
	comment: '只写给一个人看的批注',
	password: 'the-quiet-lamp-of-ferry-nine',
	guess: 'a-wrong-password-of-mine',
	cookie: 'guessed-session-abcdef',
	link: 'guessed-link-token-abcdef',
	metrics: 'token-for-prometheus-only'
};

test.describe('whoever runs the server', () => {
	test('finds no words of stories and no secrets in the log of an evening on which much goes wrong', async () => {
		const metrics = { METRICS: '127.0.0.1:0', METRICS_TOKEN: SECRET.metrics };
		const paper = await openPaper(async () => {}, { LOG_LEVEL: 'trace', ...metrics });
		const { server } = paper;
		const { origin } = server;
		const send = (to: string, body: string, headers: Record<string, string> = {}) =>
			fetch(origin + to, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin, ...headers },
				body
			});
		const cookie = await paper.signIn('meng');
		const signIn = (password: string) =>
			send('/api/session', JSON.stringify({ login: 'meng', password }));
		const command = (about: object) =>
			send('/api/commands', JSON.stringify({ id: newId(), command: about }), { cookie });
		const storyId = newId();
		const create = {
			...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
			...{ authorIds: [], target: null, blocks: [{ type: 'paragraph', text: SECRET.words }] }
		};

		// What goes right, and what people get wrong.
		await command(create);
		await signIn(SECRET.guess);
		await signIn(SECRET.password);
		await send('/api/session', `{"login": ${SECRET.password}`);
		await send('/api/commands', `{"command": ${SECRET.words}`, { cookie });
		await fetch(`${origin}/link/${SECRET.link}`);
		await fetch(`${origin}/review#${SECRET.link}`);
		await fetch(`${origin}/api/session`, { headers: { cookie: `copydesk=${SECRET.cookie}` } });
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const window = await rawClient(sync, null, { story: storyId, cookie });
		window.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await window.next('step2')).update);
		window.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		window.send({ type: 'update', update: insertion(doc, SECRET.words) });
		await window.next('ack', ({ frames }) => frames === 2);
		window.send(Buffer.from(SECRET.words));
		await window.closed;

		// What goes wrong in the house: the tables are gone from under it.
		const database = new DatabaseSync(path.join(server.dataDir, 'copydesk.sqlite'));
		for (const table of ['command', 'session', 'link', 'story_update'])
			database.exec(`alter table ${table} rename to ${table}_gone`);
		const opened = { anchor: null, replacement: null, body: SECRET.comment, mentionIds: [] };
		await command({ type: 'thread.open', id: newId(), storyId, ...opened });
		await fetch(`${origin}/link/${SECRET.link}`);
		await fetch(`${origin}/api/session`, { headers: { cookie: `${cookie}; x=${SECRET.cookie}` } });
		await expect.poll(() => server.output()).toContain('request failed');
		for (const table of ['command', 'session', 'link', 'story_update'])
			database.exec(`alter table ${table}_gone rename to ${table}`);
		database.close();
		await server.stop();

		const output = server.output();
		const session = cookie.split('=').at(-1)?.slice(0, 20) ?? '';
		for (const secret of [...Object.values(SECRET), session]) expect(output).not.toContain(secret);
		// Every line of the log can be read by a machine.
		const lines = output.split('\n').filter((line) => line.startsWith('{'));
		expect(lines.length).toBeGreaterThan(2);
		for (const line of lines) expect(JSON.parse(line)).toHaveProperty('time');
		await paper.close();
	});
});
