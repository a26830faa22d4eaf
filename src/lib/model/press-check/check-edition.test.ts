import { beforeEach, describe, expect, it } from 'vitest';
import { PressNight } from '#tests/support/press-night.ts';
import { aPerson } from '#tests/support/paper.ts';
import { formatOf } from '../format.ts';
import { mmOf, photoArea } from '../geometry.ts';
import { put } from '../records.ts';
import { sketchOf } from '../sketch.ts';
import type { Anchor, Thread } from '../thread.ts';
import type { Waiver } from './check-item.ts';
import { numberAbout } from './check-numbering.ts';
import { PrintedStories, printedBefore, printedLike } from './printed-stories.ts';

let night: PressNight;
beforeEach(() => (night = new PressNight()));

const story = (number = 2) => night.storyOn(number);
const change = (id: string, more: object) => {
	const facts = night.paper.get('facts', id);
	if (facts) night.paper.put('facts', { ...facts, ...more });
};

it('leaves a paper alone that is as it should be', () => {
	const { items, passed } = night.check();
	expect(items.filter(({ kind }) => kind !== 'under')).toEqual([]);
	expect(passed).toMatchObject({
		...{ unsigned: night.stories.length, pageUnsigned: 2, issueRepeat: 1, creditMissing: 1 },
		...{ teaserAstray: 1, slotEmpty: night.stories.length }
	});
});

describe('signatures', () => {
	it('a story that is not signed off blocks, and is for whoever may sign next', () => {
		const record = night.paper.get('story', story());
		if (record) night.paper.put('story', { ...record, stage: 'review2', editorId: 'editor' });
		expect(night.item('unsigned')).toMatchObject({
			...{ severity: 'blocking', step: 'review2', pageId: 'page2', forIds: ['editor'] }
		});
	});

	it('a signature that an edit has struck says whose, and in how many paragraphs', () => {
		const id = story();
		const [signature] = [...night.paper.list('signature')].filter((one) => one.storyId === id);
		if (!signature) throw new Error('it is not signed');
		const struck = { at: 9, by: 'editor', paragraphs: [2, 3] };
		night.paper.put('signature', { ...signature, void: { cause: 'edited', ...struck } });
		const record = night.paper.get('story', id);
		if (record) night.paper.put('story', { ...record, stage: 'proofing' });
		expect(night.item('struck')).toMatchObject({ signerId: 'chief', by: 'editor', at: 9 });
	});

	it('a text that is not the one signed off never passes, whatever its stage says', () => {
		night.write(story(), 'another text');
		expect(night.item('changed')).toMatchObject({ signerId: 'chief', editedBy: 'editor' });
		// The page's clean proof goes with it.
		expect(night.item('pageChanged')).toMatchObject({
			causes: [{ kind: 'words', storyId: story() }]
		});
	});

	it('words changed at sign-off are told, with both texts, and hold up nothing', () => {
		const id = story();
		const [signOff] = [...night.paper.list('signature')].filter((one) => one.storyId === id);
		if (!signOff) throw new Error('it is not signed');
		const proof = { ...signOff, id: 'proof', step: 'proof1', personId: 'reader', at: 0 } as const;
		night.paper.put('signature', proof);
		expect(night.kinds()).not.toContain('amended');
		night.paper.put('signature', { ...proof, hash: 'e2dc' });
		night.paper.put('signature', { ...signOff, amended: [2] });
		expect(night.item('amended')).toMatchObject({
			...{ severity: 'advisory', step: 'proof1', signerId: 'chief', paragraphs: [2] },
			ids: { before: 'proof', signOff: signOff.id }
		});
	});

	it('a page whose clean proof nobody has signed blocks, unless the paper has none', () => {
		for (const { id } of [...night.paper.list('pageSignature')])
			night.paper.take([{ kind: 'pageSignature', id, value: null }]);
		expect(night.kinds().filter((kind) => kind === 'pageUnsigned')).toHaveLength(2);
		night.settings({ workflow: { cleanProof: { isUsed: false, signers: ['chief'] } } });
		expect(night.kinds()).not.toContain('pageUnsigned');
	});
});

