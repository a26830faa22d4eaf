import { expect, test } from 'vitest';
import { Format } from '#lib/i18n/format.ts';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { addStory, aPaper, someFacts } from '#tests/support/paper.ts';
import { digestOf } from './digest.ts';
import { HEAD_HEIGHT, LIST_HEIGHT, ROW_HEIGHT, listSheets, type ListLine } from './list-sheets.ts';
import { planOf, spokenSlots, type Plan } from './plan.ts';
import { PlanWords } from './plan-words.ts';

type House = ReturnType<typeof aPaper>;

/** The slot of a role on a page of the paper of the tests. */
const slotOf = ({ front, inside }: House, page: 1 | 2, role: string): Id =>
	(page === 1 ? front : inside).slots.find((slot) => slot.role === role)?.id ?? '';

function place({ paper, front, inside }: House, storyId: Id, slotId: Id) {
	const page = front.slots.some(({ id }) => id === slotId) ? front : inside;
	paper.put('placement', {
		id: slotId,
		pageId: page.id,
		editionId: 'today',
		storyId,
		placedBy: 'chief',
		placedAt: 0
	});
}

const planned = ({ paper }: House): Plan => planOf(paper, paper.get('edition', 'today') as Edition);
const say = (lang: 'zh' | 'en' = 'zh') => new PlanWords(new Format(lang, 'Asia/Shanghai'));

/** A lead that jumps to page 2, a photo, a story in the pool. */
function aNight(): House {
	const house = aPaper();
	const { paper } = house;
	addStory(paper, '长桥通车', 60, { authorIds: ['editor'], stage: 'review1' });
	addStory(paper, '晒秋', 1, { stage: 'signed' });
	addStory(paper, '夜校', 2);
	place(house, '长桥通车', slotOf(house, 1, 'lead'));
	place(house, '长桥通车', slotOf(house, 2, 'jump'));
	place(house, '晒秋', slotOf(house, 1, 'photo'));
	return house;
}

test('a plan says what stands where, what goes on elsewhere, what hangs out and what waits', () => {
	const { pages, pool, poolLength, stories, signed } = planned(aNight());
	const [front, inside] = pages;
	const named = front?.slots.map(({ name, slot }) => `${name} ${slot.role}`);
	expect(named?.slice(0, 3)).toEqual([' masthead', '1A ear', '1B lead']);
	const lead = front?.slots.find(({ slot }) => slot.role === 'lead')?.stand;
	expect(lead).toMatchObject({
		from: null,
		to: 2,
		story: { title: '长桥通车', authors: ['editor'] }
	});
	const jump = inside?.slots.find(({ slot }) => slot.role === 'jump')?.stand;
	expect(jump).toMatchObject({ from: 1, to: null });
	expect(jump?.fit.over).toBeGreaterThan(0);
	expect(lead?.fit.over).toBe(0);
	expect(pool.map(({ title }) => title)).toEqual(['夜校']);
	expect({ poolLength, stories, signed }).toEqual({ poolLength: 108, stories: 3, signed: 1 });
});

test('the digest has a line for every story, gap and waiting story, and no markup', () => {
	const house = aNight();
	house.paper.put('page', { ...house.front, name: '要闻', editorId: 'editor', deadline: 0 });
	const lines = digestOf(planned(house), say()).split('\n');
	expect(lines[0]).toBe('11月24日 星期二　总第 1 期');
	expect(lines[1]).toBe('付印 08:00　截稿 08:00　四开 2 版　3 篇，已签发 1');
	expect(lines[3]).toMatch(/^1 版 要闻　责编 editor　/);
	expect(lines).toContainEqual(expect.stringMatching(/^1B 长桥通车　[\d,]+ 字　一审　下转2版$/));
	expect(lines).toContainEqual(expect.stringMatching(/^2F 长桥通车　.*　约超 [\d,]+　上接1版$/));
	expect(lines).toContainEqual(expect.stringMatching(/^1A 空位　约 \d+ 字$/));
	expect(lines.slice(-2)).toEqual(['待上版　1 篇 · 108 字', '· 夜校　108 字　草稿']);
	expect(digestOf(planned(house), say('en'))).toContain('Review 1');
});

test('an edition without stories has its gaps, and no pool', () => {
	const plan = planned(aPaper());
	const digest = digestOf(plan, say());
	expect(digest.match(/空位/g)).toHaveLength(plan.pages.flatMap(spokenSlots).length);
	expect(digest).not.toContain('待上版');
	expect(digest).toContain('0 篇，已签发 0');
});

test('a story without a headline is known by its first words, one without words as untitled', () => {
	const house = aPaper();
	addStory(house.paper, 'a', 1);
	house.paper.put('facts', someFacts('a', [4], { headline: '', excerpt: '昨夜大雨' }));
	addStory(house.paper, 'b', 1);
	house.paper.put('facts', someFacts('b', [], { headline: '' }));
	const digest = digestOf(planned(house), say());
	expect(digest).toContain('· 昨夜大雨　4 字');
	expect(digest).toContain('· 还没有标题　0 字');
});

const heightOf = (sheet: readonly ListLine[]) =>
	sheet.reduce(
		(sum, { line }) => sum + (line === 'page' || line === 'pool' ? HEAD_HEIGHT : ROW_HEIGHT),
		0
	);

test('the list is cut into sheets that hold everything once, and no head ends a sheet', () => {
	const house = aNight();
	for (let at = 0; at < 70; at++) addStory(house.paper, `待${at}`, 1);
	const plan = planned(house);
	const all = listSheets(plan, Infinity).flat();
	for (const room of [HEAD_HEIGHT + ROW_HEIGHT, 200, 333, LIST_HEIGHT]) {
		const sheets = listSheets(plan, room);
		expect(sheets.flat()).toEqual(all);
		expect(Math.max(...sheets.map(heightOf))).toBeLessThanOrEqual(room);
		for (const sheet of sheets) expect(['slot', 'story']).toContain(sheet.at(-1)?.line);
	}
	expect(listSheets(plan)).toHaveLength(2);
});

test('the pool goes whole onto the next sheet where the first has no room for all of it', () => {
	const house = aNight();
	for (let at = 0; at < 8; at++) addStory(house.paper, `待${at}`, 1);
	const plan = planned(house);
	const room = heightOf(listSheets(plan, Infinity).flat()) - 3 * ROW_HEIGHT;
	const [, second] = listSheets(plan, room);
	expect(second?.map(({ line }) => line)).toEqual(['pool', ...Array(9).fill('story')]);
});
