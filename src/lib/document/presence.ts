import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { decodeUtf8 } from 'lib0/string';
import type { Id } from '#model/ids.ts';
import type { Ink, Role } from '#model/person.ts';
import type { Access } from './protocol.ts';
import { readClientId, readVarBytes, readVarUint } from './var-uint.ts';

/** Who a connection belongs to. Written by the server over whatever the client sent. */
export interface PresentPerson {
	id: Id;
	name: string;
	ink: Ink;
	roles: Role[];
	access: Access;
}

/** What a client says about itself. */
export interface OwnPresence {
	/** Relative positions (JSON) into the story's Y.Text; null: no caret in the text. */
	cursor: { anchor: unknown; head: unknown } | null;
	/** An input method is composing (输入中). */
	composing: boolean;
}

/** The awareness state of one connection as the others get it. */
export interface Presence extends OwnPresence {
	user: PresentPerson;
}

/** One client's entry in an awareness frame; `state` null: gone. */
export interface PresenceEntry {
	clientId: number;
	clock: number;
	state: Record<string, unknown> | null;
}

/** The same with its state as JSON, as it goes over the wire. */
export interface PresenceLine {
	clientId: number;
	clock: number;
	json: string;
}

/** Encodes entries as y-protocols does. */
export const encodePresence = (entries: readonly PresenceEntry[]): Uint8Array =>
	encodePresenceLines(
		entries.map(({ clientId, clock, state }) => ({ clientId, clock, json: JSON.stringify(state) }))
	);

/** The same from states that are JSON already. */
export function encodePresenceLines(lines: readonly PresenceLine[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, lines.length);
	for (const { clientId, clock, json } of lines) {
		encoding.writeVarUint(encoder, clientId);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, json);
	}
	return encoding.toUint8Array(encoder);
}

/**
 * Null for bytes that no awareness protocol would send; states must be objects. A state of more than
 * `longest` bytes is left out unread: what is short cannot be deep.
 */
export function decodePresence(update: Uint8Array, longest = Infinity): PresenceEntry[] | null {
	const decoder = decoding.createDecoder(update);
	try {
		const entries: PresenceEntry[] = [];
		for (let left = readVarUint(decoder); left > 0; left--) {
			const clientId = readClientId(decoder);
			const clock = readVarUint(decoder);
			const json = readVarBytes(decoder);
			if (json.length > longest) continue;
			const state: unknown = JSON.parse(decodeUtf8(json));
			if (!isState(state)) return null;
			entries.push({ clientId, clock, state });
		}
		return decoding.hasContent(decoder) ? null : entries;
	} catch {
		// The bytes end too early, or a state is not JSON.
		return null;
	}
}

const isState = (value: unknown): value is Record<string, unknown> | null =>
	typeof value === 'object' && !Array.isArray(value);
