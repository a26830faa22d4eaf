/** What the system, SQLite (by number) and PostgreSQL say of a disk. */
const SENTENCES: Partial<Record<string, string>> = {
	ENOSPC: 'There is no room left in',
	EDQUOT: 'There is no room left in',
	13: 'There is no room left in',
	53100: 'There is no room left for the database of',
	EACCES: 'It is not allowed to write in',
	EPERM: 'It is not allowed to write in',
	EROFS: 'It is not allowed to write in',
	8: 'It is not allowed to write in',
	14: 'It is not allowed to write in',
	ENOTDIR: 'There can be no folder',
	EEXIST: 'There can be no folder'
};

/** The beginning of a sentence for whoever has to do something about it; null: it is another error. */
export function diskSays(error: unknown, folder: string): string | null {
	const { code = '', errcode } = error as { code?: string; errcode?: number };
	// The lowest eight bits of SQLite's say what, those above it what exactly.
	const sentence = SENTENCES[errcode === undefined ? code : errcode & 0xff];
	return sentence === undefined ? null : `${sentence} ${folder}`;
}
