import { ok, type Result } from '#model/result.ts';
import type { Restored } from '../backup/restore.ts';
import { sayChain } from './say-chain.ts';

/** What was put back where, in sentences. */
export function sayRestored(place: string, done: Result<Restored, string>): Result<string, string> {
	if (!done.ok) return done;
	const { at, commands, updates, files, faults, lacks, isListWhole, chain } = done.value;
	const said = sayChain(chain, place);
	if (!said.ok) return said;
	const damage = faults.map((fault) => `${fault}\n`).join('');
	const missing = lacks.map((name) => `Missing or damaged in the backup, and left out: ${name}\n`);
	const list = isListWhole
		? ''
		: 'The list of files in the backup, files.jsonl, is not as it was written; put back are those files that are what it or their names say.\n';
	return ok(
		`${damage}The newsroom is as it was at ${new Date(at).toISOString()}: ${commands} commands, ${updates} edits, ${files} files.
${list}${missing.join('')}${said.value}Everybody signs in anew. Start the server on ${place}.
`
	);
}
