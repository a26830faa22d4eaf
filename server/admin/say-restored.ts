import { ok, type Result } from '#model/result.ts';
import type { Restored } from '../backup/restore.ts';
import { sayChain } from './say-chain.ts';

/** What was put back where, in sentences. */
export function sayRestored(
	folder: string,
	done: Result<Restored, string>
): Result<string, string> {
	if (!done.ok) return done;
	const { at, commands, updates, files, lacks, chain } = done.value;
	const said = sayChain(chain, folder);
	if (!said.ok) return said;
	const missing = lacks.map((name) => `Missing or damaged in the backup, and left out: ${name}\n`);
	return ok(
		`The newsroom is as it was at ${new Date(at).toISOString()}: ${commands} commands, ${updates} edits, ${files} files.
${missing.join('')}${said.value}Everybody signs in anew. Start the server on ${folder}.
`
	);
}
