import type * as Y from 'yjs';
import type { Id } from '#model/ids.ts';
import { notedCopies } from './copies.ts';
import { CopySources } from './copy-sources.ts';
import { fullLength, type Segment } from './segments.ts';
import { visibleOffset, type StoryIndex } from './story-index.ts';

/** Consecutive characters of a Y.Text of one hand, by raw index. */
export interface AuthorRun {
	from: number;
	to: number;
	/** Under which client id the characters were first typed. */
	clientId: number;
	/** Under which they stand there now: another one where they were brought back, or moved. */
	by: number;
	/** Who brought the first ones after a loss, so that they need not be that client’s; null: nobody. */
	returnedBy: Id | null;
}

/** Who wrote each character of a story, newlines and embeds included; neighbours are joined. */
export function authorRuns(
	text: Y.Text,
	sources = new CopySources(notedCopies(text.doc as Y.Doc))
): AuthorRun[] {
	const runs: AuthorRun[] = [];
	let at = 0;
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const by = item.id.client;
		for (const origin of sources.origins({ ...item.id, length: item.length })) {
			const { client, length, returnedBy } = origin;
			const last = runs[runs.length - 1];
			const goesOn = last?.clientId === client && last.by === by && last.returnedBy === returnedBy;
			if (goesOn) last.to += length;
			else runs.push({ from: at, to: at + length, clientId: client, by, returnedBy });
			at += length;
		}
	}
	return runs;
}

/**
 * The runs of each block, in the order in which blocks are shown, by UTF-16 units into its content
 * as the editor counts them. What does not show is left out.
 */
export function blockAuthorRuns(index: StoryIndex, runs: readonly AuthorRun[]): AuthorRun[][] {
	const bySegment = new Map<Segment, AuthorRun[]>();
	let start = 0;
	let next = 0;
	for (const segment of index.segments) {
		const end = start + segment.length;
		const found: AuthorRun[] = [];
		while ((runs[next]?.to ?? Infinity) <= start) next++;
		for (let i = next; (runs[i]?.from ?? Infinity) < end; i++) {
			const run = runs[i] as AuthorRun;
			const from = visibleOffset(segment, Math.max(0, run.from - start));
			const to = visibleOffset(segment, Math.min(segment.length, run.to - start));
			if (from < to) found.push({ ...run, from, to });
		}
		bySegment.set(segment, found);
		start += fullLength(segment);
	}
	return index.shown.map((segment) => bySegment.get(segment) ?? []);
}
