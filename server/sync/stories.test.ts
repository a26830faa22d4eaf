import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeAnchor } from '#document/anchors.ts';
import { storyText } from '#document/story-doc.ts';
import type { Anchor } from '#model/thread.ts';
import { fedRooms, type FedRooms } from '#tests/support/fed-rooms.ts';
import { Stories, type StoriesOptions } from './stories.ts';

const [BRIDGE, FERRY, MARKET] = ['story/bridge', 'story/ferry', 'story/market'];

let rooms: FedRooms;
let stories: Stories;

function start(limits: StoriesOptions['limits'] = {}, feed = rooms.feed): void {
	stories = new Stories({ feed, limits, logger: pino({ level: 'silent' }) });
}

beforeEach(() => {
	rooms = fedRooms();
	rooms.open(BRIDGE, '大桥昨晚通车，全长八百六十米。');
	rooms.open(FERRY, '渡船今起停航。');
	rooms.open(MARKET, '鱼市清晨开张。');
});
afterEach(() => stories.close());

const excerpt = async (room: string) => (await stories.ask(room, { type: 'facts' })).excerpt;
/** From which position each feed went on; 0: everything. */
const positions = (room: string) => rooms.fed.filter((one) => one.room === room).map((f) => f.from);

function anchorOn(room: string, quote: string): Anchor {
	const text = storyText(rooms.doc(room));
	const from = text.toString().indexOf(quote);
	const spot = (offset: number) => ({ block: 0, offset });
	return makeAnchor(text, spot(from), spot(from + quote.length));
}

/** Takes minutes where the words are many and all alike, and no time elsewhere. */
const tedious = (): { type: 'follow'; anchors: Anchor[] } => {
	const anchor = { start: null, end: null, quote: '的', prefix: '的的的', suffix: '的的' };
	return { type: 'follow', anchors: Array.from({ length: 5000 }, () => anchor) };
};
const TEDIOUS = '的'.repeat(50_000);
const BUDGET = { budget: 1000 };

describe('a question about a story', () => {
	beforeEach(() => start());

	test('about its facts names the characters that no face has', async () => {
		rooms.open('story/names', '𰀀氏兄弟回乡🎉，乡亲𰀀氏来接。');
		expect(await stories.ask('story/names', { type: 'facts' })).toMatchObject({ lacking: '𰀀🎉' });
	});

	test('about its facts names the characters of its headline that no face has bold', async () => {
		rooms.open('story/bold', '乡亲𬱖氏来接。');
		expect(await stories.ask('story/bold', { type: 'facts' })).toMatchObject({ light: '' });
	});

	test('sees all that came before it, and only that has to be brought', async () => {
		expect(await excerpt(BRIDGE)).toBe('大桥昨晚通车，全长八百六十米。');
		rooms.write(BRIDGE, '禾溪');
		rooms.write(BRIDGE, '又讯：');
		expect(await excerpt(BRIDGE)).toBe('又讯：禾溪大桥昨晚通车，全长八百六十米。');
		expect(rooms.fed.map(({ from, updates, to }) => [from, updates.length, to])).toEqual([
			[0, 1, 1],
			[1, 2, 3]
		]);
	});

	test('is answered after those asked before it', async () => {
		const before = excerpt(BRIDGE);
		rooms.write(BRIDGE, '禾溪');
		const after = stories.ask(BRIDGE, { type: 'facts' });
		const [one, other] = await Promise.all([before, after]);
		expect([one.length, other.length]).toEqual([17, 17]);
		expect(positions(BRIDGE)).toEqual([0, 2]);
	});

	test('gets everything anew of a room that has been loaded again', async () => {
		await excerpt(BRIDGE);
		rooms.open(BRIDGE, '大桥停工。');
		expect(await excerpt(BRIDGE)).toBe('大桥停工。');
		expect(positions(BRIDGE)).toEqual([0, 0]);
	});

	test('finds what became of each anchor', async () => {
		const anchors = ['昨晚通车', '全长八百六十米。', '大桥'].map((quote) =>
			anchorOn(BRIDGE, quote)
		);
		const text = storyText(rooms.doc(BRIDGE));
		text.delete(text.toString().indexOf('昨晚'), 4);
		text.delete(text.toString().indexOf('全长'), 8);
		text.insert(0, '全长八百六十米。');
		const found = await stories.ask(BRIDGE, { type: 'follow', anchors });
		expect(found).toMatchObject([
			{ state: 'gone' },
			{ state: 'moved', anchor: { quote: '全长八百六十米。' } },
			{ state: 'here' }
		]);
	});

	test('checks an anchor against the words as they are', async () => {
		const anchor = anchorOn(BRIDGE, '昨晚通车');
		rooms.write(BRIDGE, '禾溪');
		expect(await stories.ask(BRIDGE, { type: 'anchor', anchor })).toEqual(anchor);
		const other = { ...anchor, quote: '今晨通车' };
		expect(await stories.ask(BRIDGE, { type: 'anchor', anchor: other })).toBeNull();
	});

	test('is refused where the words cannot be read, and answered when they can', async () => {
		await excerpt(BRIDGE);
		rooms.pass(BRIDGE, Uint8Array.of(255));
		await expect(excerpt(BRIDGE)).rejects.toThrow('cannot be read');
		expect(await excerpt(FERRY)).toBe('渡船今起停航。');
		rooms.open(BRIDGE, '大桥停工。');
		expect(await excerpt(BRIDGE)).toBe('大桥停工。');
	});

	test('is refused when all is closed, and so is what still waits', async () => {
		await excerpt(BRIDGE);
		const waiting = stories.ask(BRIDGE, tedious());
		const refused = expect(waiting).rejects.toThrow('closed');
		await stories.close();
		await refused;
		await expect(excerpt(FERRY)).rejects.toThrow('closed');
	});
});

