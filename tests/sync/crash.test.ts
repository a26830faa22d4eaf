import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#document/close-codes.ts';
import { decodeFrame, encodeFrame, type Frame } from '#document/protocol.ts';
import { storyText } from '#document/story-doc.ts';
import { LIMITS } from '#server/sync/limits.ts';
import { forged } from '#tests/support/crafted.ts';
import { dial } from '#tests/support/memory-net.ts';
import { House, ROOM, turn } from './room/house.ts';
import { Peer } from './room/peer.ts';

let house: House;
let windows: Peer[];

beforeEach(async () => {
	house = new House();
	windows = [];
	await house.start();
});

afterEach(async () => {
	windows.forEach((window) => window.close());
	await house.close();
	expect(windows.flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** A window of somebody's that has all there is. */
async function windowOf(person: string): Promise<Peer> {
	const window = new Peer(`${person}${windows.length}`, person, false);
	windows.push(window);
	await arrive(window);
	return window;
}

async function arrive(window: Peer): Promise<void> {
	window.connect(house.accept);
	await until(() => window.synced);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	await expect.poll(holds, { interval: 1 }).toBe(true);
}

const isSaved = (window: Peer) => until(() => window.synced && window.unsaved === 0);
const sees = (window: Peer, word: string) => until(() => textOf(window).includes(word));
const textOf = ({ doc }: Peer): string => storyText(doc).toString();

/** Kills the server: what is not on disk is lost; then there is another. */
async function crash(): Promise<void> {
	const down = house.crash();
	windows.forEach((window) => window.drop());
	house.unstall();
	await down;
	await house.start();
}

async function restart(): Promise<void> {
	await house.stop();
	windows.forEach((window) => window.drop());
	await house.start();
}

async function ownerOf({ doc }: Peer): Promise<string | undefined> {
	const { owners } = await house.server.sync.hands(ROOM);
	return owners.find(({ clientId }) => clientId === doc.clientID)?.personId;
}

const handsOf = () => house.server.sync.hands(ROOM);
const everything = ({ doc }: Peer) => Y.encodeStateAsUpdate(doc);

/** A socket of somebody's that sends these frames; its close code, or the frames acknowledged. */
async function send(
	person: string,
	...frames: Frame[]
): Promise<{ code?: number; acked?: number }> {
	const { socket } = dial(house.accept, person);
	const words = frames.filter(({ type }) => type === 'step2' || type === 'update').length;
	const outcome = await new Promise<{ code?: number; acked?: number }>((resolve) => {
		socket.on('open', () => frames.forEach((frame) => socket.send(encodeFrame(frame))));
		socket.on('close', (code) => resolve({ code }));
		socket.on('message', (data: Buffer) => {
			const frame = decodeFrame(Uint8Array.from(data));
			if (frame?.type === 'ack' && frame.frames === words) resolve({ acked: words });
		});
	});
	socket.terminate();
	return outcome;
}

const REFUSED = { code: CLOSE.malformed };
const step2 = (update: Uint8Array): Frame => ({ type: 'step2', update });

/** Where the next character of a window’s goes. */
const nextOf = ({ doc }: Peer): [client: number, clock: number] => [
	doc.clientID,
	Y.getState(doc.store, doc.clientID)
];

/** Chen and Ben write; what Chen typed last is in both windows, and the server has lost it. */
async function lose(): Promise<{ chen: Peer; ben: Peer; lost: string }> {
	const [chen, ben] = [await windowOf('chen'), await windowOf('ben')];
	for (const window of [chen, ben]) {
		window.type(0);
		await isSaved(window);
	}
	house.stall();
	const lost = chen.type(0);
	await sees(ben, lost);
	await crash();
	return { chen, ben, lost };
}

describe('SYNC20: words of a colleague’s that a crash has lost', () => {
	test('are taken back also when the room has been closed in order since', async () => {
		const { chen, ben, lost } = await lose();
		await windowOf('anna');
		await restart();
		await arrive(ben);
		const own = ben.type(0);
		await isSaved(ben);
		await restart();
		await arrive(chen);
		const last = chen.type(0);
		await isSaved(chen);
		const anna = await windowOf('anna');
		for (const word of [lost, own, last]) await sees(anna, word);
		expect(await ownerOf(chen)).toBe('chen');
	});

	test('do not become the words of whoever brings them back, though they were the first', async () => {
		const [chen, ben] = [await windowOf('chen'), await windowOf('ben')];
		house.stall({ wordsOnly: true });
		const lost = chen.type(0);
		await sees(ben, lost);
		await crash();
		await windowOf('anna');
		await restart();
		await arrive(ben);
		await isSaved(ben);
		const brought = {
			...{ clientId: chen.doc.clientID, clock: 0, length: lost.length },
			personId: 'ben'
		};
		expect((await handsOf()).returned).toEqual([brought]);
		await restart();
		await arrive(chen);
		const own = chen.type(0);
		await isSaved(chen);
		await sees(await windowOf('anna'), `${own}${lost}`);
		expect(await ownerOf(chen)).toBe('chen');
		expect((await handsOf()).returned).toEqual([brought]);
	});

	test('are the own ones of another window of the same person', async () => {
		const [chen, second] = [await windowOf('chen'), await windowOf('chen')];
		house.stall({ wordsOnly: true });
		const lost = chen.type(0);
		await sees(second, lost);
		await crash();
		await arrive(second);
		await isSaved(second);
		expect(await ownerOf(chen)).toBe('chen');
		expect((await handsOf()).returned).toEqual([]);
	});

	test('come back with a window that shows itself only afterwards', async () => {
		const { chen, lost } = await lose();
		expect(await send('chen', step2(everything(chen)))).toEqual({ acked: 1 });
		await sees(await windowOf('anna'), lost);
		expect(await ownerOf(chen)).toBe('chen');
		expect((await handsOf()).returned).toEqual([]);
	});
});

describe('SYNC20: a forger after a crash', () => {
	test('who invents an id writes under their own name', async () => {
		await lose();
		expect(await send('editor', step2(forged(901, 0, '⟨发明⟩')))).toEqual({ acked: 1 });
		const { owners, returned } = await handsOf();
		expect(owners).toContainEqual({ clientId: 901, personId: 'editor' });
		expect(returned).toEqual([]);
		expect(await send('chen', step2(forged(901, 4, '冒名')))).toEqual(REFUSED);
	});

	test('gets no words credited to the colleague, and none in once that colleague is back', async () => {
		const { chen, ben } = await lose();
		const [client, clock] = nextOf(ben);
		expect(await send('editor', step2(forged(client, clock, '⟨冒名⟩')))).toEqual({ acked: 1 });
		expect((await handsOf()).returned).toEqual([
			{ clientId: client, clock, length: 4, personId: 'editor' }
		]);
		await arrive(chen);
		await isSaved(chen);
		expect(await send('editor', step2(forged(...nextOf(chen), '冒名')))).toEqual(REFUSED);
		await restart();
		expect(await send('editor', step2(forged(...nextOf(chen), '冒名')))).toEqual(REFUSED);
	});

	test('gets no words in for somebody who wrote nothing between the start and the crash', async () => {
		const early = await windowOf('anna');
		early.type(0);
		await isSaved(early);
		await restart();
		await lose();
		expect(await send('editor', step2(forged(...nextOf(early), '冒名')))).toEqual(REFUSED);
	});

	test('gets no words in by an update', async () => {
		const { ben } = await lose();
		const update = forged(...nextOf(ben), '冒名');
		const frames: Frame[] = [step2(Uint8Array.of(0, 0)), { type: 'update', update }];
		expect(await send('editor', ...frames)).toEqual(REFUSED);
	});
});

describe('SYNC18: the first words of a window', () => {
	test('are passed on, in their order, once the log knows whose they are', async () => {
		const [chen, ben] = [await windowOf('chen'), await windowOf('ben')];
		ben.type(0);
		await isSaved(ben);
		house.stall();
		const words = [chen.type(0), chen.type(0), chen.type(0)].reverse().join('');
		const others = ben.type(0);
		await sees(chen, others);
		for (let turns = 0; turns < 20; turns++) await turn();
		expect(textOf(ben)).not.toContain(words.slice(0, 3));
		expect(chen.unsaved).toBe(3);
		house.unstall();
		await sees(ben, words);
		await isSaved(chen);
		expect((await house.log.load(ROOM)).clients.map(({ personId }) => personId)).toContain('chen');
	});

	test('wait while the disk refuses, which keeps nobody from reading and the rest from writing', async () => {
		const [chen, ben] = [await windowOf('chen'), await windowOf('ben')];
		ben.type(0);
		await isSaved(ben);
		house.refuses = true;
		const words = chen.type(0);
		const others = ben.type(0);
		await sees(chen, others);
		await sees(await windowOf('anna'), others);
		expect(textOf(ben)).not.toContain(words);
		house.refuses = false;
		await isSaved(chen);
		await sees(ben, words);
	});

	test('come in though their window has gone meanwhile, but not without the right to', async () => {
		const [chen, ben, anna] = [
			await windowOf('chen'),
			await windowOf('ben'),
			await windowOf('anna')
		];
		house.stall();
		const [gone, signedOff] = [chen.type(0), ben.type(0)];
		for (let turns = 0; turns < 20; turns++) await turn();
		chen.drop();
		house.server.person('ben', { roles: ['proofreader'] });
		house.unstall();
		await sees(anna, gone);
		expect(textOf(anna)).not.toContain(signedOff);
		house.server.person('ben', { roles: ['editor'] });
		await sees(anna, signedOff);
	});

	test('are not gathered without end', async () => {
		await windowOf('anna');
		house.stall();
		const update = (words: number): Frame => ({
			type: 'update',
			update: forged(901, words, '字', words > 0 ? { client: 901, clock: words - 1 } : null)
		});
		const frames = Array.from({ length: LIMITS.framesWaiting + 2 }, (_, index) => update(index));
		const { socket } = dial(house.accept, 'chen');
		const closed = new Promise((resolve) => socket.on('close', resolve));
		await new Promise((resolve) => socket.on('open', resolve));
		for (const frame of frames) socket.send(encodeFrame(frame));
		expect(await closed).toBe(CLOSE.unavailable);
		house.unstall();
	});

	test('leave nothing behind that may lack once the room has been closed', async () => {
		const [chen, ben] = [await windowOf('chen'), await windowOf('ben')];
		chen.type(0);
		ben.type(0);
		await isSaved(chen);
		await isSaved(ben);
		expect(house.log.unsettled.get(ROOM)?.size).toBe(2);
		house.stall();
		(await windowOf('anna')).type(0);
		await turn();
		const stopped = house.stop();
		house.unstall();
		await stopped;
		expect([...(house.log.unsettled.get(ROOM) ?? [])]).toEqual([]);
		await house.start();
	});
});
