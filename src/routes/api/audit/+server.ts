import { json } from '@sveltejs/kit';
import type { AuditPage } from '#lib/audit/audit-line.ts';
import { readAuditQuery, type AuditWish } from '#lib/audit/audit-query.ts';
import { lineOf, type StoredRow } from '#lib/audit/line-of.ts';
import { nameOfSubject, namesOf } from '#lib/audit/names-of.ts';
import { auditTexts } from '#lib/i18n/audit.ts';
import { services } from '#server/services.ts';
import { noAudit, readerOf, UNKEPT } from './audit-reader.server.ts';
import { verifiedChain } from './verified-chain.server.ts';
import type { RequestHandler } from './$types';

const ROWS = 50;

/** A page of the audit log in words: see readAuditQuery for what may narrow it. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const refused = noAudit(locals);
	if (refused) return refused;
	const { audit, desk } = services();
	const { wish, ignored } = readAuditQuery(url.searchParams, desk.view);
	const rows = await rowsOf(wish);
	const reader = await readerOf(locals, rows);
	const { beforeSeq: _, afterSeq: __, ...filter } = wish;
	const [first, last] = [rows[0]?.seq, rows.at(-1)?.seq];
	const isThere = async (more: AuditWish) => (await audit.count({ ...filter, ...more }, 1)) > 0;
	const about = wish.subjects?.[0];
	const name = about && nameOfSubject(about, namesOf(reader), desk.view);
	const page: AuditPage = {
		lines: rows.map((row) => lineOf(row, reader)),
		hasNewer: first !== undefined && (await isThere({ afterSeq: first })),
		hasOlder: last !== undefined && (await isThere({ beforeSeq: last })),
		ignored: [...new Set(ignored.map((param) => auditTexts[locals.lang].filters.params[param]))],
		about: about && name ? { id: about, name } : null,
		verified: verifiedChain(audit.verified)
	};
	return json(page, { headers: UNKEPT });
};

/** Newest first, from either end. */
async function rowsOf(wish: AuditWish): Promise<StoredRow[]> {
	const { audit } = services();
	if (wish.afterSeq === undefined) return audit.kept({ ...wish, limit: ROWS });
	return (await audit.kept({ ...wish, limit: ROWS, order: 'oldest' })).reverse();
}
