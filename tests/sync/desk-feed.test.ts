import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { CLOSE } from '#document/close-codes.ts';
import { FEED_VERSION, type FeedDown, type FeedUp } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Role } from '#model/person.ts';
import type { RecordKind } from '#model/records.ts';
import { RECORD_KINDS } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { askForSocket, rudeSocket } from '#tests/support/rude-socket.ts';
import { startFeedServer, type FeedServer, type Tab } from '#tests/support/feed-server.ts';

const aStory = (id: Id) => ({
	type: 'story.create' as const,
	id,
	editionId: null,
	kind: 'news' as const,
	section: '',
	authorIds: [],
	target: null,
	blocks: []
});

let server: FeedServer;
beforeEach(async () => {
	server = await startFeedServer();
	await server.hire('chief', 'chief', 'administrator');
	await server.hire('editor', 'editor');
});
afterEach(() => server.close());

/** Who is cut off again and again waits longer each time before coming back. */
const WAIT = { timeout: 10_000 };

const live = (...tabs: Tab[]) =>
	vi.waitFor(
		() => expect(tabs.map(({ desk }) => desk.status)).toEqual(tabs.map(() => 'live')),
		WAIT
	);

/** Everything a desk holds, to compare. */
const contents = (view: { list(kind: RecordKind): Iterable<{ id: Id }> }) =>
	Object.fromEntries(
		RECORD_KINDS.map((kind) => [
			kind,
			Object.fromEntries([...view.list(kind)].map((record) => [record.id, record]))
		])
	);

const inStep = (tab: Tab) =>
	vi.waitFor(() => expect(contents(tab.desk)).toEqual(contents(server.desk.view)), WAIT);