describe('words', () => {
	it('what was announced and is not all there, or has no words at all', () => {
		const record = night.paper.get('story', story());
		if (record) night.paper.put('story', { ...record, incomplete: true });
		expect(night.item('incomplete')).toMatchObject({ storyId: story(), severity: 'blocking' });
		const lead = night.storyOn(1, 'lead');
		change(lead, { length: 0, paragraphs: [] });
		expect(night.item('wordless')).toMatchObject({ storyId: lead });
	});

	it('what was promised: no word of it blocks, no photo is advice', () => {
		const record = night.paper.get('story', story());
		const terms = { title: '桥', length: 700, dueAt: 5, photo: true, note: '' };
		const promise = { ...terms, by: 'editor', at: 0, changes: [], withdrawn: null, keptAt: null };
		if (record) night.paper.put('story', { ...record, promise });
		expect(night.item('promisedPhoto')).toMatchObject({ byId: 'editor', severity: 'advisory' });
		change(story(), { length: 0, paragraphs: [] });
		expect(night.item('promised')).toMatchObject({ dueAt: 5, severity: 'blocking' });
		expect(night.kinds()).not.toContain('wordless');
	});

	it('characters no face has, in a story and in what the program sets', () => {
		change(story(), { lacking: '𰀀' });
		expect(night.item('glyphs')).toMatchObject({ storyId: story(), chars: ['𰀀'] });
		change(story(), { lacking: '', light: '𬱖' });
		expect(night.item('lightGlyphs')).toMatchObject({ severity: 'advisory', chars: ['𬱖'] });
		change(story(), { light: '' });
		const person = aPerson('zhao', 'editor');
		night.paper.put('person', { ...person, name: '赵𰀀' });
		night.paper.put('page', { ...night.page(2), editorId: 'zhao' });
		expect(night.item('glyphs')).toMatchObject({ storyId: null, chars: ['𰀀'] });
	});
});

describe('room', () => {
	it('says how much hangs out, and whether that was measured', () => {
		const id = story();
		change(id, { paragraphs: Array.from({ length: 60 }, () => '54'), length: 3240 });
		expect(night.item('over')).toMatchObject({ severity: 'blocking', measured: false });
	});

	it('white is advice', () => {
		expect(night.check().items.map(({ severity }) => severity)).not.toContain('blocking');
		expect(night.kinds()).toContain('under');
	});

	it('a slot without a story, or an ad without a customer, prints white', () => {
		night.paper.take([{ kind: 'placement', id: slotOf(story()), value: null }]);
		expect(night.item('slotEmpty')).toMatchObject({ pageId: 'page2', severity: 'blocking' });
		night.addSlot(2, { role: 'ad', label: ' ' });
		expect(night.item('adEmpty')).toMatchObject({ pageId: 'page2' });
	});

	it('a story without a headline leaves white where its slot keeps room for one', () => {
		change(story(), { headline: ' ' });
		expect(night.item('headless')).toMatchObject({
			...{ severity: 'blocking', pageId: 'page2', storyId: story(), slotId: slotOf(story()) }
		});
		const page = night.page(2);
		const bare = page.slots.map(({ headLines: _lines, ...slot }) => slot);
		night.paper.put('page', { ...page, slots: bare });
		expect(night.kinds()).not.toContain('headless');
	});
});

const slotOf = (id: string): string =>
	[...night.paper.list('placement')].find(({ storyId }) => storyId === id)?.id ?? '';

