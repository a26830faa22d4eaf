import type { Node } from '@tiptap/pm/model';
import type { AuthorRun } from '#document/authors.ts';
import type { Id } from '#model/ids.ts';

/** Consecutive characters of one person in one block, as positions in the editor's document. */
export interface Passage {
	block: number;
	from: number;
	to: number;
	/** Who first typed them; null: nobody knows. */
	personId: Id | null;
	/** Who brought them back, or carried them here; null where nobody else did. */
	by: Id | null;
}

/** What somebody has in the text. */
export interface Share {
	personId: Id | null;
	/** Characters, spaces left out. */
	count: number;
	/** Of all characters, in whole per cent; all of them make 100. */
	percent: number;
}

/** The passages of a document, from the runs of its blocks as blockAuthorRuns gives them. */
export function passagesOf(
	doc: Node,
	blocks: readonly (readonly AuthorRun[])[],
	personOf: (clientId: number) => Id | null
): Passage[] {
	const passages: Passage[] = [];
	doc.forEach((node, offset, block) => {
		for (const run of blocks[block] ?? []) {
			const isLoss = run.returnedBy !== null;
			const personId = isLoss ? null : personOf(run.clientId);
			const writer = isLoss && run.by === run.clientId ? run.returnedBy : personOf(run.by);
			const by = writer === personId ? null : writer;
			const from = offset + 1 + run.from;
			const to = offset + 1 + Math.min(run.to, node.content.size);
			const last = passages[passages.length - 1];
			const goesOn = last?.to === from && last.personId === personId && last.by === by;
			if (goesOn) last.to = to;
			else if (from < to) passages.push({ block, from, to, personId, by });
		}
	});
	return passages;
}

/** How much of the text is whose, most first. */
export function sharesOf(doc: Node, passages: readonly Passage[]): Share[] {
	const counts = new Map<Id | null, number>();
	for (const { from, to, personId } of passages) {
		const count = charactersIn(doc.textBetween(from, to, '', ' '));
		if (count > 0) counts.set(personId, (counts.get(personId) ?? 0) + count);
	}
	return sharesFrom(counts);
}

/** The same from how many characters each has. */
export function sharesFrom(counts: ReadonlyMap<Id | null, number>): Share[] {
	const shares = [...counts].map(([personId, count]) => ({ personId, count, percent: 0 }));
	shares.sort((a, b) => b.count - a.count);
	return inPercent(shares);
}

const charactersIn = (text: string): number => [...text.replace(/\s/g, '')].length;

/** Rounded down, and what is missing to 100 given to those who lost most by it. */
function inPercent(shares: Share[]): Share[] {
	const total = shares.reduce((sum, { count }) => sum + count, 0);
	const exact = (share: Share) => (share.count / total) * 100;
	for (const share of shares) share.percent = Math.floor(exact(share));
	const missing = 100 - shares.reduce((sum, { percent }) => sum + percent, 0);
	const byLoss = [...shares].sort((a, b) => (exact(b) % 1) - (exact(a) % 1));
	for (const share of byLoss.slice(0, missing)) share.percent += 1;
	return shares;
}

/** The passage in which a position lies; at a border the one before it, as a caret belongs. */
export function passageAt(passages: readonly Passage[], pos: number): Passage | null {
	return (
		passages.find(({ from, to }) => from < pos && pos <= to) ??
		passages.find(({ from }) => from === pos) ??
		null
	);
}

/** Who has words in each block, in the order in which they come. */
export function peopleByBlock(passages: readonly Passage[]): Map<number, (Id | null)[]> {
	const blocks = new Map<number, (Id | null)[]>();
	for (const { block, personId } of passages) {
		const people = blocks.get(block) ?? [];
		if (!people.includes(personId)) people.push(personId);
		blocks.set(block, people);
	}
	return blocks;
}
