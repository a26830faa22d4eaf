import type { NewStory, SeedBlock } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { endsSentence } from '#model/import/lines.ts';
import type { ImportedStory, ImportedTeaser, Paragraph } from '#model/import/recognition.ts';
import type { Person } from '#model/person.ts';
import { shapesOf, type ShapeText } from '#model/shape.ts';
import type { StoryKind } from '#model/story.ts';

/** What an editor changed on a card; what is missing stays as recognised. */
export interface Edits {
	checked?: boolean;
	kicker?: string;
	headline?: string;
	subhead?: string;
	byline?: string;
	kind?: StoryKind;
	/** The body, a paragraph a line. */
	body?: string;
	/** Null: into the pool. */
	slotId?: Id | null;
	authorIds?: Id[];
	/** The rest of a story that came cut off. */
	rest?: string;
}

/** A story as it would be made. */
export interface StoryProposal {
	type: 'story';
	key: string;
	sourceId: Id;
	item: number;
	checked: boolean;
	story: ImportedStory;
	kind: StoryKind;
	authorIds: Id[];
	/** Pictures of the source that belong to it, by their place among them. */
	images: number[];
	/** The edited target; undefined: as suggested. */
	slotId: Id | null | undefined;
}

/** Words that point to another page; they are written into a teaser slot. */
export interface TeaserProposal {
	type: 'teaser';
	key: string;
	sourceId: Id;
	item: number;
	checked: boolean;
	teaser: ImportedTeaser;
	slotId: Id | null | undefined;
}

export type Proposal = StoryProposal | TeaserProposal;

export const keyOf = (sourceId: Id, item: number): string => `${sourceId}/${item}`;

/** The people of the newsroom whom a byline names. */
export const authorsOf = (story: ImportedStory, people: Iterable<Person>): Id[] => {
	const names = [...story.byline.reporters, ...story.byline.correspondents];
	return [...people]
		.filter(({ active, name }) => active && names.includes(name))
		.map(({ id }) => id);
};

/** The story with an editor's changes; a rest goes on its last paragraph, a line a paragraph. */
export function edited(story: ImportedStory, edits: Edits): ImportedStory {
	const { kicker, headline, subhead, byline, body, rest } = edits;
	const [first = '', ...more] = (rest ?? '').split('\n').map((line) => line.trim());
	const own = body === undefined ? story.paragraphs : paragraphsOf(body, story.paragraphs);
	const paragraphs = own.map((paragraph, i) =>
		first && i === own.length - 1 ? { ...paragraph, text: paragraph.text + first } : paragraph
	);
	for (const text of more) if (text) paragraphs.push({ kind: 'paragraph', text, joinedFrom: [] });
	return {
		...story,
		kicker: kicker ?? story.kicker,
		headline: headline ?? story.headline,
		subhead: subhead ?? story.subhead,
		byline: { ...story.byline, raw: byline ?? story.byline.raw },
		paragraphs,
		cutOff:
			rest || body !== undefined
				? story.cutOff && !endsSentence(paragraphs.at(-1)?.text ?? '')
				: story.cutOff
	};
}

/** A body as typed; a line that was a crosshead and is still the same stays one. */
function paragraphsOf(body: string, before: Paragraph[]): Paragraph[] {
	const lines = body.split('\n').map((line) => line.trim());
	return lines.filter(Boolean).map(
		(text) =>
			before.find((paragraph) => paragraph.text === text) ?? {
				kind: 'paragraph',
				text,
				joinedFrom: []
			}
	);
}

/** Which of a source's pictures go with which story: one for each photo, the rest with the first. */
export function dealImages(stories: ImportedStory[], images: number): Map<number, number[]> {
	const dealt = new Map<number, number[]>();
	let next = 0;
	for (const story of stories) {
		const own = Array.from({ length: Math.min(story.photos.length, images - next) }, () => next++);
		if (own.length) dealt.set(story.item, own);
	}
	const first = stories[0]?.item;
	if (first !== undefined)
		while (next < images) dealt.set(first, [...(dealt.get(first) ?? []), next++]);
	return dealt;
}

/** The shapes of its running text, as the line formula wants them. */
export const shapesOfStory = ({ byline, paragraphs }: ImportedStory): ShapeText[] =>
	shapesOf({
		blocks: [{ kind: 'byline' as const, text: byline.raw }, ...paragraphs].map(
			({ kind, text }) => ({ kind, spans: [{ text }] })
		)
	});

/** As printed under a photo: 某某 摄; an agency's line and English names as they came. */
const creditLine = (credit: string): string =>
	/^[\p{Script=Han}·　]{2,14}$/u.test(credit) && !/(?:社|图|报|网|局)/u.test(credit)
		? `${credit} 摄`
		: credit;

/** The blocks a new story's document begins with; `assets` are its taken-in pictures, in order. */
export function blocksOf(story: ImportedStory, assets: Id[]): SeedBlock[] {
	const photos = [...story.photos];
	while (photos.length < assets.length) photos.push({ caption: '', credit: '' });
	const body = story.paragraphs.map(({ kind, text }): SeedBlock => ({
		type: kind === 'crosshead' ? 'crosshead' : 'paragraph',
		text
	}));
	return [
		{ type: 'kicker', text: story.kicker },
		{ type: 'headline', text: story.headline },
		{ type: 'subhead', text: story.subhead },
		{ type: 'byline', text: story.byline.raw },
		...(body.length || photos.length ? body : [{ type: 'paragraph' as const, text: '' }]),
		...photos.map(({ caption, credit }, i): SeedBlock => ({
			type: 'photo',
			text: caption,
			attrs: { asset: assets[i] ?? null, credit: creditLine(credit) }
		}))
	];
}

/** The story to be made of a proposal. */
export function newStory(
	proposal: StoryProposal,
	{
		id,
		editionId,
		section,
		slotId,
		assets
	}: {
		id: Id;
		editionId: Id;
		section: string;
		slotId: Id | null;
		assets: Id[];
	}
): NewStory {
	return {
		id,
		editionId,
		kind: proposal.kind,
		section,
		authorIds: proposal.authorIds,
		target: null,
		incomplete: proposal.story.cutOff,
		blocks: blocksOf(proposal.story, assets),
		...(slotId ? { slotId } : {})
	};
}
