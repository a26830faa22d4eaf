import type { CopyPhoto } from '#model/copy.ts';
import { plainOf } from '#model/copy.ts';
import { sliceSpans, type Galley, type Paragraph } from '#model/galley.ts';
import { markerInset, settingOf } from '#model/setting.ts';
import { graphemeStarts } from './graphemes.ts';
import type { Line } from './line.ts';
import type { MeasuredLine, Meter, Type } from './meter.ts';
import type { Picture, PlannedSlot } from './page-plan.ts';
import type { Problem } from './problem.ts';
import { setDeck, type SetDeck } from './set-deck.ts';
import { setPhoto, type CaptionPlace, type Rect } from './set-photo.ts';
import type { DrawnLine, SetPage } from './set-page.ts';
import type { Frame, SetStop } from './set-story.ts';
import { titledPhoto } from './titled-photo.ts';

/** What stands in a slot. */
export interface SlotContent {
	storyId: string;
	galley: Galley;
	stop: SetStop;
	/** The story begins here, so its deck stands here. */
	first: boolean;
	photo: CopyPhoto | null;
	/** Photos for which no slot of the story has a place. */
	homeless: readonly CopyPhoto[];
}

/** White kept over and under a deck, together, px. */
const DECK_AIR = 14;
/** The least over a deck under a rule, which stands a quarter of a line below the slot's edge, px. */
const RULE_AIR = 7;
/** The headline over the rest of a story, em at most; in a head of one line it is as large as the text. */
const JUMP_HEAD = 1.5;

/** Adds what stands in a slot to its page, and gives what is wrong with it. */
export function drawSlot(
	meter: Meter,
	page: SetPage,
	planned: PlannedSlot,
	content: SlotContent,
	pictures: ReadonlyMap<string, Picture>
): Problem[] {
	const { slot, caption } = titledPhoto(meter, planned, content.photo, content.stop.used);
	drawText(meter.type, page, slot, content);
	const problems = [
		...(content.first
			? drawDeck(meter, page, slot, content.galley)
			: drawJumpHead(meter, page, slot, content)),
		...(content.photo && slot.photo
			? drawPhoto(
					meter,
					page,
					slot,
					content,
					{ photo: content.photo, place: slot.photo, caption },
					pictures
				)
			: drawNoPhoto(page, slot, content)),
		...content.homeless.map(({ asset, spans, credit }): Found => ({
			kind: 'noPhotoPlace',
			asset,
			caption: [plainOf(spans), credit ?? ''].filter(Boolean).join(' ')
		}))
	];
	return problems.map((problem) => ({
		...problem,
		storyId: content.storyId,
		slotId: slot.id
	}));
}

type Bare<One> = One extends Problem ? Omit<One, 'storyId' | 'slotId'> : never;
type Found = Bare<Problem>;

function drawText(type: Type, page: SetPage, slot: PlannedSlot, content: SlotContent): void {
	const { stop, galley, storyId } = content;
	for (const { frame, lines } of stop.frames)
		lines.forEach((line, index) => {
			const y = frame.y + index * type.pitch;
			const paragraph = galley.paragraphs[line.paragraph] as Paragraph;
			const text = { storyId, paragraph: line.paragraph, from: line.from, to: line.to };
			const place = { x: frame.x, y, chars: frame.chars };
			page.lines.push({ ...drawnLine(type, paragraph, line, place, slot.id), text });
			if (line.first && paragraph.marker)
				page.lines.push(markerOf(type, paragraph, place, slot.id));
		});
	if (stop.jumpTo !== null) drawJumpTo(type, page, slot, stop.jumpTo, stop.frames);
}

/** A line's place in a column of so many characters, px. */
interface At {
	x: number;
	y: number;
	chars: number;
}

function drawnLine(
	{ em }: Type,
	paragraph: Paragraph,
	line: Line | MeasuredLine,
	{ x, y, chars }: At,
	slotId: string
): DrawnLine {
	const { inset, indent, align } = settingOf(paragraph, chars);
	return {
		x: x + inset * em,
		y,
		width: (chars - inset) * em,
		face: `typeset-${paragraph.kind}`,
		align: align === 'justify' && line.last ? 'start' : align,
		indent: line.first ? indent * em : 0,
		spans: sliceSpans(paragraph.spans, line.from, line.to),
		trimmed: line.trimmed,
		slotId,
		text: null
	};
}