describe('what the thread has in hand', () => {
	test('is bounded by number: the story asked about longest ago goes first', async () => {
		start({ stories: 2 });
		for (const room of [BRIDGE, FERRY, BRIDGE, MARKET, BRIDGE, FERRY]) await excerpt(room);
		expect([positions(BRIDGE), positions(FERRY)]).toEqual([
			[0, 1, 1],
			[0, 0]
		]);
	});

	test('is bounded by bytes, but for the story at hand', async () => {
		start({ bytes: 100 });
		for (const room of [BRIDGE, BRIDGE, FERRY, BRIDGE]) await excerpt(room);
		expect([positions(BRIDGE), positions(FERRY)]).toEqual([[0, 1, 0], [0]]);
	});
});

describe('a thread that ends', { timeout: 60_000 }, () => {
	/** Hands out so many words for the first questions about the bridge that they take too long. */
	function heavy(questions: number): FedRooms['feed'] {
		let left = questions;
		const bulky = fedRooms();
		bulky.open(BRIDGE, TEDIOUS);
		return (room, since) =>
			room === BRIDGE && left-- > 0 ? bulky.feed(room, null) : rooms.feed(room, since);
	}

	test('because a question takes too long is replaced, and the question asked once more', async () => {
		start(BUDGET, heavy(1));
		await excerpt(FERRY);
		const found = await stories.ask(BRIDGE, tedious());
		expect(found[0]).toEqual({ state: 'gone' });
		// The new one has nothing in hand yet.
		expect(await excerpt(FERRY)).toBe('渡船今起停航。');
		expect(positions(FERRY)).toEqual([0, 0]);
	});

	test('because of the same question again leaves that one unanswered, and no other', async () => {
		start(BUDGET, heavy(2));
		const again = () => stories.ask(BRIDGE, tedious());
		const [tried, ...others] = await Promise.allSettled([
			again(),
			excerpt(FERRY),
			excerpt(MARKET),
			excerpt(BRIDGE)
		]);
		expect(tried).toMatchObject({
			status: 'rejected',
			reason: { message: expect.stringContaining('no answer in 1000 ms') }
		});
		expect(others.map((one) => one.status === 'fulfilled' && one.value)).toEqual([
			'渡船今起停航。',
			'鱼市清晨开张。',
			'大桥昨晚通车，全长八百六十米。'
		]);
		const { length } = positions(BRIDGE);
		await expect(again()).rejects.toThrow('not asked now');
		expect(positions(BRIDGE)).toHaveLength(length);
	});

	test('is asked the same again after a while', async () => {
		start({ ...BUDGET, rest: 0 }, heavy(2));
		await expect(stories.ask(BRIDGE, tedious())).rejects.toThrow('no answer');
		expect(await stories.ask(BRIDGE, tedious())).toHaveLength(5000);
	});

	test('for want of memory takes nothing with it but itself', async () => {
		const riddled = new Y.Doc();
		const text = storyText(riddled);
		riddled.transact(() => {
			for (let i = 0; i < 120_000; i++) text.insert(0, '字');
		});
		Y.applyUpdate(rooms.doc(BRIDGE), Y.encodeStateAsUpdate(riddled));
		start({ memory: 24 });
		await expect(excerpt(BRIDGE)).rejects.toThrow('memory');
		expect(await excerpt(FERRY)).toBe('渡船今起停航。');
	}, 20_000);
});
