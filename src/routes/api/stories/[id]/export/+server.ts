import { can } from '#model/permissions.ts';
import type { StoryForm } from '#server/export/exports.ts';
import { services } from '#server/services.ts';
import { fileAnswer, noFile, unlessStoreAway } from '../../../file-answer.server.ts';
import type { RequestHandler } from './$types';

const FORMS: readonly StoryForm[] = ['txt', 'docx', 'icml', 'ninjs'];

/** A story as a file: ?as=txt, docx, icml or ninjs. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, exports } = services();
	if (!locals.person) return noFile(401);
	if (!can(locals.person, 'story.read')) return noFile(403);
	const form = FORMS.find((one) => one === url.searchParams.get('as'));
	if (!form) return noFile(400);
	if (!desk.view.get('story', params.id)) return noFile(404);
	return unlessStoreAway(locals.lang, async () =>
		fileAnswer(await exports.story(params.id, form, url.origin))
	);
};