describe('comments', () => {
	const anchor: Anchor = { ...{ start: null, end: null }, quote: '桥', prefix: '', suffix: '' };
	const ask = (more: Partial<Thread>) =>
		night.paper.put('thread', {
			...{ id: 't', storyId: story(), anchor, orphaned: false, suggestion: null },
			...{ state: 'open', resolvedBy: null, resolvedAt: null, createdAt: 0 },
			comments: [
				{
					...{ id: 'c', personId: 'chief', body: '核一下', at: 0 },
					mentionIds: ['editor'],
					editedAt: null
				}
			],
			...more
		});
	const suggestion = { replacement: '渡', state: 'open', by: null, at: null } as const;

	it('one on words blocks and is for whom it names; one on the whole is advice', () => {
		ask({});
		expect(night.item('question')).toMatchObject({ severity: 'blocking', forIds: ['editor'] });
		ask({ anchor: null });
		expect(night.item('remark')).toMatchObject({ severity: 'advisory', body: '核一下' });
		ask({ orphaned: true });
		expect(night.kinds()).toContain('remark');
		ask({ state: 'resolved' });
		expect(night.kinds()).not.toContain('remark');
	});

	it('a required one blocks wherever it stands, with what should stand there', () => {
		ask({ required: true, anchor: null });
		expect(night.item('correction')).toMatchObject({ severity: 'blocking', replacement: null });
		ask({ required: true, orphaned: true, suggestion });
		expect(night.item('correction')).toMatchObject({ quote: '桥', replacement: '渡' });
		ask({ required: true, state: 'resolved' });
		expect(night.kinds()).not.toContain('correction');
	});

	it('a remark is told and holds up nothing, though it stands on words or suggests some', () => {
		ask({ required: false });
		expect(night.item('remark')).toMatchObject({ severity: 'advisory', quote: '桥' });
		ask({ required: false, suggestion });
		expect(night.kinds()).toEqual(expect.arrayContaining(['remark']));
		expect(night.kinds()).not.toContain('suggestion');
	});

	it('an open suggestion blocks until it is decided', () => {
		ask({ suggestion });
		expect(night.item('suggestion')).toMatchObject({ quote: '桥', threadId: 't' });
	});
});

describe('pictures', () => {
	it('lack, or lack their credit', () => {
		const id = night.storyOn(1, 'photo');
		change(id, { pictures: [{ asset: 'p', credit: ' ' }] });
		expect(night.item('creditMissing')).toMatchObject({ severity: 'advisory', nth: 1, asset: 'p' });
		change(id, { pictures: [{ asset: null, credit: '' }] });
		expect(night.item('photoMissing')).toMatchObject({ storyId: id });
		change(id, { pictures: [] });
		expect(night.item('photoMissing')).toMatchObject({ severity: 'blocking' });
	});

	it('have too few pixels for their size: soft, or coarse, with the width they could have', () => {
		const id = night.storyOn(1, 'photo');
		const slot = night.page(1).slots.find(({ role }) => role === 'photo');
		const area = slot && photoArea(formatOf({ formatId: 'sikai' }), slot);
		if (!area) throw new Error('page 1 has no place for a photo');
		/** So many pixels an inch over the width of its place; as tall as nothing has to be cropped. */
		const asset = (ppi: number) => {
			const width = Math.round((area.width / 96) * ppi);
			const height = Math.round(width * (area.height / area.width));
			change(id, { pictures: [{ asset: 'p', credit: '白露', pixels: { width, height } }] });
		};
		asset(180);
		expect(night.kinds()).not.toContain('photoSoft');
		asset(150);
		const width = Math.round(mmOf(area.width));
		const soft = night.item('photoSoft');
		expect(soft).toMatchObject({ severity: 'advisory', slotId: slot?.id, nth: 1, ppi: 150, width });
		expect(soft).toMatchObject({ widest: Math.floor((mmOf(area.width) * 150) / 170) });
		asset(90);
		expect(night.item('photoCoarse')).toMatchObject({ severity: 'blocking', ppi: 90 });
		change(id, { pictures: [{ asset: 'unknown', credit: '白露' }] });
		expect(night.kinds()).not.toContain('photoCoarse');
	});
});

