import type { Border, HeadLevel, Slot, SlotRole, Template } from './page.ts';

type Place = [column: number, line: number, span: number, lines: number];
type More = Pick<Slot, 'measure' | 'level' | 'border' | 'headLines' | 'photoLines'>;

/** `head` lines are kept for the headline deck, `photo` lines for a picture. */
interface Room {
	head?: number;
	photo?: number;
	/** 破栏: text columns over the whole span. */
	measure?: number;
	level?: HeadLevel;
	border?: Border;
}

type Draft = [role: SlotRole, at: Place, room?: Room];

/** Slots with ids that are only good within a template; a page made from it gets its own. */
function slots(drafts: Draft[]): Slot[] {
	return drafts.map(([role, [column, line, span, lines], room = {}], index) => {
		const { head, photo, ...more }: Room & More = room;
		if (head) more.headLines = head;
		if (photo) more.photoLines = photo;
		return { id: `s${index + 1}`, role, at: { column, line, span, lines }, ...more };
	});
}

/** 四开, 5 columns × 78 lines. */
const SIKAI: Template[] = [
	{
		id: 'sikai-front',
		name: '头版',
		formatId: 'sikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 3, 10]],
			['ear', [3, 0, 2, 10], { head: 5 }],
			['lead', [0, 10, 3, 44], { head: 10, photo: 10 }],
			['column', [3, 10, 2, 21], { head: 5 }],
			['column', [3, 31, 2, 21], { head: 5 }],
			['column', [3, 52, 2, 20], { head: 5 }],
			['photo', [0, 54, 3, 18], { head: 2, photo: 14, measure: 1 }],
			['teaser', [0, 72, 5, 6]]
		])
	},
	{
		id: 'sikai-banner',
		name: '头版·通栏头条',
		formatId: 'sikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 5, 13]],
			['lead', [0, 13, 5, 20], { head: 10, level: 1 }],
			['column', [0, 33, 2, 45], { head: 14, level: 2 }],
			['photo', [2, 33, 3, 27], { head: 2, photo: 21, measure: 1 }],
			['column', [2, 60, 2, 18], { head: 6, level: 3 }],
			['teaser', [4, 60, 1, 18], { border: 'thin' }]
		])
	},
	{
		id: 'sikai-double',
		name: '头版·双头条',
		formatId: 'sikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 5, 13]],
			['lead', [0, 13, 5, 17], { head: 8, level: 1 }],
			['lead', [0, 30, 5, 17], { head: 8, level: 1 }],
			['photo', [0, 47, 3, 25], { head: 2, photo: 20, measure: 1 }],
			['column', [3, 47, 2, 13], { head: 5 }],
			['column', [3, 60, 2, 12], { head: 5 }],
			['teaser', [0, 72, 5, 6]]
		])
	},
	{
		id: 'sikai-news',
		name: '新闻版',
		formatId: 'sikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 5, 3]],
			['lead', [0, 3, 3, 28], { head: 10 }],
			['column', [3, 3, 2, 17], { head: 5 }],
			['column', [3, 20, 2, 11], { head: 4 }],
			['column', [0, 31, 3, 13], { head: 4 }],
			['column', [3, 31, 2, 13], { head: 5 }],
			['jump', [0, 44, 5, 6], { head: 2 }],
			['ad', [0, 50, 5, 28]]
		])
	},
	{
		id: 'sikai-picture',
		name: '图文版',
		formatId: 'sikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 5, 3]],
			['photo', [0, 3, 5, 30], { head: 2, photo: 26, measure: 1 }],
			['lead', [0, 33, 3, 29], { head: 9 }],
			['column', [3, 33, 2, 15], { head: 5 }],
			['column', [3, 48, 2, 14], { head: 5 }],
			['column', [0, 62, 2, 16], { head: 6 }],
			['ad', [2, 62, 3, 16]]
		])
	},
	{
		id: 'sikai-feature',
		name: '专题版',
		formatId: 'sikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 5, 3]],
			['lead', [0, 3, 5, 22], { head: 10, measure: 4 }],
			['column', [0, 25, 2, 16], { head: 5 }],
			['column', [2, 25, 3, 16], { head: 5, measure: 2 }],
			['column', [0, 41, 2, 14], { head: 4 }],
			['column', [2, 41, 3, 14], { head: 4, measure: 2 }],
			['ad', [0, 55, 5, 23]]
		])
	},
	{
		id: 'sikai-ad',
		name: '广告版',
		formatId: 'sikai',
		kind: 'ad',
		slots: slots([
			['folio', [0, 0, 5, 3]],
			['ad', [0, 3, 5, 37]],
			['ad', [0, 40, 5, 38]]
		])
	}
];

