import { describe, expect, it } from 'vitest';
import { recognise } from '#model/import/recognise.ts';
import type { Page } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import type { DeskView, RecordKind, Records } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { placesFor, printedPage, teaserItems } from './places.ts';
import type { Target } from './targets.ts';
import {
	authorsOf,
	blocksOf,
	dealImages,
	edited,
	keyOf,
	newStory,
	type Edits,
	type Proposal
} from './proposals.ts';
import { freeTargets } from './targets.ts';

const PAGE = `渡口修桥　两岸连通
本报记者 罗青禾
渡口昨天开工修桥，县交通局说工期一年，桥面四条车道，两边留人行道，
明年冬天

橘子涨价
本报讯（记者 姜北辰）橘子每斤涨了三角。

雾里收菜
清晨，村民在江边收菜。
罗青禾 摄

修钟表的人　见8版
`;
const { stories, teasers } = recognise(PAGE);

const chief = { id: 'gu', name: '顾南舟', roles: ['chief'], active: true } as unknown as Person;
const reporter = {
	id: 'luo',
	name: '罗青禾',
	roles: ['reporter'],
	active: true
} as unknown as Person;
const front = TEMPLATES.find(({ kind }) => kind === 'front')!;
const page = {
	id: 'p1',
	editionId: 'e',
	number: 1,
	name: '要闻',
	formatId: front.formatId
} as Page;

function viewOf(records: Partial<{ [K in RecordKind]: Partial<Records[K]>[] }>): DeskView {
	const of = (kind: RecordKind) => (records[kind] ?? []) as never[];
	return { get: () => undefined, list: of };
}
const view = viewOf({ page: [{ ...page, slots: front.slots }], placement: [{ id: 's4' }] });

const proposals = (edits: Record<number, Edits> = {}): Proposal[] => [
	...stories.map((story): Proposal => {
		const { checked = true, slotId, kind = story.kind } = edits[story.item] ?? {};
		const key = keyOf('a', story.item);
		const { item } = story;
		return {
			type: 'story',
			key,
			sourceId: 'a',
			item,
			checked,
			story,
			kind,
			authorIds: [],
			images: [],
			slotId
		};
	}),
	...teasers.map((teaser): Proposal => {
		const { item } = teaser;
		return {
			type: 'teaser',
			key: keyOf('a', item),
			sourceId: 'a',
			item,
			checked: true,
			teaser,
			slotId: undefined
		};
	})
];

describe('places for what was taken in', () => {
	const targets = freeTargets(view, chief, 'e');

	it('are free slots of pages the person plans', () => {
		expect(targets.map(({ slot }) => slot.id)).not.toContain('s4');
		expect(targets.length).toBe(front.slots.length - 1);
		expect(freeTargets(view, reporter, 'e')).toEqual([]);
	});

	it('follow the order of the text: lead, columns, photo, teaser', () => {
		const places = placesFor(proposals(), targets, 1);
		const roles = [...places.values()].map(
			(id) => front.slots.find((slot) => slot.id === id)?.role
		);
		expect(roles).toEqual(['lead', 'column', 'photo', 'teaser']);
	});

	it('leave to the editor what the editor chose, and give no slot twice', () => {
		const lead = front.slots.find(({ role }) => role === 'lead')!.id;
		const places = placesFor(proposals({ 1: { slotId: lead } }), targets, 1);
		expect(places.get('a/1')).toBe(lead);
		expect([...places.values()].filter((id) => id === lead)).toHaveLength(1);
	});

	it('add teasers to what the slot says already', () => {
		const marked = targets.map((target) => ({
			...target,
			slot: { ...target.slot, label: '旧导读' }
		}));
		const shown = teaserItems(proposals(), placesFor(proposals(), marked, 1), marked, []);
		expect(shown.map(({ items }) => items.map(({ words }) => words))).toEqual([
			['旧导读', '修钟表的人 >>>8']
		]);
	});

	it('give the box the name that is printed over them, unless it has one', () => {
		const titled = proposals().map((one) =>
			one.type === 'teaser' ? { ...one, teaser: { ...one.teaser, kicker: '强城看亮点' } } : one
		);
		const title = (own: Target[]) =>
			teaserItems(titled, placesFor(titled, own, 1), own, [])[0]?.title;
		expect(title(targets)).toBe('强城看亮点');
		const teaser = { kind: 'stories' as const, items: [], title: '看点' };
		const own = targets.map((target) => ({ ...target, slot: { ...target.slot, teaser } }));
		expect(title(own)).toBe('看点');
	});

	it('link a teaser to its story where one alone can be meant', () => {
		const items = (...known: { id: string; headline: string; page: number | null }[]) =>
			teaserItems(proposals(), placesFor(proposals(), targets, 1), targets, known)[0]?.items;
		const watch = { id: 'w', headline: '老街上修钟表的人', page: null };
		expect(items(watch)).toEqual([{ storyId: 'w', words: '修钟表的人' }]);
		expect(items({ ...watch, headline: '修钟表的人' })).toEqual([{ storyId: 'w', words: null }]);
		expect(items(watch, { ...watch, id: 'v' })).toEqual([
			{ storyId: null, words: '修钟表的人 >>>8' }
		]);
		expect(items(watch, { ...watch, id: 'v', page: 8 })?.[0]?.storyId).toBe('v');
	});

	it('are on the page the text says it is', () => {
		expect(printedPage([recognise('第3版 要闻\n\n渡口修桥\n渡口昨天修桥。\n')])).toBe(3);
		expect(printedPage([recognise(PAGE)])).toBe(1);
	});
});

