import type { CopyPhoto } from '#model/copy.ts';
import { plainOf } from '#model/copy.ts';
import { sliceSpans, type Galley, type Paragraph } from './galley.ts';
import type { Line } from './line.ts';
import type { MeasuredLine, Meter, Type } from './meter.ts';
import type { Picture, PlannedSlot } from './page-plan.ts';
import type { Problem } from './problem.ts';
import { setDeck } from './set-deck.ts';
import { setPhoto, type Rect } from './set-photo.ts';
import type { DrawnLine, SetPage } from './set-page.ts';
import type { Frame, SetStop } from './set-story.ts';
import { markerInset, settingOf } from './setting.ts';

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

/** Adds what stands in a slot to its page, and gives what is wrong with it. */
export function drawSlot(
	meter: Meter,
	page: SetPage,
	slot: PlannedSlot,
	content: SlotContent,
	pictures: ReadonlyMap<string, Picture>
): Problem[] {
	drawText(meter.type, page, slot, content);
	const problems = [
		...(content.first
			? drawDeck(meter, page, slot, content.galley)
			: drawJumpHead(meter, page, slot, content)),
		...(content.photo && slot.photo
			? drawPhoto(meter, page, slot.photo, slot, content.photo, pictures)
			: []),
		...content.homeless.map(({ asset, spans }): Found => ({
			kind: 'noPhotoPlace',
			asset,
			caption: plainOf(spans)
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
	const deck = setDeck(meter, galley, { ...head, height: head.height - DECK_AIR }, slot.level);
	const top = head.y + Math.max(0, Math.round((head.height - deck.height) / 2));
	for (const { part, text, size, y, height } of deck.lines)
		page.decks.push({
			part,
			text,
			size,
			x: head.x,
			y: top + y,
			width: head.width,
			height,
			slotId: slot.id
		});
	const room = Math.floor(head.height / meter.type.pitch);
	const tall: Found[] =
		deck.height > head.height ? [{ kind: 'deckTooTall', lines: deck.pageLines, room }] : [];
	return [...deck.tooLong.map((long): Found => ({ kind: 'deckTooLong', ...long })), ...tall];
}

/** Where a story goes on: its headline and 上接第N版 at the head of the slot. */
function drawJumpHead(
	meter: Meter,
	page: SetPage,
	slot: PlannedSlot,
	{ galley, stop }: SlotContent
): Found[] {
	if (stop.used === 0 || stop.jumpFrom === null) return [];
	const { em, pitch } = meter.type;
	const [x, y] = slot.head
		? [slot.head.x, slot.head.y]
		: [Math.min(...slot.frames.map((one) => one.x)), Math.min(...slot.frames.map((one) => one.y))];
	const right = Math.max(...slot.frames.map((one) => one.x + one.chars * em));
	const width = slot.head?.width ?? right - x;
	const from = `（上接第${stop.jumpFrom}版）`;
	const text = `${galley.headline.join('　')}${from}`;
	const size = Math.min(1.5 * em, Math.floor(width / meter.widthOf(text, 'typeset-jumpHead')));
	const height = Math.min(slot.head?.height ?? 2 * pitch, 2 * pitch);
	const place = { x, y, width, height, slotId: slot.id };
	page.decks.push({ part: 'jumpHead', text, size: Math.max(8, size), ...place });
	return size < 8 ? [{ kind: 'deckTooLong', part: 'headline', text, size }] : [];
}

function drawPhoto(
	meter: Meter,
	page: SetPage,
	place: Rect,
	slot: PlannedSlot,
	photo: CopyPhoto,
	pictures: ReadonlyMap<string, Picture>
): Found[] {
	const picture = photo.asset === null ? undefined : pictures.get(photo.asset);
	const set = setPhoto(meter, photo, place, picture?.ratio ?? null);
	page.photos.push({ ...set.picture, url: picture?.url ?? null, slotId: slot.id });
	for (const { paragraph, line, y } of set.caption)
		page.lines.push(
			drawnLine(
				meter.type,
				paragraph,
				line,
				{ x: place.x, y: place.y + y, chars: set.chars },
				slot.id
			)
		);
	if (set.credit) {
		const width = set.chars * meter.type.em;
		const at = { x: place.x, y: place.y + set.credit.y, width };
		page.lines.push(made(set.credit.text, at, 'typeset-caption', 'end', slot.id));
	}
	const caption = plainOf(photo.spans);
	return [
		...(picture ? [] : [{ kind: 'missingPhoto' as const, asset: photo.asset, caption }]),
		...(set.tooLong ? [{ kind: 'captionTooLong' as const, caption }] : [])
	];
}
