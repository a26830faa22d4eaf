import type { Edition } from '../edition.ts';
import { bySpot, daysPapers } from '../edition-address.ts';
import type { Id } from '../ids.ts';
import { pairsOf } from '../likeness.ts';
import type { DeskView } from '../records.ts';
import { sharedPieces } from '../sketch.ts';
import type { StoryFacts } from '../story.ts';
import type { EarlierStory } from './check-item.ts';

/** A story as far as repeats of it can be told. */
export interface PrintedStory extends EarlierStory {
	/** Of its words. */
	hash: string;
	sketch: string[];
	/** Assets. */
	pictures: Id[];
}

/** What went to press in some editions, the oldest first. */
export interface PrintedPapers {
	/** Each day’s own. */
	editions: { date: string; pages: number }[];
	stories: PrintedStory[];
	/** Sketches of an edition's own stories, by the hash of their words: their facts come without. */
	sketches?: Record<string, string[]>;
}

/** Editions back to which repeats are looked for. */
export const EDITIONS_BACK = 30;

/** What stood on the pages of the editions before one. */
export function printedBefore(
	view: DeskView,
	edition: Edition,
	back = EDITIONS_BACK
): PrintedPapers {
	const before = [...view.list('edition')]
		.filter((one) => bySpot(one, edition) < 0)
		.sort(bySpot)
		.slice(-back);
	const dates = new Map(before.map(({ id, date }) => [id, date]));
	const pages = [...view.list('page')].filter(({ editionId }) => dates.has(editionId));
	return {
		editions: daysPapers(before).map(({ id, date }) => ({
			date,
			pages: pages.filter(({ editionId }) => editionId === id).length
		})),
		stories: storiesOn(view, new Map(pages.map((page) => [page.id, page.number])), dates)
	};
}

/**
 * The same, of the stories alone that one of this edition's is like: what a browser needs to look for
 * repeats, and no more of the papers of a month than that.
 */
export function printedLike(view: DeskView, edition: Edition): PrintedPapers {
	const { editions, stories } = printedBefore(view, edition);
	const own = [...view.list('story')].flatMap(({ id, editionId }) => {
		const facts = editionId === edition.id ? view.get('facts', id) : undefined;
		return facts ? [printedOf(facts, edition.date, 0)] : [];
	});
	const known = new PrintedStories({ editions: [], stories: own });
	return {
		...{ editions, stories: stories.filter((story) => known.isLike(story)) },
		sketches: Object.fromEntries(
			own.flatMap(({ hash, sketch }) => (hash === '' ? [] : [[hash, sketch] as const]))
		)
	};
}

/** @param page where it begins */
export const printedOf = (
	{ id: storyId, headline, hash, sketch = [], pictures = [] }: StoryFacts,
	date: string,
	page: number
): PrintedStory => ({
	...{ storyId, date, page, headline, hash, sketch },
	pictures: pictures.flatMap(({ asset }) => asset ?? [])
});

/** Every story on some pages once, where it begins. */
function storiesOn(
	view: DeskView,
	numbers: ReadonlyMap<Id, number>,
	dates: ReadonlyMap<Id, string>
): PrintedStory[] {
	const found = new Map<Id, PrintedStory>();
	for (const { storyId, pageId, editionId } of view.list('placement')) {
		const [page, date] = [numbers.get(pageId), dates.get(editionId)];
		const known = found.get(storyId);
		if (page === undefined || date === undefined || (known && known.page < page)) continue;
		const facts = view.get('facts', storyId);
		if (!facts) continue;
		found.set(storyId, printedOf(facts, date, page));
	}
	return [...found.values()];
}

/** What is alike about two stories. */
export interface Alike {
	of: PrintedStory;
	by: 'same' | 'words' | 'headline';
}

/** Most of the pieces of the shorter stand in the other, as far as a sketch tells. */
const MOST = 0.5;
/** Pairs of characters that two headlines share, and the least of them: 天气预报 is every day's. */
const HEADLINE = { share: 0.8, pairs: 6 } as const;

