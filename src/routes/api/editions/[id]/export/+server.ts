import { can } from '#model/permissions.ts';
import type { EditionForm } from '#server/export/exports.ts';
import { services } from '#server/services.ts';
import { fileAnswer, noFile } from '../../../file-answer.server.ts';
import type { RequestHandler } from './$types';

const FORMS: readonly EditionForm[] = ['txt', 'docx', 'map'];
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** An edition as a file: ?as=txt&encoding=utf-8 or gb18030 (a ZIP), ?as=docx, ?as=map (JSON). */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, exports } = services();
	if (!locals.person) return noFile(401);
	if (!can(locals.person, 'story.read')) return noFile(403);
	const form = FORMS.find((one) => one === url.searchParams.get('as'));
	const wanted = url.searchParams.get('encoding') ?? 'utf-8';
	const encoding = ENCODINGS.find((one) => one === wanted);
	if (!form || !encoding) return noFile(400);
	if (!desk.view.get('edition', params.id)) return noFile(404);
	return fileAnswer(await exports.edition(params.id, form, encoding));
};