describe('jumps', () => {
	it('one whose story begins nowhere, and one for which nothing is left', () => {
		const [id, slot] = [night.storyOn(1, 'lead'), night.addSlot(2, { role: 'jump' })];
		const place = { pageId: 'page2', editionId: 'today', placedBy: 'chief', placedAt: 0 };
		night.paper.put('placement', { id: slot, storyId: id, ...place });
		expect(night.item('jumpEmpty')).toMatchObject({ slotId: slot, pageId: 'page2' });
		night.paper.take([{ kind: 'placement', id: slotOf(id), value: null }]);
		expect(night.item('jumpAstray')).toMatchObject({ slotId: slot });
		expect(night.kinds()).not.toContain('jumpEmpty');
	});

	it('is well where the text goes on', () => {
		const [id, slot] = [night.storyOn(1, 'lead'), night.addSlot(2, { role: 'jump' })];
		change(id, { paragraphs: Array.from({ length: 45 }, () => '54'), length: 2430 });
		expect(night.item('over')).toMatchObject({ storyId: id });
		const place = { pageId: 'page2', editionId: 'today', placedBy: 'chief', placedAt: 0 };
		night.paper.put('placement', { id: slot, storyId: id, ...place });
		expect(night.kinds()).not.toContain('jumpEmpty');
	});
});

describe('teasers', () => {
	const tease = (...items: { storyId: string | null; words: string | null }[]) =>
		night.slot(1, 'teaser', { teaser: { kind: 'stories', items } });

	it('to a story that is spiked, on no page, or gone', () => {
		const record = night.paper.get('story', story());
		if (record) night.paper.put('story', { ...record, spikedAt: 1 });
		expect(night.item('teaserAstray')).toMatchObject({ fault: 'spiked', severity: 'blocking' });
		tease({ storyId: 'nobody', words: '桥' });
		expect(night.item('teaserAstray')).toMatchObject({ fault: 'gone' });
		tease({ storyId: night.storyOn(1, 'lead'), words: null });
		expect(night.item('teaserWeak')).toMatchObject({ fault: 'same-page', severity: 'advisory' });
		tease();
		expect(night.item('teaserEmpty')).toMatchObject({ severity: 'blocking' });
	});

	it('by hand to a page that there is not', () => {
		tease({ storyId: null, words: '天气转晴 >>>2' });
		expect(night.kinds()).not.toContain('teaserPointer');
		tease({ storyId: null, words: '天气转晴 >>>9' });
		expect(night.item('teaserPointer')).toMatchObject({ to: 9 });
	});

	it('with nearly the headline; what is shorter or quite another wording is meant', () => {
		change(story(), { headline: '木偶戏班住进旧粮仓' });
		tease({ storyId: story(), words: '木偶戏住进粮仓' });
		expect(night.item('teaserDiffers')).toMatchObject({ to: 2, severity: 'advisory' });
		tease({ storyId: story(), words: '木偶戏班' });
		expect(night.kinds()).not.toContain('teaserDiffers');
		tease({ storyId: story(), words: '老手艺有了新家' });
		expect(night.kinds()).not.toContain('teaserDiffers');
	});
});

