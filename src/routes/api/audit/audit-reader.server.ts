import type { Id } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import { readRow, type StoredRow } from '#lib/audit/line-of.ts';
import type { AuditReader, ReadRow } from '#lib/audit/names-of.ts';
import { services } from '#server/services.ts';

/** Nobody else's business, and another answer a minute later. */
export const UNKEPT = { 'cache-control': 'private, no-store' };

/** Refuses whoever may not see the log, and says nothing of it; null: they may. */
export function noAudit({ person }: App.Locals): Response | null {
	if (!person) return new Response(null, { status: 401, headers: UNKEPT });
	return can(person, 'audit.read') ? null : new Response(null, { status: 403, headers: UNKEPT });
}

/** For whom rows are put into words, with what the undos among them take back. */
export async function readerOf(
	{ person, lang }: App.Locals,
	rows: readonly StoredRow[]
): Promise<AuditReader> {
	const { desk } = services();
	return {
		lang,
		view: desk.view,
		readsStories: person !== null && can(person, 'story.read'),
		now: Date.now(),
		undone: await undoneBy(rows)
	};
}

async function undoneBy(rows: readonly StoredRow[]): Promise<Map<Id, ReadRow>> {
	const { audit } = services();
	const undone = new Map<Id, ReadRow>();
	for (const row of rows) {
		const command = row.type === 'undo' ? readRow(row)?.command : undefined;
		if (command?.type !== 'undo') continue;
		const [stored] = await audit.kept({ commandId: command.commandId });
		const taken = stored && readRow(stored);
		if (taken) undone.set(command.commandId, taken);
	}
	return undone;
}