describe('a story taken in', () => {
	it('has the body as it was corrected, a paragraph a line; crossheads stay what they are', () => {
		const story = {
			...stories[0]!,
			paragraphs: [
				{ kind: 'paragraph' as const, text: '昨天开工。', joinedFrom: [1, 2] },
				{ kind: 'crosshead' as const, text: '两边留人行道', joinedFrom: [3] },
				{ kind: 'paragraph' as const, text: '明年冬天', joinedFrom: [4] }
			],
			cutOff: true
		};
		const body = '昨天开工。\n\n 两边留人行道\n工期一年。\n明年冬天通车。';
		const corrected = edited(story, { body });
		expect(corrected.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
			['paragraph', '昨天开工。'],
			['crosshead', '两边留人行道'],
			['paragraph', '工期一年。'],
			['paragraph', '明年冬天通车。']
		]);
		expect(corrected.cutOff).toBe(false);
		expect(edited(story, { body: '明年冬天' }).cutOff).toBe(true);
		expect(edited({ ...story, cutOff: false }, { body: '没有句号' }).cutOff).toBe(false);
	});

	it('is whole with the rest that was pasted after it', () => {
		expect(stories[0]?.cutOff).toBe(true);
		const whole = edited(stories[0]!, { rest: '通车。\n两岸都说好。' });
		expect(whole.cutOff).toBe(false);
		expect(whole.paragraphs.slice(-2).map(({ text }) => text.slice(-6))).toEqual([
			'明年冬天通车。'.slice(-6),
			'两岸都说好。'
		]);
	});

	it('belongs to the people its byline names', () => {
		expect(stories.map((story) => authorsOf(story, [chief, reporter]))).toEqual([['luo'], [], []]);
	});

	it('begins with its decks, byline, body and photos', () => {
		expect(blocksOf(stories[2]!, ['picture'])).toEqual([
			{ type: 'kicker', text: '' },
			{ type: 'headline', text: '雾里收菜' },
			{ type: 'subhead', text: '' },
			{ type: 'byline', text: '' },
			{
				type: 'photo',
				text: '清晨，村民在江边收菜。',
				attrs: { asset: 'picture', credit: '罗青禾 摄' }
			}
		]);
	});

	it('carries 待补 while it is cut off', () => {
		const [first] = proposals();
		if (first?.type !== 'story') throw new Error('the first piece is a story');
		const made = newStory(first, {
			id: 'n',
			editionId: 'e',
			section: '要闻',
			slotId: null,
			assets: []
		});
		expect(made).toMatchObject({ incomplete: true, section: '要闻', editionId: 'e' });
		expect(made).not.toHaveProperty('slotId');
	});

	it('gets the pictures of its file, one for each photo and the rest with the first story', () => {
		expect([...dealImages(stories, 2)]).toEqual([
			[2, [0]],
			[0, [1]]
		]);
	});
});
