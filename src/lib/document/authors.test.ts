import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { authorRuns, blockAuthorRuns } from './authors.ts';
import { notedCopies } from './copies.ts';
import { CopySources } from './copy-sources.ts';
import type { ReturnedWords } from './returned-words.ts';
import { readSegments, type DeltaInsert } from './segments.ts';
import { seedStory, storyCopies, storyText } from './story-doc.ts';
import { StoryIndex } from './story-index.ts';

const [ANNA, BEN, MALLORY] = [11, 12, 13];

/** A document in which somebody writes under a client id; what others wrote comes with `after`. */
function docOf(clientId: number, after?: Y.Doc): Y.Doc {
	const doc = new Y.Doc();
	if (after) Y.applyUpdate(doc, Y.encodeStateAsUpdate(after));
	doc.clientID = clientId;
	storyText(doc);
	return doc;
}

/** What each hand wrote, in the order of the text: "Anna: 大桥". */
function credits(doc: Y.Doc): string[] {
	const words = storyText(doc).toString();
	const names = new Map([
		[ANNA, 'Anna'],
		[BEN, 'Ben'],
		[MALLORY, 'Mallory']
	]);
	return authorRuns(storyText(doc)).map(
		({ from, to, clientId }) => `${names.get(clientId) ?? '?'}: ${words.slice(from, to)}`
	);
}

/** Notes that the characters `to` were written for `from`, as whoever has the document open. */
function note(doc: Y.Doc, to: [number, number], from: [number, number, number]): void {
	storyCopies(doc).set(to.join('.'), from);
}

/** Anna wrote 大桥, Ben deleted it and wrote it anew. */
function broughtBack(): Y.Doc {
	const anna = docOf(ANNA);
	storyText(anna).insert(0, '大桥');
	const ben = docOf(BEN, anna);
	storyText(ben).delete(0, 2);
	storyText(ben).insert(0, '大桥');
	return ben;
}

test('each character is its writer’s, in the middle of another’s too', () => {
	const anna = docOf(ANNA);
	storyText(anna).insert(0, '大桥合龙');
	const ben = docOf(BEN, anna);
	storyText(ben).insert(2, '昨日');
	storyText(ben).delete(0, 1);
	expect(credits(ben)).toEqual(['Anna: 桥', 'Ben: 昨日', 'Anna: 合龙']);
});

test('a story without words has nobody’s', () => {
	expect(authorRuns(storyText(docOf(ANNA)))).toEqual([]);
});

test('what was written anew stays with who typed it first, and says who brought it back', () => {
	const ben = broughtBack();
	expect(credits(ben)).toEqual(['Ben: 大桥']);
	note(ben, [BEN, 0], [ANNA, 0, 2]);
	expect(credits(ben)).toEqual(['Anna: 大桥']);
	expect(authorRuns(storyText(ben))).toEqual([
		{ from: 0, to: 2, clientId: ANNA, by: BEN, returnedBy: null }
	]);
});

test('also when it was written anew again, in part, beside new words', () => {
	const ben = broughtBack();
	note(ben, [BEN, 0], [ANNA, 0, 2]);
	const mallory = docOf(MALLORY, ben);
	storyText(mallory).delete(1, 1);
	storyText(mallory).insert(1, '新桥梁');
	note(mallory, [MALLORY, 1], [BEN, 1, 1]);
	expect(credits(mallory)).toEqual(['Anna: 大', 'Mallory: 新', 'Anna: 桥', 'Mallory: 梁']);
});

test('nobody can give away, or take, what somebody else typed', () => {
	const anna = docOf(ANNA);
	storyText(anna).insert(0, '大桥');
	const mallory = docOf(MALLORY, anna);
	storyText(mallory).insert(2, '塌了');
	note(mallory, [ANNA, 0], [MALLORY, 0, 2]);
	expect(credits(mallory)).toEqual(['Anna: 大桥', 'Mallory: 塌了']);
	// Characters nobody ever typed.
	note(mallory, [MALLORY, 0], [ANNA, 90, 2]);
	expect(credits(mallory)).toEqual(['Anna: 大桥', 'Mallory: 塌了']);
});