/** Words the program makes: one line at one end of its column. */
const made = (
	text: string,
	place: Pick<Rect, 'x' | 'y' | 'width'>,
	face: string,
	align: 'start' | 'end',
	slotId: string
): DrawnLine => ({
	...place,
	face,
	align,
	indent: 0,
	spans: [{ text }],
	trimmed: false,
	slotId,
	text: null
});

function markerOf(
	{ em }: Type,
	paragraph: Paragraph,
	{ x, y, chars }: At,
	slotId: string
): DrawnLine {
	const inset = markerInset(paragraph, chars) * em;
	const width = settingOf(paragraph, chars).inset * em - inset;
	const place = { x: x + inset, y, width };
	return made(paragraph.marker ?? '', place, 'typeset-listItem', 'start', slotId);
}

/** 下转第N版 in the line that the last frame kept for it. */
function drawJumpTo(
	{ em, pitch }: Type,
	page: SetPage,
	slot: PlannedSlot,
	to: number,
	frames: SetStop['frames']
): void {
	const last = slot.frames.findLastIndex(({ lines }) => lines > 0);
	const frame: Frame | undefined = frames[last]?.frame;
	if (!frame) return;
	const place = { x: frame.x, y: frame.y + frame.lines * pitch, width: frame.chars * em };
	page.lines.push(made(jumpWords(to, frame.chars), place, 'typeset-jump', 'end', slot.id));
}

/** As long as the column allows. */
function jumpWords(to: number, chars: number): string {
	const forms = [`（下转第${to}版）`, `下转${to}版`, `▶${to}`];
	return forms.find((form) => form.length <= chars) ?? `▶${to}`;
}

function drawDeck(meter: Meter, page: SetPage, slot: PlannedSlot, galley: Galley): Found[] {
	const words = [galley.kicker, ...galley.headline, galley.subhead].filter(Boolean).join('　');
	if (words === '') return [];
	const { head } = slot;
	if (!head) return [{ kind: 'noDeckPlace', text: words }];
	const face = slot.role === 'photo' ? 'photoTitle' : 'headline';
	const air = airOver(head, slot, meter.type.pitch);
	const room = { ...head, height: head.height - DECK_AIR, most: head.height - air };
	const deck = setDeck(meter, galley, room, slot.level, face);
	const parted = partedDeck(deck, room.height, meter.type.pitch);
	const top = head.y + Math.max(air, Math.round((head.height - parted.height) / 2));
	for (const { part, text, size, y, height } of parted.lines)
		page.decks.push({
			part: part === 'headline' ? face : part,
			text,
			size,
			x: head.x,
			y: top + y,
			width: head.width,
			height,
			slotId: slot.id
		});
	return deckProblems(deck, head.height, meter.type);
}

/** Of the white that a deck leaves, so much goes between its parts, each; a share of a line at most. */
const PART_SHARE = 1 / 4;
const PART_AIR = 0.4;

/** A deck in a roomy head: 引题 and 副题 stand a little off the headline, both as far. */
export function partedDeck(
	{ lines, height }: Pick<SetDeck, 'lines' | 'height'>,
	room: number,
	pitch: number
): Pick<SetDeck, 'lines' | 'height'> {
	const air = Math.max(0, Math.round(Math.min((room - height) * PART_SHARE, PART_AIR * pitch)));
	let parts = 0;
	const moved = lines.map((line, index) => {
		if (index > 0 && line.part !== lines[index - 1]?.part) parts++;
		return { ...line, y: line.y + parts * air };
	});
	return { lines: moved, height: height + parts * air };
}

/** White between the rule over a slot and its deck, px; a head of one line has no rule within it. */
function airOver(head: Rect, slot: PlannedSlot, pitch: number): number {
	return head.y === slot.area.y && head.height > pitch ? RULE_AIR : 0;
}

/** One for a deck, the worst: words that are not set, too tall, too long. */
function deckProblems(deck: SetDeck, height: number, { pitch }: Type): Found[] {
	if (deck.over > 0) return [{ kind: 'deckOver', chars: deck.over }];
	if (deck.wished > height) {
		const lines = Math.ceil(deck.wished / pitch);
		return [{ kind: 'deckTooTall', lines, room: Math.floor(height / pitch) }];
	}
	return deck.tooLong.slice(0, 1).map((long): Found => ({ kind: 'deckTooLong', ...long }));
}

/**
 * Where a story goes on: its headline and 上接第N版 at the head of the slot. Without room for a head
 * they take the first line of its first column, or 上接第N版 alone does.
 */
