import { expect, test } from 'vitest';
import { addStory, aPaper } from '#tests/support/paper.ts';
import { adoptTemplate } from './adopt-template.ts';
import { shippedFormat } from './format.ts';
import { checkLayout } from './check-layout.ts';
import { mergeSlots, removeSlot, setRole } from './layout-edit.ts';
import { applyFix, fixesOf } from './layout-fix.ts';
import { layoutOutcome, sameLayout, slotsUnlike } from './layout-outcome.ts';
import { moveEdge } from './move-edge.ts';
import type { Slot } from './page.ts';
import { TEMPLATES } from './templates.ts';

const format = shippedFormat('sikai');

/** front: lead 1s3 (72 lines of 14), columns 1s4 over 1s5 over 1s6. */
function laidOut() {
	const all = aPaper();
	addStory(all.paper, 'long', 18);
	addStory(all.paper, 'short', 4);
	for (const [storyId, slotId] of [
		['long', '1s3'],
		['short', '1s4']
	] as const)
		all.paper.run(all.chief, {
			...{ type: 'story.place', storyId, slotId, pageId: all.front.id, expect: null }
		});
	const page = () => all.paper.get('page', all.front.id) ?? all.front;
	return { ...all, page };
}

const must = (edited: { ok: true; value: Slot[] } | { ok: false; error: string }): Slot[] => {
	if (!edited.ok) throw new Error(edited.error);
	return edited.value;
};

test('two layouts are the same whatever the order of their keys, and whatever ads say', () => {
	const [slot] = TEMPLATES[0]!.slots as [Slot];
	const turned = Object.fromEntries(Object.entries(slot).reverse()) as unknown as Slot;
	expect(sameLayout([slot], [{ ...turned, label: '招租' }])).toBe(true);
	expect(sameLayout([slot], [{ ...slot, headLines: 9 }])).toBe(false);
});

test('a new layout says which stories leave the page and which hang out', () => {
	const { paper, page } = laidOut();
	expect(layoutOutcome(paper, page(), page().slots)).toEqual({ leaving: [], tighter: [] });

	const smaller = must(moveEdge(format, page().slots, '1s3', 'bottom', 50));
	expect(layoutOutcome(paper, page(), smaller)).toEqual({
		leaving: [],
		tighter: [{ storyId: 'long', slotId: '1s3', lines: 12, chars: 168 }]
	});

	const merged = must(mergeSlots(format, page().slots, '1s5', '1s4'));
	expect(layoutOutcome(paper, page(), merged).leaving).toEqual(['short']);
	const kept = must(mergeSlots(format, page().slots, '1s4', '1s5'));
	expect(layoutOutcome(paper, page(), kept)).toEqual({ leaving: [], tighter: [] });
});

test('a page that somebody has drawn meanwhile is not overwritten', () => {
	const { paper, chief, page } = laidOut();
	const began = page().slots;
	const draw = (slots: Slot[]) =>
		paper.run(chief, {
			...{ type: 'page.layout', id: page().id, slots, templateId: null, expect: began }
		});
	const smaller = must(moveEdge(format, began, '1s4', 'bottom', 30));
	expect(draw(smaller).ok).toBe(true);
	expect(draw(must(moveEdge(format, began, '1s4', 'bottom', 28)))).toMatchObject({
		...{ ok: false, error: { reason: 'layout-changed' } }
	});
	expect(page().slots).toEqual(smaller);
});

test('a teaser and an ad that a colleague changed while the page was drawn stay as they are now', () => {
	const { paper, chief, page } = laidOut();
	const began = page().slots;
	const drawn = must(moveEdge(format, began, '1s4', 'bottom', 30));
	const to = { pageId: page().id, slotId: '1s8' };
	const teaser = { kind: 'stories' as const, items: [{ storyId: 'short', words: '河水' }] };
	paper.run(chief, { type: 'slot.teaser', ...to, teaser });
	const apply = (slots: Slot[], expect: Slot[]) =>
		paper.run(chief, {
			...{ type: 'page.layout', id: page().id, slots, templateId: null, expect }
		});
	expect(apply(drawn, began).ok).toBe(true);
	const isTeaser = ({ id }: Slot) => id === '1s8';
	expect(page().slots.find(isTeaser)?.teaser).toEqual(teaser);
	expect(page().slots.find(({ id }) => id === '1s4')).toEqual(drawn.find(({ id }) => id === '1s4'));

	// One that a template draws is there; one that a colleague has emptied meanwhile stays empty.
	const asIndex = page().slots.map((slot) =>
		isTeaser(slot) ? { ...slot, teaser: { kind: 'index' as const } } : slot
	);
	paper.run(chief, { type: 'slot.teaser', ...to, teaser: null });
	expect(apply(asIndex, page().slots).ok).toBe(true);
	expect(page().slots.find(isTeaser)?.teaser).toEqual({ kind: 'index' });
	const before = page().slots;
	paper.run(chief, { type: 'slot.teaser', ...to, teaser: null });
	expect(apply(must(moveEdge(format, before, '1s4', 'bottom', 32)), before).ok).toBe(true);
	expect(page().slots.find(isTeaser)?.teaser).toBeUndefined();
});

test('another template keeps stories in slots of their kind, and what ads say', () => {
	const { page } = laidOut();
	const template = TEMPLATES.find(({ id }) => id === 'sikai-banner');
	if (!template) throw new Error('no banner');
	const held = new Set(['1s3', '1s4', '1s7']);
	const slots = page().slots.map((slot) =>
		slot.role === 'teaser' ? { ...slot, label: '看今日头版' } : slot
	);
	let count = 0;
	const drawn = adoptTemplate(
		template.slots,
		slots,
		(id) => held.has(id),
		() => `n${++count}`
	);
	const ids = drawn.map(({ id, role }) => [role, id]);
	expect(ids).toEqual([
		['masthead', 'n1'],
		['lead', '1s3'],
		['column', '1s4'],
		['photo', '1s7'],
		['column', 'n2'],
		['teaser', '1s8']
	]);
	expect(drawn.at(-1)?.label).toBe('看今日头版');
	expect(checkLayout(format, drawn, 'front')).toEqual([]);
});

test('each fix puts right what it says', () => {
	const { page } = laidOut();
	const all = must(removeSlot(page().slots, '1s5'));
	const [hole] = checkLayout(format, all, 'front');
	expect(hole?.kind).toBe('hole');
	const fixes = fixesOf(format, all, hole!);
	expect(fixes.map(({ kind }) => kind)).toEqual(['extend', 'add', 'leave-blank']);
	for (const fix of fixes)
		expect(checkLayout(format, must(applyFix(format, all, fix, 'new')), 'front')).toEqual([]);

	const plain = must(setRole(format, page().slots, '1s3', 'column'));
	const [noLead] = checkLayout(format, plain, 'front');
	const [lead] = fixesOf(format, plain, noLead!);
	expect(lead).toEqual({ kind: 'lead', slotId: '1s3' });
	expect(checkLayout(format, must(applyFix(format, plain, lead!, 'new')), 'front')).toEqual([]);
});

test('a page that was just given a template is drawn as it, whatever its slots are called', () => {
	const [template] = TEMPLATES as [(typeof TEMPLATES)[number]];
	let made = 0;
	const slots = adoptTemplate(
		template.slots,
		[],
		() => false,
		() => `new${made++}`
	);
	expect(slotsUnlike(slots, template.slots)).toBe(0);
	const other = slots.map((slot, at) => (at === 1 ? { ...slot, headLines: 9 } : slot));
	expect(slotsUnlike(other, template.slots)).toBe(1);
});