describe('the masthead', () => {
	const edit = (more: object) => {
		const edition = night.paper.get('edition', 'today');
		if (edition) night.paper.put('edition', { ...edition, ...more });
	};

	it('numbers: none, taken, left out, out of order; each knows the right one', () => {
		edit({ issue: null });
		expect(night.item('issueMissing')).toMatchObject({ proposed: 4387, severity: 'blocking' });
		edit({ kind: 'special' });
		expect(night.kinds()).not.toContain('issueMissing');
		edit({ issue: 4386, kind: 'regular' });
		expect(night.item('issueRepeat')).toMatchObject({ date: '2026-11-23', proposed: 4387 });
		edit({ issue: 4390 });
		expect(night.item('issueGap')).toMatchObject({ from: 4387, to: 4389 });
		const later = night.paper.get('edition', 'today');
		if (!later) throw new Error('no edition');
		const { date, issue } = later;
		const explained = (about: string) => {
			const waiver = { id: 'w', editionId: 'today', itemId: 'issueGap:today', kind: 'issueGap' };
			const place = { pageId: null, storyId: null, reason: '并刊', personId: 'chief', at: 0 };
			night.paper.put('waiver', { ...waiver, ...place, about } as Waiver);
		};
		explained(numberAbout(night.paper.list('edition'), { date, issue }));
		expect(night.item('issueGap').waived).toMatchObject({ reason: '并刊' });
		edit({ issue: 12 });
		expect(night.item('issueOrder')).toMatchObject({ issue: 12 });
	});

	it('a press day that does not belong to the date', () => {
		edit({ pressAt: Date.parse('2026-11-24T01:00:00Z') });
		expect(night.kinds()).not.toContain('pressDay');
		edit({ pressAt: Date.parse('2026-11-20T12:00:00Z') });
		expect(night.item('pressDay')).toMatchObject({ pressDate: '2026-11-20' });
	});

	it('an odd number of pages, and not as many as last week', () => {
		night.paper.put('page', { ...night.page(2), id: 'page3', number: 3, slots: [] });
		expect(night.item('oddPages')).toMatchObject({ pages: 3, severity: 'blocking' });
		night.printed = new PrintedStories({
			...{ editions: [{ date: '2026-11-17', pages: 4 }], stories: [] }
		});
		expect(night.item('unusualPages')).toMatchObject({ usual: 4, severity: 'advisory' });
		const rule = (pages: number) =>
			night.paper.put('newsroom', {
				...{ id: 'newsroom', name: '', timeZone: 'Asia/Shanghai', formatId: 'sikai' },
				...{ pressTime: '23:30', masthead: {}, createdAt: 0 },
				week: Array.from({ length: 7 }, () => ({ pages, press: null }))
			});
		rule(8);
		expect(night.item('unusualPages')).toMatchObject({ usual: 8, date: null });
		rule(3);
		expect(night.kinds()).not.toContain('unusualPages');
	});
});

