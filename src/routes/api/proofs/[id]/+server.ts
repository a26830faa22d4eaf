import { json } from '@sveltejs/kit';
import { can } from '#model/permissions.ts';
import { services } from '#server/services.ts';
import type { RequestHandler } from './$types';

/** What a page was when a proof of it was pulled (ProofContent of src/lib/model); it never changes. */
export const GET: RequestHandler = async ({ params, locals }) => {
	if (!locals.person) return refused(401);
	if (!can(locals.person, 'story.read')) return refused(403);
	const content = await services().proofs.content(params.id);
	return content ? json(content, { headers: UNKEPT }) : refused(404);
};

/** Nobody else’s business, and nobody’s who may no longer read stories. */
const UNKEPT = { 'cache-control': 'private, no-store' };

const refused = (status: number) => json(null, { status, headers: UNKEPT });
