import { ConfigError, type Config } from './config.ts';

/** What the system and SQLite (by number) say when a data folder cannot be worked in. */
const NO_ROOM = /^(ENOSPC|EDQUOT|13)$/;
const NOT_ALLOWED = /^(EACCES|EPERM|EROFS|8|14)$/;
const NO_FOLDER = /^(ENOTDIR|EEXIST)$/;
const DAMAGED = /^(11|26)$/;
const HELD = /^(5|6)$/;

/** The sentence for whoever starts the server, of what they can do something about; else the error itself. */
export function explainStart(error: unknown, { dataDir, database }: Config): unknown {
	if (error instanceof ConfigError) return error;
	for (let one = error; one instanceof Error; one = one.cause) {
		const sentence = sentenceOf(one, dataDir, database === null);
		if (sentence !== null) return new ConfigError(sentence, { cause: error });
	}
	return error;
}

function sentenceOf(error: Error, dataDir: string, isSqlite: boolean): string | null {
	const { code = '', errcode, syscall } = error as NodeJS.ErrnoException & { errcode?: number };
	// The lowest eight bits say what, those above it what exactly.
	const said = errcode === undefined ? code : String(errcode & 0xff);
	if (code === '53100') return 'There is no room left on the disk of the database.';
	if (NO_ROOM.test(said)) return `There is no room left on the disk of DATA_DIR, ${dataDir}.`;
	if (NOT_ALLOWED.test(said)) return `DATA_DIR, ${dataDir}, may not be written in by this user.`;
	// Of a folder with those above it, Node says so also where the disk may only be read.
	if (code === 'ENOENT' && syscall === 'mkdir')
		return `DATA_DIR, ${dataDir}, cannot be made by this user; is its disk there to be written to?`;
	if (NO_FOLDER.test(said)) return `DATA_DIR, ${dataDir}, can be no folder.`;
	if (!isSqlite) return null;
	if (DAMAGED.test(said))
		return `The database in ${dataDir} is damaged, or none of Copydesk’s; put back a backup, or name another DATA_DIR.`;
	return HELD.test(said) ? `Another program works on the database in ${dataDir}.` : null;
}
