import { editionAt } from '#model/edition-address.ts';
import { error } from '@sveltejs/kit';
import { storyRoom } from '#document/room-name.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import { mastheadFacts } from '#model/calendar.ts';
import { can } from '#model/permissions.ts';
import { readPrintOptions } from '#model/print-options.ts';
import { proofsOf } from '#model/pulled-proof.ts';
import { put } from '#model/records.ts';
import { itemsIn } from '#model/teaser.ts';
import { services } from '#server/services.ts';
import { isStoreFault } from '#server/store-fault.ts';
import type { PageServerLoad } from './$types';

/**
 * Everything of which pages are set, at one moment: `?page=3`, or the whole edition; `marks=1` and
 * `stamp=1` as for the PDF. `dialog`: the browser asks how to print it when it is ready.
 */
export const load: PageServerLoad = async ({ params, locals, url }) => {
	if (!locals.person) error(401);
	if (!can(locals.person, 'story.read')) error(403);
	const { desk, stories, log } = services();
	const { view } = desk;
	const edition = editionAt(view.list('edition'), params.date);
	if (!edition) error(404);
	const options = readPrintOptions(url.searchParams);
	if (!options) error(400);
	const all = pagesOf(view, edition.id);
	const wanted = url.searchParams.get('page');
	const numbers = wanted === null ? all.map(({ number }) => number) : [Number(wanted)];
	if (!numbers.every((number) => all.some((page) => page.number === number))) error(404);
	const { bySlot, byStory } = standingOn(view, all);
	const asked = await Promise.allSettled(
		[...byStory.keys()].map((id) => stories.ask(storyRoom(id), { type: 'copy', storyId: id }))
	);
	for (const one of asked) {
		if (one.status === 'fulfilled') continue;
		// A paper without a story, because it could not be asked for, is nothing to print.
		if (isStoreFault(one.reason)) throw one.reason;
		log.error({ err: one.reason }, 'a story is not printed');
	}
	// One story that cannot be read must not keep the whole paper from the press; its slot stays empty.
	const copies = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	// What is printed by a pass is evidence: none is better than one that lacks a story.
	if (!locals.session && copies.length < asked.length) error(500);
	/** Stories whose headlines may stand in teasers and index. */
	const named = new Set([
		...byStory.keys(),
		...all.flatMap(({ slots }) =>
			slots.flatMap((slot) => itemsIn(slot).flatMap(({ storyId }) => storyId ?? []))
		)
	]);
	const newsroom = view.get('newsroom', 'newsroom');
	return {
		edition,
		numbers,
		/** Whoever opened it wants the browser's print dialog. */
		dialog: url.searchParams.has('dialog'),
		marks: options.marks,
		stamp: options.stamp ? { at: Date.now(), name: locals.person.name } : null,
		copies,
		facts: mastheadFacts(edition, all.length),
		me: locals.person.id,
		position: desk.position,
		changes: [
			put('edition', edition),
			...(newsroom ? [put('newsroom', newsroom)] : []),
			...[...view.list('person')].map((person) => put('person', person)),
			...all.map((page) => put('page', page)),
			...all
				.flatMap(({ id }) => proofsOf(view, id).slice(0, 1))
				.map((proof) => put('proof', proof)),
			...[...named].flatMap((id) => {
				const [story, facts] = [view.get('story', id), view.get('facts', id)];
				return [...(story ? [put('story', story)] : []), ...(facts ? [put('facts', facts)] : [])];
			}),
			...[...bySlot.values()].map((placement) => put('placement', placement)),
			...[...view.list('asset')]
				.filter(({ storyId }) => storyId !== null && byStory.has(storyId))
				.map((asset) => put('asset', asset))
		]
	};
};
