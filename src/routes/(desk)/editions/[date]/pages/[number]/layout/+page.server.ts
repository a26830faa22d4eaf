import { error } from '@sveltejs/kit';
import { services } from '#server/services.ts';
import type { PageServerLoad } from './$types';

/** Whether there is such a page; the layout itself is the desk's. */
export const load: PageServerLoad = ({ params }) => {
	const { view } = services().desk;
	const edition = [...view.list('edition')].find(({ date }) => date === params.date);
	const isThere = [...view.list('page')].some(
		(page) => page.editionId === edition?.id && String(page.number) === params.number
	);
	if (!edition || !isThere) error(404);
};
