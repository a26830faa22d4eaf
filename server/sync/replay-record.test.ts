import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ReplayText, type ReplayBlock } from '#document/replay-text.ts';
import type { Run } from '#document/block.ts';
import { blocksOf, seedStory, storyText } from '#document/story-doc.ts';
import { TailPacker } from '#server/store/logged-tail.ts';
import type { LoggedHistory } from '#server/store/store.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { replayRecordOf } from './replay-record.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

/** A log of updates, each by the person of its turn and a second after the one before. */
function historyOf(
	updates: readonly Uint8Array[],
	clients: Record<number, string> = {},
	writer: (index: number) => string = () => 'anna'
): LoggedHistory {
	const tail = new TailPacker();
	updates.forEach((bytes, index) => {
		tail.addBytes(bytes);
		tail.label(index + 1, tail.numberOf(writer(index)), (index + 1) * 1000);
	});
	const owners = Object.entries(clients).map(([id, personId]) => ({
		...{ clientId: Number(id), personId, mayLack: false }
	}));
	return { ...tail.pack(), clients: owners, returned: [] };
}

const replayOf = (history: LoggedHistory) => new ReplayText(replayRecordOf(history));

/** What readers of a block see: neighbours with the same marks are one run, whoever wrote them. */
const read = ({
	type,
	attrs,
	runs
}: Pick<ReplayBlock, 'type' | 'attrs'> & { runs: readonly Run[] }) => {
	const joined: Pick<Run, 'text' | 'marks' | 'embed'>[] = [];
	for (const { text: words, marks, embed } of runs) {
		// Where somebody once wrote between its halves, Yjs has forgotten what a character was.
		const text = words.replace(/[\ud800-\udfff]/g, '\ufffd');
		const last = joined.at(-1);
		const goesOn = last && !embed && !last.embed && sorted(last.marks) === sorted(marks);
		if (goesOn) last.text += text;
		else joined.push({ text, marks, embed });
	}
	return { type, attrs, runs: joined };
};
const sorted = (marks: object) => JSON.stringify(Object.entries(marks).sort());

test('the text after every edit of a log is what a document of the log up to there says', () => {
	for (const seed of SEEDS) {
		const { updates } = randomStory(randomOf(seed), 120);
		const replay = replayOf(historyOf(updates));
		const doc = new Y.Doc();
		const moments = updates.map((update, index) => {
			Y.applyUpdate(doc, update);
			const copy = new Y.Doc();
			Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
			const edit = replay.at.filter((at) => at <= (index + 1) * 1000).length;
			return { edit, blocks: blocksOf(storyText(copy)).map(read) };
		});
		// Forwards, and then back again.
		for (const { edit, blocks } of [...moments, ...moments.toReversed()])
			expect(replay.frame(edit).blocks.map(read), `seed ${seed}, edit ${edit}`).toEqual(blocks);
		expect(replay.frame(0).counts.size).toBe(0);
	}
});

test('words are whose hand typed them, when it did, and tell what they took the place of', () => {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const as = (clientId: number, write: (text: Y.Text) => void) => {
		doc.clientID = clientId;
		doc.transact(() => write(storyText(doc)));
	};
	as(1, () => seedStory(doc, [{ type: 'headline', text: '大桥' }, { type: 'paragraph' }]));
	as(2, (text) => text.insert(3, '三月开工'));
	as(1, (text) => text.delete(3, 1));
	as(1, (text) => text.insert(3, '四'));
	const replay = replayOf(
		historyOf(updates, { 1: 'anna', 2: 'ben' }, (index) => (index === 1 ? 'ben' : 'anna'))
	);
	expect(replay.by).toEqual(['anna', 'ben', 'anna', 'anna']);
	const { blocks, counts } = replay.frame(4, 2);
	const [headline, paragraph] = blocks;
	expect(headline).toMatchObject({ type: 'headline', runs: [{ text: '大桥', personId: 'anna' }] });
	expect(paragraph?.runs).toMatchObject([
		{ text: '四', personId: 'anna', fresh: true },
		{ text: '月开工', personId: 'ben', fresh: false }
	]);
	expect([...counts]).toEqual([
		['anna', 3],
		['ben', 3]
	]);
	const [rewritten] = paragraph?.runs ?? [];
	expect(rewritten && replay.cameWith(rewritten.unit)).toBe(4);
	const written = { began: 3, since: 2, until: 4 };
	expect(rewritten && replay.replacedBy(rewritten, written)).toBe('三');
	// Neither what went long before, nor what came with it and went again.
	expect(rewritten && replay.replacedBy(rewritten, { ...written, since: 3 })).toBe('');
	expect(rewritten && replay.replacedBy(rewritten, { ...written, began: 2 })).toBe('');
	expect(replay.frame(3).blocks[0]).toBe(headline);
});

test('an edit that comes a second time, after a commit without an answer, counts once', () => {
	const doc = new Y.Doc();
	doc.clientID = 1;
	storyText(doc).insert(0, '涨水');
	const update = Y.encodeStateAsUpdate(doc);
	const replay = replayOf(historyOf([update, update], { 1: 'anna' }));
	expect(replay.length).toBe(1);
	expect(replay.frame(1).blocks[0]?.runs[0]?.text).toBe('涨水');
});

test('a log without updates, or without words, is a replay of no edits', () => {
	expect(replayOf(historyOf([])).length).toBe(0);
	const doc = new Y.Doc();
	doc.getMap('meta').set('schema', 1);
	expect(replayOf(historyOf([Y.encodeStateAsUpdate(doc)])).length).toBe(0);
});

test('a log with a hole is refused, not guessed at', () => {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	storyText(doc).insert(0, '涨');
	storyText(doc).insert(1, '水');
	expect(() => replayRecordOf(historyOf(updates.slice(1)))).toThrow('makes no document');
});
