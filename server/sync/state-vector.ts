import * as decoding from 'lib0/decoding';
import { readClientId, readVarUint } from '#document/var-uint.ts';

/** The clocks in a state vector, by client id. Null for bytes that Yjs would not write. */
export function readStateVector(bytes: Uint8Array): Map<number, number> | null {
	const decoder = decoding.createDecoder(bytes);
	const clocks = new Map<number, number>();
	try {
		for (let left = readVarUint(decoder); left > 0; left--) {
			const client = readClientId(decoder);
			if (clocks.has(client)) return null;
			clocks.set(client, readVarUint(decoder));
		}
	} catch {
		// A number that is none, or bytes that end too early.
		return null;
	}
	return decoding.hasContent(decoder) ? null : clocks;
}
