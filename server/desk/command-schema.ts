import * as v from 'valibot';
import type { Command, CommandOf, CommandType } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { command, id } from './schemas/parts.ts';
import { PAPER_SCHEMAS } from './schemas/paper-schemas.ts';
import { EDITION_SCHEMAS } from './schemas/edition-schemas.ts';
import { PAGE_SCHEMAS } from './schemas/page-schemas.ts';
import { STORY_SCHEMAS } from './schemas/story-schemas.ts';
import { THREAD_SCHEMAS } from './schemas/thread-schemas.ts';

/** What comes in over HTTP is one of these or is refused; fields nobody knows are left out. */
const SCHEMAS: { [T in CommandType]: v.GenericSchema<unknown, CommandOf<T>> } = {
	...PAPER_SCHEMAS,
	...EDITION_SCHEMAS,
	...PAGE_SCHEMAS,
	...STORY_SCHEMAS,
	...THREAD_SCHEMAS,
	undo: command('undo', { commandId: id, others: v.optional(v.boolean()) })
};

/** A command as it may be carried out; null for anything else. */
export function readCommand(input: unknown): Command | null {
	const type: unknown = typeof input === 'object' && input ? Reflect.get(input, 'type') : null;
	if (typeof type !== 'string' || !Object.hasOwn(SCHEMAS, type)) return null;
	const read = v.safeParse(SCHEMAS[type as CommandType], input);
	return read.success ? read.output : null;
}

/** What a browser or script asks for; `as`: whose page it comes from. */
export interface CommandRequest {
	id: Id;
	command: Command;
	as?: Id;
}

const envelope = v.object({ id, command: v.unknown(), as: v.optional(id) });

/** Made by the server alone. */
const SERVER_ONLY: ReadonlySet<CommandType> = new Set([
	...(['asset.add', 'signature.void', 'pageSignature.void', 'edition.packed'] as const),
	...(['outside.invite', 'outside.open', 'outside.answer'] as const)
]);

/** The body of POST /api/commands; null for anything else. */
export function readRequest(input: unknown): CommandRequest | null {
	const read = v.safeParse(envelope, input);
	const command = read.success ? readCommand(read.output.command) : null;
	if (!read.success || !command || SERVER_ONLY.has(command.type)) return null;
	return { ...read.output, command };
}
