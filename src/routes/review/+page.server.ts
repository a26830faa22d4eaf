import { services } from '#server/services.ts';
import { SECRET } from './review-request.server.ts';
import type { PageServerLoad } from './$types';

/** The same page for everybody: what is shown on it comes to whoever has the rest of the address. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders(SECRET);
	const paper = services().desk.view.get('newsroom', 'newsroom');
	return { paper: paper?.name ?? 'Copydesk', hotline: paper?.masthead.hotline ?? '' };
};