describe('the desk feed', () => {
	it('FEED1 shows one tab what another has done, and the answer comes after the change', async () => {
		const [one, other] = [server.tab('chief'), server.tab('editor')];
		await live(one, other);
		const done = await one.desk.run(aStory('s1'));
		expect(done.ok).toBe(true);
		expect(one.desk.story('s1')).toBeDefined();
		await vi.waitFor(() => expect(other.desk.story('s1')).toBeDefined());
		await inStep(other);
	});

	it('FEED14 tells what somebody has read to all their tabs, also after a restart, and to nobody else', async () => {
		const [desktop, phone, other] = [
			server.tab('editor'),
			server.tab('editor'),
			server.tab('chief')
		];
		await live(desktop, phone, other);
		await desktop.desk.see('s1', 5);
		await vi.waitFor(() => expect(phone.desk.seen).toEqual({ s1: 5 }));
		await phone.desk.see('*', 9);
		await vi.waitFor(() => expect(desktop.desk.seen).toEqual({ '*': 9 }));
		expect(other.desk.seen).toEqual({});
		await server.restart();
		const later = server.tab('editor');
		await live(later);
		expect(later.desk.seen).toEqual({ '*': 9 });
	});

	it('FEED2 brings a tab that was cut off what it missed, and not everything again', async () => {
		const tab = server.tab('editor');
		await live(tab);
		const snapshot = vi.spyOn(server.desk, 'snapshot');
		tab.cut();
		for (let n = 0; n < 50; n++) await server.run(aStory(`s${n}`));
		await server.run({ type: 'story.spike', id: 's7' });
		await live(tab);
		await inStep(tab);
		expect(tab.desk.stories(null)).toHaveLength(50);
		expect(snapshot).not.toHaveBeenCalled();
	});

	it('FEED3 leaves no gap however often it is cut while others work', async () => {
		const tabs = [server.tab('editor'), server.tab('chief')];
		await live(...tabs);
		for (let n = 0; n < 120; n++) {
			if (n % 10 === 3) tabs[n % 2]?.cut();
			await server.run(aStory(`s${n}`));
			if (n % 10 === 5) await new Promise((resolve) => setTimeout(resolve, 40));
		}
		for (const tab of tabs) await inStep(tab);
		expect(tabs[0]?.desk.stories(null)).toHaveLength(120);
	});

	it('FEED4 starts anew after a restart: another epoch, and what went meanwhile is gone', async () => {
		const tab = server.tab('editor');
		await live(tab);
		await server.run(aStory('s1'));
		const id = newId();
		await server.desk.execute('chief', id, aStory('s2'));
		await inStep(tab);
		const { epoch } = server.desk.position;
		const seen: string[] = [];
		const stop = setInterval(() => seen.push(tab.desk.status), 1);
		await server.restart();
		await server.run({ type: 'undo', commandId: id }, 'chief');
		await vi.waitFor(() => expect(seen).toContain('restarting'));
		await live(tab);
		clearInterval(stop);
		expect(server.desk.position.epoch).not.toBe(epoch);
		await inStep(tab);
		expect(tab.desk.story('s1')).toBeDefined();
		expect(tab.desk.story('s2')).toBeUndefined();
	});

	it('FEED13 fetches an old edition, keeps it through a restart without a gap, and lets go what is gone', async () => {
		const [editionId, undone] = [newId(), newId()];
		const old = { id: editionId, date: '2025-04-30', issue: 1, pressAt: 0, formatId: 'sikai' };
		const [template] = TEMPLATES;
		if (!template) throw new Error('there are no templates');
		await server.run({ type: 'template.save', template });
		const templates = [{ templateId: template.id, name: '要闻' }];
		await server.run({ type: 'edition.create', ...old, from: { templates } });
		await server.run({ ...aStory('old'), editionId });
		await server.desk.execute('chief', undone, { ...aStory('gone'), editionId });
		const tab = server.tab('editor');
		await live(tab);
		expect(tab.desk.story('old')).toBeUndefined();
		expect((await tab.desk.loadEdition(editionId)).ok).toBe(true);
		await inStep(tab);

		await server.restart();
		await server.run({ type: 'undo', commandId: undone }, 'chief');
		const { desk } = server;
		const read = desk.edition.bind(desk);
		const wasThere = vi.fn<(is: boolean) => void>();
		vi.spyOn(desk, 'edition').mockImplementation((...asked) => {
			wasThere(tab.desk.story('old') !== undefined);
			return read(...asked);
		});
		await inStep(tab);
		expect(tab.desk.story('gone')).toBeUndefined();
		expect(wasThere.mock.calls).toEqual([[true]]);
	});

	it('FEED5 shows who is where under their own name, again after a reconnection, and no ghosts', async () => {
		const [one, other] = [server.tab('chief'), server.tab('editor')];
		await live(one, other);
		const here = { view: 'story', editionId: null, storyId: 's1', writing: true } as const;
		one.desk.goTo(here);
		const seen = [{ ...here, tab: one.desk.tab, personId: 'chief' }];
		await vi.waitFor(() => expect(other.desk.hereOn('s1')).toEqual(seen));
		one.cut();
		await vi.waitFor(() => expect(other.desk.here).toEqual([]));
		await vi.waitFor(() => expect(other.desk.hereOn('s1')).toEqual(seen));
		one.close();
		await vi.waitFor(() => expect(other.desk.here).toEqual([]));
	});

	it('FEED6 tells a newcomer who is here already', async () => {
		const one = server.tab('chief');
		await live(one);
		one.desk.goTo({ view: 'board', editionId: null, storyId: null });
		const other = server.tab('editor');
		await vi.waitFor(() => expect(other.desk.here.map((at) => at.personId)).toEqual(['chief']));
	});

	it('FEED7 takes one’s own command back with undo, and says who was in between', async () => {
		const [one, other] = [server.tab('chief'), server.tab('editor')];
		await live(one, other);
		await one.desk.run(aStory('s1'), { undoable: false });
		await one.desk.run({ type: 'story.update', id: 's1', patch: { target: 800 } });
		await other.desk.run({ type: 'story.update', id: 's1', patch: { target: 900 } });
		expect(await one.desk.undo()).toEqual({
			ok: false,
			error: { reason: 'changed-since', by: 'editor' }
		});
		expect((await other.desk.undo())?.ok).toBe(true);
		expect(other.desk.story('s1')?.target).toBe(800);
		expect(await one.desk.undo()).toBeNull();
	});

	it('FEED7 tells whose step of a plan somebody else has taken back, and leaves their own ⌘Z the one before', async () => {
		const [chief, editor] = [server.tab('chief'), server.tab('editor')];
		await live(chief, editor);
		await editor.desk.run(aStory('s1'));
		const held = await editor.desk.run({ type: 'story.hold', id: 's1', reason: '再核' });
		const commandId = held.ok ? held.value.id : '';
		await chief.desk.run({ type: 'undo', commandId, others: true });
		await vi.waitFor(() => expect(editor.desk.story('s1')?.held).toBeUndefined());
		expect(editor.desk.takenBack).toEqual({
			...{ by: 'chief', editionId: null },
			at: expect.any(Number) as number
		});
		expect(chief.desk.takenBack).toBeNull();
		const next = await editor.desk.undo();
		expect(next).toMatchObject({ ok: true, value: { command: { type: 'story.create' } } });
	});
});