test('notes that stand for themselves or each other lead nowhere, and end', () => {
	const anna = docOf(ANNA);
	storyText(anna).insert(0, '大桥');
	const mallory = docOf(MALLORY, anna);
	storyText(mallory).insert(2, '塌了');
	note(mallory, [MALLORY, 0], [MALLORY, 0, 2]);
	expect(credits(mallory)).toEqual(['Anna: 大桥', 'Mallory: 塌了']);
	note(mallory, [MALLORY, 0], [MALLORY, 1, 1]);
	note(mallory, [MALLORY, 1], [MALLORY, 0, 1]);
	expect(credits(mallory)).toEqual(['Anna: 大桥', 'Mallory: 塌了']);
});

/** Anna wrote 大桥昨日; the last two came back with Mallory after a loss. */
function broughtByMallory(): { doc: Y.Doc; returned: ReturnedWords[] } {
	const doc = docOf(ANNA);
	storyText(doc).insert(0, '大桥昨日');
	return { doc, returned: [{ clientId: ANNA, clock: 2, length: 2, personId: 'mallory' }] };
}

const returnedIn = (doc: Y.Doc, returned: ReturnedWords[]) =>
	authorRuns(storyText(doc), new CopySources(notedCopies(doc), returned)).map(
		({ from, to, clientId, by, returnedBy }) => [from, to, clientId, by, returnedBy]
	);

test('what came back with somebody else after a loss says so, also in the middle and written anew', () => {
	const { doc, returned } = broughtByMallory();
	storyText(doc).insert(4, '合龙');
	expect(returnedIn(doc, returned)).toEqual([
		[0, 2, ANNA, ANNA, null],
		[2, 4, ANNA, ANNA, 'mallory'],
		[4, 6, ANNA, ANNA, null]
	]);
	const ben = docOf(BEN, doc);
	storyText(ben).delete(1, 2);
	storyText(ben).insert(1, '桥昨');
	note(ben, [BEN, 0], [ANNA, 1, 2]);
	expect(returnedIn(ben, returned)).toEqual([
		[0, 1, ANNA, ANNA, null],
		[1, 2, ANNA, BEN, null],
		[2, 3, ANNA, BEN, 'mallory'],
		[3, 4, ANNA, ANNA, 'mallory'],
		[4, 6, ANNA, ANNA, null]
	]);
});

test('a note that came with somebody else after a loss gives nothing away', () => {
	const ben = broughtBack();
	note(ben, [BEN, 0], [ANNA, 0, 2]);
	expect(credits(ben)).toEqual(['Anna: 大桥']);
	const returned = [{ clientId: BEN, clock: 2, length: 1, personId: 'mallory' }];
	expect(returnedIn(ben, returned)).toEqual([[0, 2, BEN, BEN, null]]);
});

test('blocks have their own runs, in the order in which they are shown', () => {
	const anna = docOf(ANNA);
	seedStory(anna, [
		{ type: 'headline', text: '大桥' },
		{ type: 'paragraph', text: '昨日合龙' }
	]);
	const ben = docOf(BEN, anna);
	storyText(ben).insert(5, '正式');
	const text = storyText(ben);
	const index = new StoryIndex(readSegments(text.toDelta() as DeltaInsert[]));
	const run = (from: number, to: number, clientId: number) => ({
		from,
		to,
		clientId,
		by: clientId,
		returnedBy: null
	});
	expect(blockAuthorRuns(index, authorRuns(text))).toEqual([
		[run(0, 2, ANNA)],
		[run(0, 2, ANNA), run(2, 4, BEN), run(4, 6, ANNA)]
	]);
});
