import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as Y from 'yjs';
import { newId } from '#model/ids.ts';
import { insertion } from '#tests/support/crafted.ts';
import { openPaper, PASSWORD } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { startOtlpCollector } from '#tests/support/otlp-collector.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { makeDataDir, startServer } from '#tests/support/start-server.ts';
import { HOSTS, openTwoNewsrooms } from '#tests/support/two-newsrooms.ts';

/** Each is nowhere else, so that whatever of it is in a trace was put there. */
const SECRET = {
	title: '没有第二个人知道的标题',
	words: '没有第二个人知道的句子',
	guess: 'a-wrong-password-of-mine',
	link: 'guessed-link-token-abcdef',
	query: 'a-question-of-mine'
};

test.describe('whoever runs the server', () => {
	test('follows an evening in traces, and finds no words, names, passwords and tokens in them', async () => {
		const collector = await startOtlpCollector();
		const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, OTEL_SERVICE_NAME: 'paper' };
		const paper = await openPaper(undefined, env);
		const { server } = paper;
		const { origin } = server;
		const signIn = (password: string) =>
			fetch(`${origin}/api/session`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', origin },
				body: JSON.stringify({ login: 'meng', password })
			});
		const storyId = newId();
		const title = [{ type: 'headline' as const, text: SECRET.title }];

		await signIn(SECRET.guess);
		const session = (await signIn(PASSWORD)).headers.getSetCookie()[0] ?? '';
		const cookie = session.split(';', 1)[0] ?? '';
		await paper.run('meng', { ...newStory(storyId), blocks: title } as never);
		const refused = paper.run('yan', { ...newStory(newId()), blocks: title } as never);
		await expect(refused).rejects.toThrow();
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const window = await rawClient(sync, null, { story: storyId, cookie });
		window.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await window.next('step2')).update);
		window.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		window.send({ type: 'update', update: insertion(doc, SECRET.words) });
		await window.next('ack', ({ frames }) => frames === 2);
		await fetch(`${origin}/link/${SECRET.link}?q=${SECRET.query}`, {
			headers: { cookie, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }
		});
		window.close();
		// What is not told yet is told at the end.
		expect(await server.stop()).toBe(0);

		const { spans } = collector;
		const named = (name: string) => spans.filter((span) => span.name === name);
		expect(named('POST /api/session').map(({ told }) => told['http.response.status_code'])).toEqual(
			expect.arrayContaining([401, 200])
		);
		const [created] = named('desk.command').filter(
			({ told }) => told['copydesk.outcome'] === 'done'
		);
		expect(created).toMatchObject({
			told: { 'copydesk.command': 'story.create', 'copydesk.command_id': expect.any(String) },
			events: [{ name: 'its turn' }]
		});
		expect(named('desk.command').map(({ told }) => told['copydesk.outcome'])).toContain(
			'forbidden'
		);
		// A command is part of the request that brought it, and its commit part of it.
		expect(spans.find(({ spanId }) => spanId === created?.parentId)).toMatchObject({
			name: 'POST /api/commands',
			told: { 'http.response.status_code': 200, 'http.route': '/api/commands' }
		});
		expect(spans.find(({ parentId }) => parentId === created?.spanId)?.name).toBe('store.commit');
		expect(named('story.load').at(-1)?.told).toMatchObject({
			'copydesk.room': expect.stringContaining(storyId),
			'copydesk.snapshot_bytes': 0
		});
		expect(named('log.commit').length).toBeGreaterThan(0);
		expect(named('GET /link/[token]')).toHaveLength(1);
		for (const { resource } of spans) expect(resource['service.name']).toBe('paper');
		// What a browser says of traces is not believed.
		expect(spans.map(({ traceId }) => traceId)).not.toContain('a'.repeat(32));

		const bytes = collector.bytes();
		const people = ['meng', '孟小满', '临溪日报', '127.0.0.1', cookie.split('=').at(-1) ?? ''];
		for (const secret of [...Object.values(SECRET), PASSWORD, ...people])
			expect(bytes.includes(secret), secret).toBe(false);
		await paper.close();
		await collector.close();
	});

	test('of many papers sees whose work each trace is: files that are taken away, the backup, a restore', async () => {
		const collector = await startOtlpCollector();
		const backup = await makeDataDir();
		const house = await openTwoNewsrooms({
			...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, BACKUP_DIR: backup }
		});
		const { server, ask, secrets } = house;
		const [a, b] = [await house.signIn('a'), await house.signIn('b')];
		const taken = [
			`/editions/${secrets.date}/pdf?page=1`,
			`/api/stories/${secrets.story}/export?as=txt`,
			`/api/editions/${secrets.edition}/export?as=digital`
		];
		for (const path of taken) expect((await ask(HOSTS.a, { path, cookie: a })).status).toBe(200);
		expect((await ask(HOSTS.b, { path: taken[1] ?? '', cookie: b })).status).toBe(404);
		expect((await ask('nobody.press.example', { path: '/' })).status).toBe(404);
		expect(await server.stop()).toBe(0);
		const restored = path.join(backup, 'put back');
		await server.admin('--newsroom', 'a', 'restore', path.join(backup, 'a'), '--to', restored);

		const { spans } = collector;
		/** Of which newsrooms spans of a name are, and what else they say. */
		const of = (name: string) =>
			spans.filter((span) => span.name === name).map(({ told }) => told['copydesk.newsroom']);
		const said = (name: string) => spans.find((span) => span.name === name)?.told;
		for (const name of ['export.story', 'export.digital', 'restore'])
			expect(of(name), name).toEqual(['a']);
		for (const name of ['pdf.print', 'pdf.pictures'])
			expect(new Set(of(name)), name).toEqual(new Set(['a']));
		expect(said('pdf.print')).toMatchObject({
			...{ 'copydesk.page': 1, 'copydesk.inks': 'rgb', 'copydesk.outcome': 'done' }
		});
		expect(said('export.story')).toMatchObject({ 'copydesk.form': 'txt' });
		expect(said('export.digital')).toMatchObject({ 'copydesk.outcome': 'done' });
		// Both are backed up when they close, at the latest.
		expect(new Set(of('backup.round'))).toEqual(new Set(['a', 'b']));
		expect(said('backup.round')).toMatchObject({ 'copydesk.segments': expect.any(Number) });
		expect(new Set(of('GET /api/stories/[id]/export'))).toEqual(new Set(['a', 'b']));
		// Also what the server's own browser asks for.
		expect(of('GET /print/[date]').length).toBeGreaterThan(0);
		expect(new Set(of('GET /print/[date]'))).toEqual(new Set(['a']));
		// A host that is no newsroom's.
		const nobodys = spans.filter(({ told }) => told['copydesk.newsroom'] === undefined);
		expect(nobodys.map(({ name, told }) => [name, told['http.response.status_code']])).toEqual([
			['GET', 404]
		]);
		for (const secret of [PASSWORD, '甲密', '顾长河', '127.0.0.1', 'press.example', a, backup])
			expect(collector.bytes().includes(secret), secret).toBe(false);
		await house.dispose();
		await collector.close();
		rmSync(backup, { recursive: true });
	});

	test('is told of a wrong setting before anything is touched, and of a collector that is away once', async () => {
		const dataDir = await makeDataDir();
		const wrong = {
			DATA_DIR: path.join(dataDir, 'none'),
			OTEL_EXPORTER_OTLP_ENDPOINT: 'collector'
		};
		const started = startServer(wrong);
		await expect(started).rejects.toThrow(
			/ended with 1:\nOTEL_EXPORTER_OTLP_ENDPOINT must be .*\n$/
		);
		expect(() => readFileSync(wrong.DATA_DIR)).toThrow('ENOENT');

		const away = 'http://127.0.0.1:9';
		const server = await startServer({ OTEL_EXPORTER_OTLP_ENDPOINT: away });
		for (let i = 0; i < 20; i++) await fetch(`${server.origin}/sign-in`);
		await expect.poll(() => server.output(), { timeout: 20_000 }).toContain('traces are not taken');
		for (let i = 0; i < 20; i++) await fetch(`${server.origin}/sign-in`);
		const asked = performance.now();
		expect(await server.stop()).toBe(0);
		expect(performance.now() - asked).toBeLessThan(9000);
		expect(server.output().split('traces are not taken')).toHaveLength(2);
		await server.dispose();
	});

	test('who wants no traces has nothing of them loaded', async () => {
		const dataDir = await makeDataDir();
		const loaded = async (env: Record<string, string>) => {
			const file = path.join(dataDir, `modules-${Object.keys(env).length}.txt`);
			const hook = path.resolve(import.meta.dirname, '../support/loaded-modules.mjs');
			const server = await startServer({
				...{ NODE_OPTIONS: `--import ${hook}`, LOADED_MODULES: file },
				...env
			});
			await fetch(`${server.origin}/sign-in`);
			await server.dispose();
			const modules = readFileSync(file, 'utf8').split('\n');
			const found = modules.map((url) => /@opentelemetry\/[^/]+/.exec(url)?.[0] ?? '');
			const own = modules.filter((url) => url.includes('/server/tracing/'));
			return {
				packages: [...new Set(found)].filter((name) => name !== ''),
				own: own.map((url) => path.basename(url))
			};
		};
		const without = await loaded({});
		// prom-client and better-auth ask its API, which does nothing by itself.
		expect(without.packages).toEqual(['@opentelemetry/api']);
		expect(without.own).not.toContain('start-tracing.ts');
		const collector = await startOtlpCollector();
		const told = await loaded({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
		expect(told.packages).toContain('@opentelemetry/sdk-trace');
		expect(told.own).toContain('start-tracing.ts');
		await collector.close();
	});
});
