import type { Id } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import { readRow, type StoredRow } from '#lib/audit/line-of.ts';
import type { AuditReader, ReadRow } from '#lib/audit/names-of.ts';
import type { Services } from '#server/boot.ts';
import { services } from '#server/services.ts';

/** Nobody else's business, and another answer a minute later. */
export const UNKEPT = { 'cache-control': 'private, no-store' };

/** Refuses whoever may not see the log, and says nothing of it; null: they may. */
export function noAudit({ person }: App.Locals): Response | null {
	if (!person) return new Response(null, { status: 401, headers: UNKEPT });
	return can(person, 'audit.read') ? null : new Response(null, { status: 403, headers: UNKEPT });
}

/**
 * For whom rows are put into words, with what the undos among them take back. A stream that is read after
 * its request names the newsroom that it was asked of.
 */
export async function readerOf(
	{ person, lang }: App.Locals,
	rows: readonly StoredRow[],
	{ desk, audit }: Pick<Services, 'desk' | 'audit'> = services()
): Promise<AuditReader> {
	return {
		lang,
		view: desk.view,
		readsStories: person !== null && can(person, 'story.read'),
		undone: await undoneBy(rows, audit)
	};
}

async function undoneBy(
	rows: readonly StoredRow[],
	audit: Services['audit']
): Promise<Map<Id, ReadRow>> {
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
