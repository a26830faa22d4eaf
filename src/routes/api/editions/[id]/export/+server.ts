import { can } from '#model/permissions.ts';
import type { EditionForm } from '#server/export/exports.ts';
import { services } from '#server/services.ts';
import { fileAnswer, noFile, noPrint, unlessStoreAway } from '../../../file-answer.server.ts';
import type { RequestHandler } from './$types';

const FORMS: readonly EditionForm[] = ['txt', 'docx', 'map'];
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/**
 * An edition as a file: ?as=txt&encoding=utf-8 or gb18030 (a ZIP), ?as=docx, ?as=map (JSON),
 * ?as=digital (a ZIP of a folder to read).
 */
export const GET: RequestHandler = async ({ params, url, locals, request }) => {
	const { desk, exports } = services();
	if (!locals.person) return noFile(401);
	if (!can(locals.person, 'story.read')) return noFile(403);
	if (!desk.view.get('edition', params.id)) return noFile(404);
	if (url.searchParams.get('as') === 'digital') {
		const cookie = request.headers.get('cookie') ?? '';
		return unlessStoreAway(locals.lang, async () => {
			const made = await exports.digital(params.id, { cookie, signal: request.signal });
			return made === null || made.ok ? fileAnswer(made?.value ?? null) : noPrint(made.error);
		});
	}
	const form = FORMS.find((one) => one === url.searchParams.get('as'));
	const wanted = url.searchParams.get('encoding') ?? 'utf-8';
	const encoding = ENCODINGS.find((one) => one === wanted);
	if (!form || !encoding) return noFile(400);
	return unlessStoreAway(locals.lang, async () =>
		fileAnswer(await exports.edition(params.id, form, encoding))
	);
};