/** Stories to be compared with, found by what they have in common. */
export class PrintedStories {
	readonly editions: PrintedPapers['editions'];
	readonly #byPiece = new Map<string, PrintedStory[]>();
	readonly #byPair = new Map<string, PrintedStory[]>();
	readonly #byHash = new Map<string, PrintedStory[]>();
	readonly #byPicture = new Map<string, PrintedStory[]>();
	readonly #pairs = new Map<PrintedStory, number>();
	readonly #sketches: ReadonlyMap<string, string[]>;
	/** By story, what was found for the words that it had: most of a check’s stories are as they were. */
	readonly #found = new Map<Id, { words: string; alike: Alike | null }>();

	constructor({ editions, stories, sketches = {} }: PrintedPapers) {
		this.editions = editions;
		this.#sketches = new Map(Object.entries(sketches));
		for (const story of stories) this.add(story);
	}

	/** A story to be compared with them. @param page where it begins */
	compared(facts: StoryFacts, date: string, page: number): PrintedStory {
		const { sketch = this.#sketches.get(facts.hash) } = facts;
		return printedOf(sketch ? { ...facts, sketch } : facts, date, page);
	}

	/** The one most like a story: its very words, most of them, or its headline; null: none. */
	like(story: PrintedStory): Alike | null {
		const words = [story.hash, story.headline, ...story.sketch].join(' ');
		const known = this.#found.get(story.storyId);
		if (known?.words === words) return known.alike;
		const alike = this.#mostLike(story);
		this.#found.set(story.storyId, { words, alike });
		return alike;
	}

	#mostLike(story: PrintedStory): Alike | null {
		const isOther = ({ storyId }: PrintedStory) => storyId !== story.storyId;
		const same = this.#byHash.get(story.hash)?.find(isOther);
		if (same && story.sketch.length > 0) return { of: same, by: 'same' };
		const others = story.sketch.flatMap((piece) => this.#byPiece.get(piece)?.filter(isOther) ?? []);
		const near = mostFrequent(others);
		if (near && sharedPieces(story.sketch, near.sketch) >= MOST) return { of: near, by: 'words' };
		const headline = this.#headlineLike(story);
		return headline ? { of: headline, by: 'headline' } : null;
	}

	/** Whether one of them is like a story, or shows one of its pictures. */
	isLike(story: PrintedStory): boolean {
		const isShown = (asset: Id) => this.withPicture(asset, story.storyId) !== null;
		return this.like(story) !== null || story.pictures.some(isShown);
	}

	/** Where a picture has been printed. */
	withPicture(asset: Id, storyId: Id): PrintedStory | null {
		const found = this.#byPicture.get(pictureKey(asset)) ?? [];
		return found.find((one) => one.storyId !== storyId) ?? null;
	}

	/** One more to be compared with. */
	add(story: PrintedStory): void {
		this.#found.clear();
		const pairs = pairsOf(story.headline);
		this.#pairs.set(story, pairs.size);
		for (const piece of story.sketch) add(this.#byPiece, piece, story);
		for (const pair of pairs) add(this.#byPair, pair, story);
		for (const asset of story.pictures) add(this.#byPicture, pictureKey(asset), story);
		if (story.hash !== '') add(this.#byHash, story.hash, story);
	}

	#headlineLike({ headline, storyId }: PrintedStory): PrintedStory | null {
		const pairs = pairsOf(headline);
		if (pairs.size < HEADLINE.pairs) return null;
		const shared = new Map<PrintedStory, number>();
		for (const pair of pairs)
			for (const story of this.#byPair.get(pair) ?? [])
				shared.set(story, (shared.get(story) ?? 0) + 1);
		for (const [story, count] of shared) {
			const least = Math.min(pairs.size, this.#pairs.get(story) ?? 0);
			const isLike = least >= HEADLINE.pairs && count / least >= HEADLINE.share;
			if (isLike && story.storyId !== storyId) return story;
		}
		return null;
	}
}

/** Bytes of a picture are kept under their hash; what follows it is by chance. */
const pictureKey = (asset: Id): string => asset.slice(0, 24);

function add(index: Map<string, PrintedStory[]>, key: string, story: PrintedStory): void {
	const known = index.get(key);
	if (known) known.push(story);
	else index.set(key, [story]);
}

function mostFrequent(stories: readonly PrintedStory[]): PrintedStory | undefined {
	const counts = new Map<PrintedStory, number>();
	for (const story of stories) counts.set(story, (counts.get(story) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
