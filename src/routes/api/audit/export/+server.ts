import { AUDIT_FORMS, readAuditQuery, type AuditForm } from '#lib/audit/audit-query.ts';
import { exportHead, exportRows } from '#lib/audit/export-rows.ts';
import { auditTexts } from '#lib/i18n/audit.ts';
import { attachment } from '#server/file-name.ts';
import { services } from '#server/services.ts';
import { noAudit, readerOf, UNKEPT } from '../audit-reader.server.ts';
import type { RequestHandler } from './$types';

const MIMES: Record<AuditForm, string> = {
	csv: 'text/csv; charset=utf-8',
	jsonl: 'application/x-ndjson; charset=utf-8'
};

/** ?as=csv or jsonl, narrowed as the list is: all rows, oldest first, however many they are. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const refused = noAudit(locals);
	if (refused) return refused;
	const { paces } = services();
	if (!locals.session || !paces.exports.take(locals.session.id))
		return new Response(null, { status: 429, headers: UNKEPT });
	const form = AUDIT_FORMS.find((one) => one === url.searchParams.get('as'));
	if (!form) return new Response(null, { status: 400, headers: UNKEPT });
	const name = `${auditTexts[locals.lang].title} ${new Date().toISOString().slice(0, 10)}.${form}`;
	return new Response(fileOf(form, url, locals), {
		headers: {
			...UNKEPT,
			'content-type': MIMES[form],
			'content-disposition': attachment(name),
			'x-content-type-options': 'nosniff'
		}
	});
};

/** Made batch by batch as it is read. */
function fileOf(form: AuditForm, url: URL, locals: App.Locals): ReadableStream<Uint8Array> {
	const newsroom = services();
	const { wish } = readAuditQuery(url.searchParams, newsroom.desk.view);
	const batches = newsroom.audit.walk(wish);
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>({
		async start(controller) {
			const head = exportHead(form, await readerOf(locals, [], newsroom));
			if (head) controller.enqueue(encoder.encode(head));
		},
		async pull(controller) {
			const { done, value } = await batches.next();
			if (done) return controller.close();
			const reader = await readerOf(locals, value, newsroom);
			controller.enqueue(encoder.encode(exportRows(form, value, reader)));
		},
		async cancel() {
			await batches.return();
		}
	});
}
