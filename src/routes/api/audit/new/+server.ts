import { json } from '@sveltejs/kit';
import { readAuditQuery } from '#lib/audit/audit-query.ts';
import { services } from '#server/services.ts';
import { noAudit, UNKEPT } from '../audit-reader.server.ts';
import type { RequestHandler } from './$types';

/** More are told as so many. */
const MOST = 100;

/** {count}: the rows that fit and came after ?after=. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const refused = noAudit(locals);
	if (refused) return refused;
	const { audit, desk } = services();
	const { wish } = readAuditQuery(url.searchParams, desk.view);
	return json({ count: await audit.count(wish, MOST) }, { headers: UNKEPT });
};