function drawJumpHead(
	meter: Meter,
	page: SetPage,
	slot: PlannedSlot,
	{ galley, stop }: SlotContent
): Found[] {
	const { frames, jumpFrom } = stop;
	const first = frames[0]?.frame;
	if (stop.used === 0 || jumpFrom === null || !first) return [];
	const { em, pitch } = meter.type;
	const from = `（上接第${jumpFrom}版）`;
	const headline = galley.headline.join('　');
	const push = (text: string, size: number, place: Rect) =>
		page.decks.push({ part: 'jumpHead', text, size, ...place, slotId: slot.id });
	const sizeIn = (text: string, width: number) =>
		Math.floor(width / meter.widthOf(text, 'typeset-jumpHead'));
	if (!slot.head) {
		const width = first.chars * em;
		const text = sizeIn(headline + from, width) >= em ? headline + from : from;
		push(text, Math.min(em, sizeIn(text, width)), {
			...{ x: first.x, y: first.y - pitch, width, height: pitch }
		});
		return [];
	}
	const height = Math.min(slot.head.height, 2 * pitch);
	const largest = height < 2 * pitch ? em : JUMP_HEAD * em;
	const { width } = slot.head;
	const text = shortHead(headline, from, (one) => sizeIn(one, width) >= em);
	push(text, Math.min(largest, sizeIn(text, width)), { ...slot.head, height });
	return [];
}

/** A headline that is too long over the rest of its story ends in …: it stands whole where the story begins. */
function shortHead(headline: string, from: string, fits: (text: string) => boolean): string {
	if (fits(headline + from)) return headline + from;
	const at = graphemeStarts(headline).findLast(
		(end) => end > 0 && fits(`${headline.slice(0, end)}…${from}`)
	);
	return at === undefined ? from : `${headline.slice(0, at)}…${from}`;
}

/** Between a picture and the rule or the text over it, or its caption and the text under it, lines. */
const PHOTO_AIR = 0.5;

/** What a photo may fill of its place, kept off what stands over and under it. */
function airedPlace(place: Rect, slot: PlannedSlot, pitch: number): Rect {
	const air = PHOTO_AIR * pitch;
	const foot = place.y + place.height;
	const isUnderHead = slot.head !== null && slot.head.y + slot.head.height === place.y;
	const top = place.y > 0 && !isUnderHead ? air : 0;
	const bottom = slot.frames.some(({ y }) => y === foot) ? air : 0;
	const height = Math.max(0, place.height - top - bottom);
	return { ...place, y: place.y + top, height };
}

/** A slot for a picture whose story has none. */
function drawNoPhoto(page: SetPage, slot: PlannedSlot, { first, photo }: SlotContent): Found[] {
	if (slot.role !== 'photo' || !slot.photo || photo || !first) return [];
	const place = airedPlace(slot.photo, slot, page.pitch);
	page.photos.push({ ...place, url: null, photo: 0, slotId: slot.id });
	return [{ kind: 'missingPhoto', asset: null, caption: '' }];
}

function drawPhoto(
	meter: Meter,
	page: SetPage,
	slot: PlannedSlot,
	{ galley }: SlotContent,
	{ photo, place, caption: below }: { photo: CopyPhoto; place: Rect; caption: CaptionPlace | null },
	pictures: ReadonlyMap<string, Picture>
): Found[] {
	const { type } = meter;
	const picture = photo.asset === null ? undefined : pictures.get(photo.asset);
	const room = airedPlace(place, slot, type.pitch);
	const set = setPhoto(meter, photo, room, picture?.ratio ?? null, below);
	page.photos.push({
		...set.picture,
		url: picture?.url ?? null,
		photo: galley.photos.indexOf(photo),
		slotId: slot.id
	});
	for (const { paragraph, line, x, y, chars } of set.caption)
		page.lines.push({
			...drawnLine(type, paragraph, line, { x, y, chars }, slot.id),
			part: 'caption'
		});
	if (set.credit) {
		const { text, ...at } = set.credit;
		page.lines.push(made(text, at, 'typeset-caption', 'end', slot.id));
	}
	const caption = plainOf(photo.spans);
	return [
		...(picture ? [] : [{ kind: 'missingPhoto' as const, asset: photo.asset, caption }]),
		...(set.tooLong ? [{ kind: 'captionTooLong' as const, caption }] : [])
	];
}
