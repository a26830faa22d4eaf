import { editionAt } from '#model/edition-address.ts';
import { error } from '@sveltejs/kit';
import { services } from '#server/services.ts';

/** 404 where an edition has no such page; what the page is is the desk's. */
export function pageThere({ date, number }: { date: string; number: string }): void {
	const { view } = services().desk;
	const edition = editionAt(view.list('edition'), date);
	const isThere = [...view.list('page')].some(
		(page) => page.editionId === edition?.id && String(page.number) === number
	);
	if (!edition || !isThere) error(404);
}