/** 对开, 8 columns × 109 lines. */
const DUIKAI: Template[] = [
	{
		id: 'duikai-front',
		name: '头版',
		formatId: 'duikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 5, 14]],
			['ear', [5, 0, 3, 14], { head: 5 }],
			['lead', [0, 14, 5, 48], { head: 13 }],
			['column', [5, 14, 3, 28], { head: 6 }],
			['column', [5, 42, 3, 28], { head: 6 }],
			['column', [5, 70, 3, 28], { head: 6 }],
			['photo', [0, 62, 5, 36], { head: 2, photo: 31, measure: 1 }],
			['teaser', [0, 98, 8, 11]]
		])
	},
	{
		id: 'duikai-banner',
		name: '头版·通栏头条',
		formatId: 'duikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 8, 16]],
			['lead', [0, 16, 8, 28], { head: 11, level: 1 }],
			['column', [0, 44, 3, 65], { head: 14, level: 2 }],
			['photo', [3, 44, 5, 38], { head: 2, photo: 32, measure: 1 }],
			['column', [3, 82, 3, 27], { head: 7, level: 3 }],
			['teaser', [6, 82, 2, 27], { border: 'thin' }]
		])
	},
	{
		id: 'duikai-double',
		name: '头版·双头条',
		formatId: 'duikai',
		kind: 'front',
		slots: slots([
			['masthead', [0, 0, 8, 16]],
			['lead', [0, 16, 8, 25], { head: 9, level: 1 }],
			['lead', [0, 41, 8, 25], { head: 9, level: 1 }],
			['photo', [0, 66, 5, 32], { head: 2, photo: 27, measure: 1 }],
			['column', [5, 66, 3, 16], { head: 6 }],
			['column', [5, 82, 3, 16], { head: 6 }],
			['teaser', [0, 98, 8, 11]]
		])
	},
	{
		id: 'duikai-news',
		name: '新闻版',
		formatId: 'duikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 8, 4]],
			['lead', [0, 4, 5, 45], { head: 13 }],
			['column', [5, 4, 3, 24], { head: 6 }],
			['column', [5, 28, 3, 21], { head: 6 }],
			['column', [0, 49, 5, 26], { head: 7 }],
			['column', [5, 49, 3, 26], { head: 6 }],
			['jump', [0, 75, 8, 8], { head: 2 }],
			['ad', [0, 83, 8, 26]]
		])
	},
	{
		id: 'duikai-picture',
		name: '图文版',
		formatId: 'duikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 8, 4]],
			['photo', [0, 4, 8, 36], { head: 2, photo: 32, measure: 1 }],
			['lead', [0, 40, 5, 39], { head: 11 }],
			['column', [5, 40, 3, 20], { head: 6 }],
			['column', [5, 60, 3, 19], { head: 6 }],
			['column', [0, 79, 3, 30], { head: 6 }],
			['ad', [3, 79, 5, 30]]
		])
	},
	{
		id: 'duikai-feature',
		name: '专题版',
		formatId: 'duikai',
		kind: 'inside',
		slots: slots([
			['folio', [0, 0, 8, 4]],
			['lead', [0, 4, 8, 38], { head: 13, measure: 5 }],
			['column', [0, 42, 3, 30], { head: 6 }],
			['column', [3, 42, 5, 30], { head: 6, measure: 3 }],
			['column', [0, 72, 3, 22], { head: 5 }],
			['column', [3, 72, 5, 22], { head: 5, measure: 3 }],
			['ad', [0, 94, 8, 15]]
		])
	},
	{
		id: 'duikai-ad',
		name: '广告版',
		formatId: 'duikai',
		kind: 'ad',
		slots: slots([
			['folio', [0, 0, 8, 4]],
			['ad', [0, 4, 8, 52]],
			['ad', [0, 56, 8, 53]]
		])
	}
];

/** What every new paper starts with: three front pages, three inside pages and an advertising page each. */
export const TEMPLATES: readonly Template[] = [...SIKAI, ...DUIKAI];

/** Templates for so many pages of a new edition: a front page, then the inside pages by turns. */
export function proposeTemplates(templates: readonly Template[], count: number): Template[] {
	const front = templates.find((template) => template.kind === 'front');
	const inside = templates.filter((template) => template.kind === 'inside');
	return Array.from({ length: count }, (_, index) =>
		index === 0 && front ? front : inside[(index - 1) % inside.length]
	).filter((template) => template !== undefined);
}
