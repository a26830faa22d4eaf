import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { encodeFrame, type Frame } from '#document/protocol.ts';

/** An update that deletes everything a document holds and adds nothing. */
export function deleteEverything(doc: Y.Doc): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	const text = copy.getText('story');
	text.delete(0, text.length);
	return Y.encodeStateAsUpdate(copy, before);
}

/** What a writer's client would send for words at the beginning of the story. */
export function insertion(doc: Y.Doc, words: string): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	copy.getText('story').insert(0, words);
	return Y.encodeStateAsUpdate(copy, before);
}

/** One run of characters under a client id and clock of one's choice, after an item of one's choice. */
export function forged(
	client: number,
	clock: number,
	words: string,
	origin: { client: number; clock: number } | null = null,
	rightOrigin: { client: number; clock: number } | null = null
): Uint8Array {
	const encoder = encoding.createEncoder();
	const number = (value: number) => encoding.writeVarUint(encoder, value);
	[1, 1, client, clock].forEach(number);
	encoding.writeUint8(encoder, 4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0));
	for (const id of [origin, rightOrigin]) if (id) [id.client, id.clock].forEach(number);
	if (!origin && !rightOrigin) {
		number(1);
		encoding.writeVarString(encoder, 'story');
	}
	encoding.writeVarString(encoder, words);
	number(0);
	return encoding.toUint8Array(encoder);
}

/** Characters of which every other one is deleted. */
export function riddled(client: number, deletions: number): Uint8Array {
	const encoder = encoding.createEncoder();
	[1, client, deletions].forEach((value) => encoding.writeVarUint(encoder, value));
	for (let i = 0; i < deletions; i++)
		[2 * i, 1].forEach((value) => encoding.writeVarUint(encoder, value));
	const structs = forged(client, 0, '删留'.repeat(deletions)).subarray(0, -1);
	return Uint8Array.from(Buffer.concat([structs, encoding.toUint8Array(encoder)]));
}

/** Two clients' characters of which each stands on the other's. */
export function circle(): Uint8Array {
	return joined([
		forged(901, 0, '甲', { client: 902, clock: 0 }),
		forged(902, 0, '乙', { client: 901, clock: 0 })
	]);
}

/** The structs of several updates in one, as they are, without their deletions. */
export function joined(updates: readonly Uint8Array[]): Uint8Array {
	const blocks = updates.map((update) => update.subarray(1, -1));
	return Uint8Array.of(updates.length, ...blocks.flatMap((block) => [...block]), 0);
}

/** An entry in a root type of one's choice. */
export function entryIn(root: string, key = 'x'): Uint8Array {
	const doc = new Y.Doc();
	doc.getMap(root).set(key, 1);
	return Y.encodeStateAsUpdate(doc);
}

/** A value at the end of the text, which counts there and does not show. */
export function invisible(doc: Y.Doc): Uint8Array {
	const last = lastOf(doc);
	const encoder = encoding.createEncoder();
	const number = (value: number) => encoding.writeVarUint(encoder, value);
	[1, 1, 900, 0].forEach(number);
	encoding.writeUint8(encoder, 8 | 0x80);
	[last.client, last.clock, 1].forEach(number);
	encoding.writeAny(encoder, 'x');
	number(0);
	return encoding.toUint8Array(encoder);
}

function lastOf(doc: Y.Doc): Y.ID {
	let item = doc.getText('story')._start as Y.Item;
	while (item.right) item = item.right;
	return item.lastId;
}

/** An update with a document inside, a nested type, or a key that reaches a prototype. */
export function odd(kind: 'subdocument' | 'nested' | 'prototype' | 'deep'): Uint8Array {
	const doc = new Y.Doc();
	const map = doc.getMap('meta');
	if (kind === 'subdocument') map.set('x', new Y.Doc());
	else if (kind === 'nested') map.set('x', new Y.Map());
	else if (kind === 'prototype') map.set('__proto__', { admin: true });
	else map.set('x', nest(1000));
	return Y.encodeStateAsUpdate(doc);
}

function nest(depth: number): unknown {
	let value: unknown = 1;
	for (let i = 0; i < depth; i++) value = [value];
	return value;
}

/** Many made-up clients with far-future clocks: small to send, slow to integrate. */
export function farFuture(clients: number): Uint8Array {
	const parts = Array.from({ length: clients }, (_, i) => forged(1000 + i, 2 ** 40, 'x'));
	return Y.mergeUpdates(parts);
}

/** Frames by which somebody without the right to write could hope to change the words. */
export function hostileFrames(doc: Y.Doc): Uint8Array[] {
	const updates = [
		insertion(doc, '不是我写的'),
		deleteEverything(doc),
		Y.encodeStateAsUpdate(doc),
		forged(77, 0, '伪'),
		odd('nested'),
		odd('prototype'),
		Uint8Array.of(0, 0)
	];
	const frames: Frame[] = updates.flatMap((update) => [
		{ type: 'update', update },
		{ type: 'step2', update }
	]);
	const others: Frame[] = [
		{ type: 'denied', reason: 'x' },
		{ type: 'ack', frames: 1, seq: 1, at: 1 },
		{ type: 'access', access: 'write' },
		{ type: 'alive' },
		{ type: 'awareness', update: encodePresence([{ clientId: 5, clock: 1, state: {} }]) },
		{ type: 'awareness', update: insertion(doc, '藏在里面') },
		{ type: 'queryAwareness' },
		{ type: 'step1', stateVector: Uint8Array.of(0) },
		{ type: 'step1', stateVector: insertion(doc, '藏在里面') }
	];
	const whole = [...frames, ...others].map(encodeFrame);
	const twice = Uint8Array.of(...(whole[0] as Uint8Array), ...(whole[0] as Uint8Array));
	const unknown = Array.from({ length: 130 }, (_, type) =>
		Uint8Array.of(type, ...(whole[0] as Uint8Array).subarray(1))
	);
	return [...whole, twice, ...unknown, new Uint8Array()];
}
