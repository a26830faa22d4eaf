/** SQLite’s primary codes for what it will never take: too big, against a constraint, of a wrong type. */
const REFUSED: readonly number[] = [18, 19, 20];

/** See UpdateLog.isRefusal. */
export function isRefusal(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { errcode, code } = error as { errcode?: unknown; code?: unknown };
	if (typeof errcode === 'number') return REFUSED.includes(errcode & 0xff);
	// PostgreSQL: data exceptions and integrity constraints.
	return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code);
}
