import type { Block } from '#document/block.ts';
import { storyRoom } from '#document/room-name.ts';
import type { Id } from '#model/ids.ts';
import type { PressedStory } from '#model/press-state.ts';
import type { DeskView } from '#model/records.ts';
import { signaturesOf, type Return, type Signature } from '#model/signature.ts';
import type { VersionStore } from '../store/store.ts';
import type { Stories } from '../sync/stories.ts';
import { hashOf } from '../text-hash.ts';
import {
	BLOCKS,
	TEXT,
	wordsOf,
	type Filed,
	type HashedBlock,
	type ListedStory
} from './manifest.ts';

export interface StorySource {
	view: DeskView;
	stories: Pick<Stories, 'ask'>;
	versions: Pick<VersionStore, 'text'>;
}

/** A story's part of a pack. */
export interface StoryFiles {
	listed: ListedStory;
	/** By path; null: what was pressed could not be read. */
	files: Map<string, string> | null;
	signatures: Filed<Signature>[];
	returns: Filed<Return>[];
}

/** What a text's hash is over, and no more: what stands beside could be changed unseen. */
const hashed = ({ type, attrs, runs }: Block): HashedBlock => ({ type, attrs, runs });

export const json = (value: unknown): string => `${JSON.stringify(value, null, '\t')}\n`;

/** The words as they were pressed, every text that somebody signed or sent back, and the record. */
export async function storyFiles(
	source: StorySource,
	{ id, hash }: PressedStory,
	folder: string
): Promise<StoryFiles> {
	const { view, versions } = source;
	const facts = view.get('facts', id);
	const listed = { id, headline: facts?.headline ?? '', hash, folder };
	const texts = new Map<string, string>();
	const filed = async <T extends { hash: string }>(one: T): Promise<Filed<T>> => {
		const path = `${folder}/texts/${one.hash.slice(0, 16)}.json`;
		const blocks = texts.has(path) ? null : await versions.text(id, one.hash);
		if (blocks) texts.set(path, json(blocks.map(hashed)));
		return { ...one, text: texts.has(path) ? path : null };
	};
	const signatures = await inOrder(signaturesOf(view, id), filed);
	const returns = await inOrder(
		[...view.list('return')].filter(({ storyId }) => storyId === id).sort((a, b) => a.at - b.at),
		filed
	);
	const blocks = await pressedText(source, id, hash);
	if (!blocks) return { listed, files: null, signatures, returns };
	const threads = [...view.list('thread')].filter(({ storyId }) => storyId === id);
	const record = { story: view.get('story', id), facts, threads };
	const files = new Map([
		[`${folder}/${TEXT}`, wordsOf(blocks)],
		[`${folder}/${BLOCKS}`, json(blocks.map(hashed))],
		[`${folder}/story.json`, json(record)],
		...texts
	]);
	return { listed, files, signatures, returns };
}

/** What was signed off is kept under its hash; what went to press unsigned is read from the text, which is locked. Null: it could not be read, or is another one. */
async function pressedText(
	{ stories, versions }: StorySource,
	id: Id,
	hash: string
): Promise<Block[] | null> {
	const kept = await versions.text(id, hash);
	if (kept) return kept;
	try {
		const blocks = await stories.ask(storyRoom(id), { type: 'blocks' });
		return hashOf(blocks) === hash ? blocks : null;
	} catch {
		// The pack says which story is missing; the thread that reads has logged why.
		return null;
	}
}

async function inOrder<T, U>(all: readonly T[], each: (one: T) => Promise<U>): Promise<U[]> {
	const done: U[] = [];
	for (const one of all) done.push(await each(one));
	return done;
}
