import { isUtf8 } from 'node:buffer';
import * as decoding from 'lib0/decoding';
import { readClientId, readVarBytes, readVarText, readVarUint } from '#document/var-uint.ts';
import { LIMITS } from './limits.ts';
import { FORBIDDEN_KEYS, isPlain, readPlain } from './plain-value.ts';

/** A character's place among those of its client. */
export interface Spot {
	client: number;
	clock: number;
}

/** A run of characters, a format or an entry, as an update tells of it. */
export interface StructOutline extends Spot {
	length: number;
	origin: Spot | null;
	rightOrigin: Spot | null;
	/** The root type it names; null: it stands where its neighbours do. */
	root: string | null;
	/** Whether it is an entry under a key. */
	keyed: boolean;
	/** `deleted` may stand among both others; `skip` stands for characters that are not told. */
	kind: 'text' | 'value' | 'deleted' | 'skip';
	/** Where its bytes begin and end in the update. */
	from: number;
	to: number;
}

export interface DeletedRange extends Spot {
	length: number;
}

/** What an update says, without its words. */
export interface Outline {
	/** Each client's in one run, clocks ascending without a gap. */
	structs: StructOutline[];
	deletions: DeletedRange[];
}

/** How much an update may hold. */
export interface Bounds {
	structs: number;
	clients: number;
	length: number;
}

const OUR_OWN: Bounds = { structs: Infinity, clients: Infinity, length: Infinity };

/** How Yjs numbers what a struct holds (ContentX refs of version 1). */
const REF = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, any: 8, skip: 10 };
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const KIND = 0x1f;

/**
 * Reads an update (Yjs, version 1) in one pass over its bytes, without making anything of Yjs. Null
 * where the bytes make no sense, are too much, or hold what no story does: nested types, documents,
 * collected structs (which only nested types leave behind), keys that reach a prototype, values too
 * deep, runs of no length, a client told of twice, a number written as lib0 would not.
 */
export function outlineOf(bytes: Uint8Array, bounds: Bounds = LIMITS): Outline | null {
	try {
		const decoder = decoding.createDecoder(bytes);
		const structs = readStructs(decoder, bounds);
		const deletions = structs && readDeletions(decoder);
		return deletions && !decoding.hasContent(decoder) ? { structs, deletions } : null;
	} catch {
		// lib0 throws where the bytes end too early, JSON.parse where there is no JSON.
		return null;
	}
}

/** The same for what is in our log already. */
export const ownOutlineOf = (bytes: Uint8Array): Outline | null => outlineOf(bytes, OUR_OWN);

function readStructs(decoder: decoding.Decoder, bounds: Bounds): StructOutline[] | null {
	const structs: StructOutline[] = [];
	const seen = new Set<number>();
	let total = 0;
	for (let clients = readVarUint(decoder); clients > 0; clients--) {
		let count = readVarUint(decoder);
		const client = readClientId(decoder);
		let clock = readVarUint(decoder);
		if (seen.has(client) || seen.size >= bounds.clients) return null;
		if (count === 0 || structs.length + count > bounds.structs) return null;
		seen.add(client);
		for (; count > 0; count--) {
			const struct = readStruct(decoder, client, clock);
			if (struct === null || struct.length === 0) return null;
			clock += struct.length;
			total += struct.length;
			if (total > bounds.length || clock > Number.MAX_SAFE_INTEGER) return null;
			structs.push(struct);
		}
	}
	return structs;
}

function readStruct(
	decoder: decoding.Decoder,
	client: number,
	clock: number
): StructOutline | null {
	const from = decoder.pos;
	const info = decoding.readUint8(decoder);
	const struct: StructOutline = {
		client,
		clock,
		length: 0,
		origin: null,
		rightOrigin: null,
		root: null,
		keyed: false,
		kind: 'skip',
		from,
		to: from
	};
	if (info === REF.skip) struct.length = readVarUint(decoder);
	else {
		if (info & HAS_ORIGIN) struct.origin = readSpot(decoder);
		if (info & HAS_RIGHT_ORIGIN) struct.rightOrigin = readSpot(decoder);
		if (!(info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) && !readParent(decoder, info, struct))
			return null;
		if (!readContent(decoder, info & KIND, struct)) return null;
	}
	struct.to = decoder.pos;
	return struct;
}

const readSpot = (decoder: decoding.Decoder): Spot => ({
	client: readClientId(decoder),
	clock: readVarUint(decoder)
});

/** Only who has no neighbours tells where it stands. */
function readParent(decoder: decoding.Decoder, info: number, struct: StructOutline): boolean {
	// Otherwise it is the id of a nested type.
	if (readVarUint(decoder) !== 1) return false;
	struct.root = readVarText(decoder);
	if (!(info & HAS_KEY)) return true;
	struct.keyed = true;
	return !FORBIDDEN_KEYS.has(readVarText(decoder));
}

/** Sets what a struct is and how long; false for what no story holds. */
function readContent(decoder: decoding.Decoder, ref: number, struct: StructOutline): boolean {
	struct.kind = ref === REF.any || ref === REF.json || ref === REF.binary ? 'value' : 'text';
	struct.length = 1;
	switch (ref) {
		case REF.deleted:
			struct.kind = 'deleted';
			struct.length = readVarUint(decoder);
			return true;
		case REF.string: {
			const text = readVarBytes(decoder);
			struct.length = utf16Length(text);
			return isUtf8(text);
		}
		case REF.embed:
			return isPlain(JSON.parse(readVarText(decoder)));
		case REF.format: {
			const key = readVarText(decoder);
			return !FORBIDDEN_KEYS.has(key) && isPlain(JSON.parse(readVarText(decoder)));
		}
		case REF.binary:
			readVarBytes(decoder);
			return true;
		case REF.any:
		case REF.json:
			struct.length = readVarUint(decoder);
			return readValues(decoder, ref, struct.length);
		default:
			return false;
	}
}

function readValues(decoder: decoding.Decoder, ref: number, count: number): boolean {
	for (let left = count; left > 0; left--)
		if (!(ref === REF.any ? readPlain(decoder) : isPlain(readJson(decoder)))) return false;
	return true;
}

function readJson(decoder: decoding.Decoder): unknown {
	const text = readVarText(decoder);
	// What Yjs writes where there is no JSON for a value.
	return text === 'undefined' ? undefined : JSON.parse(text);
}

/** The length of a string by its UTF-8: a character outside the basic plane counts twice. */
function utf16Length(bytes: Uint8Array): number {
	let length = 0;
	for (const byte of bytes) {
		if ((byte & 0xc0) !== 0x80) length += 1;
		if (byte >= 0xf0) length += 1;
	}
	return length;
}

/** Each client once, its ranges ascending and apart, as Yjs writes them. */
function readDeletions(decoder: decoding.Decoder): DeletedRange[] | null {
	const deletions: DeletedRange[] = [];
	const seen = new Set<number>();
	for (let clients = readVarUint(decoder); clients > 0; clients--) {
		const client = readClientId(decoder);
		let ranges = readVarUint(decoder);
		if (ranges === 0 || seen.has(client)) return null;
		seen.add(client);
		for (let end = 0; ranges > 0; ranges--) {
			const clock = readVarUint(decoder);
			const length = readVarUint(decoder);
			if (length === 0 || clock < end || clock + length > Number.MAX_SAFE_INTEGER) return null;
			end = clock + length;
			deletions.push({ client, clock, length });
		}
	}
	return deletions;
}
