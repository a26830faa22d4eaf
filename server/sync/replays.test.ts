import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReplayRecord } from '#document/replay-record.ts';
import { ReplayText } from '#document/replay-text.ts';
import { seedStory, storyText } from '#document/story-doc.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { Replays } from './replays.ts';

const ROOM = 'story/s1';
let log: MemoryLog;
let replays: Replays;
const open = (bounds = {}) =>
	(replays = new Replays({ log, logger: pino({ level: 'silent' }), bounds }));

beforeEach(() => {
	log = memoryLog();
	open();
});
afterEach(() => replays.close());

/** Somebody writes a headline and some words, a character at a time. */
async function write(words: string): Promise<void> {
	const doc = new Y.Doc();
	doc.clientID = 7;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.transact(() => seedStory(doc, [{ type: 'headline', text: '涨水' }, { type: 'paragraph' }]));
	[...words].forEach((word, i) => storyText(doc).insert(3 + i, word));
	const rows = updates.map((bytes) => ({
		room: ROOM,
		personId: 'anna',
		clientId: 7,
		at: 1,
		bytes
	}));
	await log.append(rows);
}

async function replayOf(room: string): Promise<ReplayText> {
	const made = await replays.of(room);
	if (!made.ok) throw new Error(made.error);
	const text = gunzipSync(made.value.gzip);
	expect(made.value.length).toBe(text.length);
	return new ReplayText(JSON.parse(text.toString()) as ReplayRecord);
}

test('a story comes with every edit of it, whatever was compacted', async () => {
	await write('堤上');
	await log.compact(ROOM, new Uint8Array([0, 0]), 3);
	const replay = await replayOf(ROOM);
	const words = (edit: number) => replay.frame(edit).blocks.map(({ runs }) => runs[0]?.text ?? '');
	expect([1, 2, 3].map(words)).toEqual([
		['涨水', ''],
		['涨水', '堤'],
		['涨水', '堤上']
	]);
});

test('who ask for one story at the same time share one reading of its log', async () => {
	await write('堤上');
	const [one, other] = await Promise.all([replays.of(ROOM), replays.of(ROOM)]);
	expect(one).toBe(other);
	expect(log.loads).toBe(1);
	await replays.of(ROOM);
	expect(log.loads).toBe(2);
});

test('a story nobody has written in has nothing to replay', async () => {
	expect((await replayOf('story/empty')).length).toBe(0);
});

test('a log that makes no document is said to be one, and the next story is replayed', async () => {
	await log.append([
		{ room: 'story/bad', personId: 'anna', clientId: 7, at: 1, bytes: new Uint8Array([9, 9]) }
	]);
	await write('堤');
	expect(await replays.of('story/bad')).toEqual({ ok: false, error: 'failed' });
	expect((await replayOf(ROOM)).length).toBe(2);
});

test('a log longer than its bound is not read to the end', async () => {
	await write('堤上');
	await replays.close();
	open({ bytes: 40 });
	expect(await replays.of(ROOM)).toEqual({ ok: false, error: 'too-long' });
});

test('a story that takes too long ends its thread, and costs no other story its replay', async () => {
	await write('堤上水涨'.repeat(5000));
	await replays.close();
	open({ budget: 1 });
	expect(await replays.of(ROOM)).toEqual({ ok: false, error: 'failed' });
	await replays.close();
	open();
	expect((await replayOf(ROOM)).length).toBe(20_001);
});