describe('a socket of the feed', () => {
	const opened = async (socket: WebSocket) => {
		await once(socket, 'open');
		return socket;
	};
	const closed = async (socket: WebSocket) => (await once(socket, 'close'))[0] as number;
	const say = (socket: WebSocket, frame: unknown) => socket.send(JSON.stringify(frame));
	const heard = (socket: WebSocket) => {
		const frames: FeedDown[] = [];
		socket.on('message', (data: Buffer) => frames.push(JSON.parse(String(data)) as FeedDown));
		return frames;
	};
	const watch: FeedUp = { type: 'watch', since: null, version: FEED_VERSION };

	it('FEED8 is closed for whoever is not signed in, with a code that a page can read', async () => {
		const socket = server.socket(null);
		const frames = heard(socket);
		expect(await closed(socket)).toBe(CLOSE.signedOut);
		expect(frames).toEqual([]);
	});

	it('FEED8 harms nobody when whoever is not signed in sends what is no frame', async () => {
		await rudeSocket(server.url);
		await live(server.tab('chief'));
	});

	it('FEED8 lets go of whoever is not signed in, also where they do not close', async () => {
		const stranger = askForSocket(server.url);
		await expect.poll(() => server.connections()).toBe(1);
		// Nothing is read, and so nothing answered.
		await expect.poll(() => server.connections()).toBe(0);
		stranger.destroy();
	});

	it.each([
		['not JSON', '{'],
		['no frame', '{"type":"shout"}'],
		['a wrong field', '{"type":"here","at":{"tab":"../x","view":"board"}}']
	])('FEED9 is closed after %s', async (_what, text) => {
		const socket = await opened(server.socket('editor'));
		socket.send(text);
		expect(await closed(socket)).toBe(CLOSE.malformed);
	});

	it('FEED10 is told to reload when it speaks another version', async () => {
		const socket = await opened(server.socket('editor'));
		say(socket, { ...watch, version: FEED_VERSION + 1 });
		expect(await closed(socket)).toBe(CLOSE.outdated);
	});

	it('FEED8 is closed for a page of somebody else than whose session it is', async () => {
		const socket = await opened(server.socket('editor'));
		say(socket, { ...watch, as: 'chief' });
		expect(await closed(socket)).toBe(CLOSE.signedOut);
	});

	it('FEED5 cannot speak as another person, nor for another’s tab', async () => {
		const one = server.tab('chief');
		await live(one);
		one.desk.goTo({ view: 'board', editionId: null, storyId: null });
		const socket = await opened(server.socket('editor'));
		const frames = heard(socket);
		say(socket, watch);
		await vi.waitFor(() => expect(frames.map((frame) => frame.type)).toContain('snapshot'));
		const at = { tab: 'mine', personId: 'chief', view: 'desk', editionId: null, storyId: null };
		say(socket, { type: 'here', at });
		await vi.waitFor(() => expect(one.desk.here).toEqual([{ ...at, personId: 'editor' }]));
		say(socket, { type: 'here', at: { ...at, tab: one.desk.tab } });
		expect(await closed(socket)).toBe(CLOSE.malformed);
	});

	it('FEED8 is closed at once when the session is revoked, the others stay', async () => {
		const socket = await opened(server.socket('editor'));
		const other = server.tab('chief');
		await live(other);
		server.revoke({ personId: 'editor', sessionId: 'session-editor' });
		expect(await closed(socket)).toBe(CLOSE.signedOut);
		expect(other.desk.status).toBe('live');
	});

	it('FEED8 is closed when the person is deactivated, and the tab says so', async () => {
		const tab = server.tab('editor');
		await live(tab);
		await server.run({ type: 'person.deactivate', id: 'editor' });
		await vi.waitFor(() => expect(tab.desk.status).toBe('deactivated'));
	});

	it('FEED8 is closed when the session has run out', async () => {
		await server.close();
		server = await startFeedServer({ heartbeatMs: 20 });
		await server.hire('editor', 'editor');
		server.expiresAt = Date.now() + 200;
		const socket = await opened(server.socket('editor'));
		expect(await closed(socket)).toBe(CLOSE.signedOut);
		expect(Date.now()).toBeGreaterThanOrEqual(server.expiresAt);
	});

	it('FEED8 stays while a session cannot be looked up, and is asked for again', async () => {
		await server.close();
		server = await startFeedServer({ heartbeatMs: 20 });
		await server.hire('editor', 'editor');
		server.expiresAt = Date.now() + 100;
		const socket = await opened(server.socket('editor'));
		server.failure = new Error('the disk is busy');
		let pings = 0;
		socket.on('ping', () => (pings += Date.now() > server.expiresAt ? 1 : 0));
		await vi.waitFor(() => expect(pings).toBeGreaterThan(2));
		expect(socket.readyState).toBe(socket.OPEN);
		server.failure = null;
		expect(await closed(socket)).toBe(CLOSE.signedOut);
	});

	it('FEED11 is given up when it answers no ping', async () => {
		await server.close();
		server = await startFeedServer({ heartbeatMs: 20 });
		await server.hire('editor', 'editor');
		const socket = await opened(server.socket('editor'));
		socket.pong = () => {};
		expect(await closed(socket)).toBe(1006);
	});

	it('FEED12 shows no comments to whoever may not read stories', async () => {
		await server.hire('admin', 'administrator');
		await server.run(aStory('s1'), 'chief');
		const tab = server.tab('admin');
		const reader = server.tab('editor');
		await live(tab, reader);
		const said = { body: '核实', mentionIds: [], replacement: null };
		await server.run(
			{ type: 'thread.open', id: 't1', storyId: 's1', anchor: null, ...said },
			'chief'
		);
		await vi.waitFor(() => expect(reader.desk.thread('t1')).toBeDefined());
		await server.run(aStory('s2'));
		await vi.waitFor(() => expect(tab.desk.story('s2')).toBeDefined());
		expect(tab.desk.thread('t1')).toBeUndefined();
		expect(server.tab('admin').desk.thread('t1')).toBeUndefined();
	});

	it('FEED12 shows comments once somebody may read stories, and no longer when they may not', async () => {
		await server.hire('admin', 'administrator');
		await server.run(aStory('s1'), 'chief');
		const said = { body: '核实', mentionIds: [], replacement: null };
		await server.run(
			{ type: 'thread.open', id: 't1', storyId: 's1', anchor: null, ...said },
			'chief'
		);
		const tab = server.tab('admin');
		await live(tab);
		const roles = (...roles: Role[]) => server.run({ type: 'person.roles', id: 'admin', roles });
		await roles('administrator', 'editor');
		await vi.waitFor(() => expect(tab.desk.thread('t1')).toBeDefined());
		await inStep(tab);
		await roles('administrator');
		await vi.waitFor(() => expect(tab.desk.thread('t1')).toBeUndefined());
		tab.cut();
		await roles('administrator', 'editor');
		await vi.waitFor(() => expect(tab.desk.thread('t1')).toBeDefined());
		expect(tab.desk.status).toBe('live');
	});

	it('FEED9 that floods is closed', async () => {
		const socket = await opened(server.socket('editor'));
		for (let n = 0; n < 300; n++) say(socket, { type: 'ping' });
		expect(await closed(socket)).toBe(CLOSE.tooFast);
	});
});
