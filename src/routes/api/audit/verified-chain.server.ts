import type { VerifiedChain } from '#lib/audit/audit-line.ts';
import type { Verified } from '#server/audit/audit.ts';

/** What a look through the log has found, as the screen shows it. */
export function verifiedChain(verified: Verified | null): VerifiedChain | null {
	if (!verified) return null;
	const { rows, head, since, chainedLater, fault } = verified.report;
	return { at: verified.at, rows, head, since, chainedLater, fault };
}