describe('repeats', () => {
	const TEXT =
		'澜江上的渡口三百年间只停过两次，一次是大水，一次是修桥。船工沈长河记得清楚。'.repeat(4);
	const OTHER = '早稻抢在雨前下田，农机手从凌晨四点忙到天黑，镇里的食堂把饭送到了田埂上。'.repeat(
		4
	);
	const printed = (more: object) =>
		new PrintedStories({
			editions: [],
			stories: [
				{
					...{ storyId: 'old', date: '2026-11-10', page: 3, headline: '旧闻一则', hash: 'h' },
					...{ sketch: sketchOf(TEXT), pictures: [] },
					...more
				}
			]
		});

	it('of the very words, or most of them, in the editions before', () => {
		change(story(), { sketch: sketchOf(TEXT), hash: 'h' });
		night.printed = printed({});
		expect(night.item('repeatSame')).toMatchObject({
			...{ severity: 'blocking', of: { storyId: 'old', date: '2026-11-10', page: 3 } }
		});
		change(story(), { sketch: sketchOf(`${TEXT}今天又添一艘。`), hash: 'i' });
		expect(night.item('repeatAlike')).toMatchObject({ by: 'words', severity: 'advisory' });
		change(story(), { sketch: sketchOf(OTHER) });
		expect(night.kinds()).not.toContain('repeatAlike');
	});

	it('of a headline, but not of one that every day has', () => {
		change(story(), { headline: '山脚下的　油坊又开榨了！' });
		night.printed = printed({ headline: '山脚下的油坊又开榨了', sketch: [] });
		expect(night.item('repeatAlike')).toMatchObject({ by: 'headline' });
		change(story(), { headline: '天气预报' });
		night.printed = printed({ headline: '天气预报', sketch: [] });
		expect(night.kinds()).not.toContain('repeatAlike');
	});

	it('within the edition, told of the later one', () => {
		change(night.storyOn(1, 'lead'), { sketch: sketchOf(TEXT) });
		change(story(), { sketch: sketchOf(TEXT) });
		const { storyId } = night.item('repeatAlike');
		expect(storyId).toBe(story());
	});

	it('of words whose sketch came with the papers, not with the facts', () => {
		change(night.storyOn(1, 'lead'), { hash: 'one' });
		change(story(), { hash: 'other' });
		const sketches = { one: sketchOf(TEXT), other: sketchOf(TEXT) };
		night.printed = new PrintedStories({ editions: [], stories: [], sketches });
		expect(night.item('repeatAlike').storyId).toBe(story());
	});

	it('of a picture, by its bytes', () => {
		const id = night.storyOn(1, 'photo');
		const bytes = 'f'.repeat(24);
		change(id, { pictures: [{ asset: `${bytes}0001`, credit: '白露' }] });
		night.printed = printed({ pictures: [`${bytes}0002`], sketch: [] });
		expect(night.item('photoAgain')).toMatchObject({ severity: 'advisory' });
		change(story(), { pictures: [{ asset: `${bytes}0003`, credit: '白露' }] });
		expect(night.item('photoTwice')).toMatchObject({ severity: 'blocking', storyId: story() });
	});

	it('is told to a browser as far as something in the edition is like it', () => {
		const { paper } = night;
		const edition = paper.get('edition', 'today');
		if (!edition) throw new Error('there is no edition');
		const page = { ...night.page(2), id: 'old2', editionId: 'yesterday' };
		const slots = [
			{ ...page.slots[0]!, id: 'old-a' },
			{ ...page.slots[0]!, id: 'old-b' }
		];
		paper.put('page', { ...page, slots });
		for (const [id, text] of [
			['a', TEXT],
			['b', OTHER]
		] as const) {
			const facts = { ...paper.get('facts', story())!, id: `was-${id}`, editionId: 'yesterday' };
			paper.put('facts', { ...facts, headline: id, hash: id, sketch: sketchOf(text) });
			const place = { pageId: 'old2', editionId: 'yesterday', placedBy: 'chief', placedAt: 0 };
			paper.put('placement', { id: `old-${id}`, storyId: `was-${id}`, ...place });
		}
		change(story(), { sketch: sketchOf(TEXT) });
		const ids = (found: { stories: { storyId: string }[] }) =>
			found.stories.map(({ storyId }) => storyId);
		expect(ids(printedBefore(paper, edition))).toEqual(['was-a', 'was-b']);
		expect(ids(printedLike(paper, edition))).toEqual(['was-a']);
		expect(printedLike(paper, edition).editions).toEqual([{ date: '2026-11-23', pages: 1 }]);
		const { hash } = paper.get('facts', story())!;
		expect(printedLike(paper, edition).sketches?.[hash]).toEqual(sketchOf(TEXT));
	});
});

