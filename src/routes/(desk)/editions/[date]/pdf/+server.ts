import { error } from '@sveltejs/kit';
import { pagesOf } from '#model/board.ts';
import { formatOf } from '#model/format.ts';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

const FAULTS = {
	'no-chromium': 'There is no Chromium on the server: install it, or print from the browser.',
	busy: 'Others are waiting for their PDFs; try again in a minute.',
	failed: 'The PDF could not be made; try again.'
} as const;

/** The edition, or one page (`?page=3`), as it prints. */
export const GET: RequestHandler = async ({ params, locals, url, request }) => {
	if (!locals.person) error(401);
	if (!can(locals.person, 'story.read')) error(403);
	const { desk, pdf } = services();
	const edition = [...desk.view.list('edition')].find(({ date }) => date === params.date);
	if (!edition) error(404);
	const page = url.searchParams.get('page');
	const pages = pagesOf(desk.view, edition.id);
	if (page !== null && !pages.some(({ number }) => String(number) === page)) error(404);
	const printed = await pdf.print({
		path: `/print/${edition.date}${page === null ? '' : `?page=${page}`}`,
		cookie: request.headers.get('cookie') ?? '',
		trim: formatOf(edition.formatId).trim
	});
	if (!printed.ok) error(503, FAULTS[printed.error]);
	const name = `${edition.date}${page === null ? '' : `-${page}`}.pdf`;
	return new Response(new Uint8Array(printed.value), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
