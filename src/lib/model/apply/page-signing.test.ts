import { expect, it } from 'vitest';
import { PressNight } from '#tests/support/press-night.ts';
import { someEvenings } from '#tests/support/evenings.ts';
import { aPerson } from '#tests/support/paper.ts';
import type { Command } from '../commands.ts';
import { causesBetween, holdsFor, pageSignaturesOf } from '../page-signature.ts';
import { HOUSE } from '../person.ts';
import { proofsOf } from '../pulled-proof.ts';

const house = aPerson(HOUSE);

it('signs the page that was seen, once, and pulls a proof of it', () => {
	const night = new PressNight();
	const [page] = [night.page(2)];
	const [signature] = pageSignaturesOf(night.paper, page.id);
	expect(signature).toMatchObject({ personId: 'chief', void: null });
	expect(proofsOf(night.paper, page.id)[0]).toMatchObject({ id: signature?.id, number: 1 });
	expect(night.signPage(page.id)).toEqual({
		ok: false,
		error: { reason: 'duplicate', what: 'pageSignature' }
	});
	const hash = signature?.state.hash ?? '';
	night.write(night.storyOn(2), 'another text');
	expect(
		night.paper.run(night.chief, { type: 'page.sign', id: 'late', pageId: page.id, hash })
	).toEqual({ ok: false, error: { reason: 'page-changed' } });
	expect(night.signPage(page.id)).toMatchObject({ ok: true });
});

it('signs no page on which nothing stands, and one with an advertisement alone', () => {
	const night = new PressNight();
	const { paper } = night;
	const page = night.page(2);
	const [slot] = page.slots;
	if (!slot) throw new Error('the page has no slot');
	const bare = page.slots.filter(({ role }) => role === 'folio');
	paper.put('page', { ...page, slots: bare });
	expect(night.signPage(page.id)).toEqual({ ok: false, error: { reason: 'page-empty' } });
	const advertised = (label: string) =>
		paper.put('page', { ...page, slots: [...bare, { ...slot, id: 'ad', role: 'ad', label }] });
	advertised(' ');
	expect(night.signPage(page.id)).toEqual({ ok: false, error: { reason: 'page-empty' } });
	advertised('县供销社');
	expect(night.signPage(page.id)).toMatchObject({ ok: true });
});

it('is struck for good, and only when the page is another one', () => {
	const night = new PressNight();
	const [signature] = pageSignaturesOf(night.paper, 'page2');
	if (!signature) throw new Error('it is not signed');
	const strike: Command = {
		...{ type: 'pageSignature.void', id: signature.id, by: 'editor', causes: [] }
	};
	expect(night.paper.run(house, strike)).toMatchObject({ ok: false });
	const facts = night.paper.get('facts', night.storyOn(2));
	night.write(night.storyOn(2), 'another text');
	expect(night.paper.run(house, strike)).toMatchObject({ ok: true });
	if (facts) night.paper.put('facts', facts);
	const [struck] = pageSignaturesOf(night.paper, 'page2');
	expect(struck && holdsFor(struck, struck.state)).toBe(false);
});

it('names what differs, and nothing where nothing does', () => {
	const night = new PressNight();
	const [signature] = pageSignaturesOf(night.paper, 'page1');
	if (!signature) throw new Error('it is not signed');
	expect(causesBetween(signature.state, signature.state)).toEqual([]);
	night.slot(1, 'masthead', { at: { column: 0, line: 0, span: 3, lines: 9 } });
	expect(night.item('pageChanged')).toMatchObject({ causes: [{ kind: 'layout' }] });
});

/**
 * Whatever happens on an evening: no page shows as signed that prints otherwise than the signed one,
 * and each change that shows has a cause.
 */
it('never shows a page as signed that is not the one that was, over 100 evenings', () => {
	const { wrong, signed, held, overtaken } = someEvenings(1, 100);
	expect(wrong).toEqual([]);
	// It was not vacuous.
	expect(signed).toBeGreaterThan(300);
	expect(held).toBeGreaterThan(300);
	expect(overtaken).toBeGreaterThan(300);
}, 30_000);
