import { json } from '@sveltejs/kit';
import { services } from '#server/services.ts';
import { noAudit, UNKEPT } from '../audit-reader.server.ts';
import { verifiedChain } from '../verified-chain.server.ts';
import type { RequestHandler } from './$types';

/** Goes through the whole log and answers what was found: a VerifiedChain. */
export const POST: RequestHandler = async ({ locals }) => {
	const refused = noAudit(locals);
	if (refused) return refused;
	const { audit } = services();
	await audit.verify();
	return json(verifiedChain(audit.verified), { headers: UNKEPT });
};