describe('letting pass', () => {
	const waive = (reason = '资料照片，编前会定的') => {
		const { id: itemId, kind, about, pageId, storyId } = night.item('creditMissing');
		const command = { itemId, kind, about, pageId, storyId, reason, editionId: 'today' };
		return night.paper.run(night.chief, { type: 'check.waive', id: 'w', ...command });
	};
	const photo = () => night.storyOn(1, 'photo');

	it('needs a reason, and stays with the item under the same id', () => {
		change(photo(), { pictures: [{ asset: 'p', credit: '' }] });
		const before = night.item('creditMissing');
		expect(waive(' ')).toEqual({ ok: false, error: { reason: 'invalid', what: 'reason' } });
		expect(waive()).toMatchObject({ ok: true });
		const after = night.item('creditMissing');
		expect(after).toMatchObject({ id: before.id, waived: { personId: 'chief' } });
		night.paper.run(night.chief, { type: 'check.unwaive', id: 'w' });
		expect(night.item('creditMissing').waived).toBeNull();
	});

	it('is void when what it was about is another', () => {
		change(story(), { lacking: '𰀀' });
		const { id: itemId, about } = night.item('glyphs');
		const waiver: Waiver = {
			...{ id: 'w', editionId: 'today', itemId, about, kind: 'glyphs', pageId: null },
			...{ storyId: null, reason: '刻了字模', personId: 'chief', at: 0 }
		};
		night.paper.take([put('waiver', waiver)]);
		expect(night.item('glyphs').waived).not.toBeNull();
		night.write(story(), 'another text');
		expect(night.item('glyphs').waived).toBeNull();
	});

	it('is no way around a signature', () => {
		night.write(story(), 'another text');
		const { id: itemId, about, pageId, storyId } = night.item('changed');
		const command = { itemId, about, pageId, storyId, reason: '来不及', editionId: 'today' };
		expect(
			night.paper.run(night.chief, { type: 'check.waive', id: 'w', kind: 'changed', ...command })
		).toEqual({ ok: false, error: { reason: 'invalid', what: 'check' } });
		// Nor is a name under which another kind of thing would be let pass.
		night.paper.run(night.chief, { type: 'check.waive', id: 'w', kind: 'under', ...command });
		expect(night.item('changed').waived).toBeNull();
	});
});

it('puts what blocks first, then goes page by page, the paper as a whole last', () => {
	const edition = night.paper.get('edition', 'today');
	if (edition) night.paper.put('edition', { ...edition, issue: null });
	night.write(story(), 'another text');
	night.write(night.storyOn(1, 'lead'), 'one more');
	const { items } = night.check();
	const blocking = items.filter(({ severity }) => severity === 'blocking');
	expect(items.slice(0, blocking.length)).toEqual(blocking);
	const pages = blocking.map(({ pageId }) => pageId);
	expect(pages).toEqual(pages.toSorted((a, b) => String(a ?? 'z').localeCompare(String(b ?? 'z'))));
});

it('a gap that the later paper explains does not hold up the one before it', () => {
	const night = new PressNight();
	const today = night.paper.get('edition', 'today');
	if (!today) throw new Error('no edition');
	const issue = (today.issue ?? 0) + 2;
	const next = night.paper.put('edition', { ...today, id: 'next', date: '2026-11-25', issue });
	expect(night.item('issueGap')).toMatchObject({ date: '2026-11-25' });
	night.paper.put('waiver', {
		...{ id: 'w', editionId: 'next', itemId: 'issueGap:next', kind: 'issueGap' },
		...{ pageId: null, storyId: null, reason: '并刊', personId: 'chief', at: 0 },
		about: numberAbout(night.paper.list('edition'), next)
	});
	expect(night.kinds()).not.toContain('issueGap');
	night.paper.put('edition', { ...next, issue: issue + 1 });
	expect(night.kinds()).toContain('issueGap');
});

it('looks for repeats of a story again once its words, or what it is compared with, are others', () => {
	const printed = new PrintedStories({ editions: [], stories: [] });
	const of = { date: '2026-11-20', page: 1, pictures: [], headline: '一桥' };
	const told = { ...of, storyId: 'now', hash: 'aa', sketch: sketchOf('渡口三百年'.repeat(40)) };
	expect(printed.like(told)).toBeNull();
	printed.add({ ...told, storyId: 'before' });
	expect(printed.like(told)).toMatchObject({ by: 'same', of: { storyId: 'before' } });
	const other = { ...told, hash: 'bb', sketch: sketchOf('早稻抢在雨前下田'.repeat(40)) };
	expect(printed.like(other)).toBeNull();
	expect(printed.like(told)?.by).toBe('same');
});
