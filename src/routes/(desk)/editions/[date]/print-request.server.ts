import { editionAddress, editionAt } from '#model/edition-address.ts';
import { error, type RequestEvent } from '@sveltejs/kit';
import { pagesOf } from '#model/board.ts';
import type { Edition } from '#model/edition.ts';
import type { Page } from '#model/page.ts';
import { can } from '#model/permissions.ts';
import type { PrintRequest } from '#server/pdf/pdf.ts';
import { attachment, fileName } from '#server/file-name.ts';
import { services } from '#server/services.ts';

type Asked = Pick<RequestEvent, 'params' | 'locals' | 'url' | 'request'>;

/** What somebody wants printed: the edition of an address, or one page of it (`?page=3`). Throws what is not to be had. */
export function printRequest({ params, locals, url, request }: Asked): PrintRequest & {
	edition: Edition;
	pages: Page[];
} {
	if (!locals.person) error(401);
	if (!can(locals.person, 'story.read')) error(403);
	const { view } = services().desk;
	const edition = editionAt(view.list('edition'), params.date ?? '');
	if (!edition) error(404);
	const asked = url.searchParams.get('page');
	const all = pagesOf(view, edition.id);
	const pages = asked === null ? all : all.filter(({ number }) => String(number) === asked);
	if (pages.length === 0) error(404);
	return {
		edition,
		pages,
		page: asked === null ? null : (pages[0]?.number ?? null),
		cookie: request.headers.get('cookie') ?? '',
		signal: request.signal
	};
}

/** The file's name: the paper, the date, and what of it: 1版 要闻. */
export function printName({ edition, page, pages }: ReturnType<typeof printRequest>): string {
	const paper = services().desk.view.get('newsroom', 'newsroom')?.name ?? '';
	const part = page === null ? '' : ` ${page}版 ${pages[0]?.name ?? ''}`;
	return fileName(`${paper} ${editionAddress(edition)}${part}`);
}

/** Headers of a print: nobody else's business, and another one a minute later. */
export const printHeaders = (mime: string, name: string) => ({
	'content-type': mime,
	'content-disposition': attachment(name),
	'cache-control': 'private, no-store',
	'x-content-type-options': 'nosniff'
});
