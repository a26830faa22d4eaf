import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { encodeFrame } from '#document/protocol.ts';
import { circle, entryIn, farFuture, forged, joined, odd, riddled } from './crafted.ts';

/** Numbers as lib0 writes them, one after the other. */
function numbers(...values: number[]): Uint8Array {
	const encoder = encoding.createEncoder();
	values.forEach((value) => encoding.writeVarUint(encoder, value));
	return encoding.toUint8Array(encoder);
}

/** So many ranges deleted that nobody has. */
function pendingDeletions(ranges: number): Uint8Array {
	const each = Array.from({ length: ranges }, (_, index) => [2 * index, 1]).flat();
	return numbers(0, 1, 4242, ranges, ...each);
}

function nested(depth: number): Uint8Array {
	const doc = new Y.Doc();
	let inner = new Y.XmlElement('p');
	doc.getXmlFragment('story').insert(0, [inner]);
	for (let i = 0; i < depth; i++) {
		const next = new Y.XmlElement('p');
		inner.insert(0, [next]);
		inner = next;
	}
	return Y.encodeStateAsUpdate(doc);
}

function version2(): Uint8Array {
	const doc = new Y.Doc();
	doc.getText('story').insert(0, '第二版');
	return Y.encodeStateAsUpdateV2(doc);
}

/** A character each of so many clients, at most 127. */
function crumbs(clients: number): Uint8Array {
	return joined(Array.from({ length: clients }, (_, index) => forged(70_000 + index, 0, 'x')));
}

/** Frames that once cost a server of this kind its memory, its time or its life. */
export const BOMBS: readonly [name: string, frame: Uint8Array][] = [
	...(
		[
			['1,000 clients of the far future', farFuture(1000)],
			['8,000 clients of the far future', farFuture(8000)],
			['a clock near the end of numbers', forged(4243, Number.MAX_SAFE_INTEGER - 3, 'x')],
			['more structs than there are bytes', numbers(1, Number.MAX_SAFE_INTEGER, 1, 0)],
			['more clients than there are bytes', numbers(2 ** 31)],
			['more deletions than there are bytes', numbers(0, 1, 4, 2 ** 40)],
			['60,000 deletions of what nobody has', pendingDeletions(60_000)],
			['characters riddled with holes', riddled(4244, 22_000)],
			['more clients than an edit has', crumbs(100)],
			['3,000 elements in each other', nested(3000)],
			['an update of the second version', version2()],
			['two that stand on each other', circle()],
			['a root no story has', entryIn('elsewhere')],
			['an entry in the text', entryIn('story')],
			['__proto__', odd('prototype')],
			['constructor', entryIn('meta', 'constructor')],
			['a document', odd('subdocument')],
			['a value a thousand deep', odd('deep')]
		] as [string, Uint8Array][]
	).map(([name, update]): [string, Uint8Array] => [name, encodeFrame({ type: 'update', update })]),
	[
		'more than an update may have',
		encodeFrame({ type: 'update', update: new Uint8Array(300_000) })
	],
	[
		'more than a step 2 may have',
		encodeFrame({ type: 'step2', update: new Uint8Array(1_100_000) })
	],
	['a state vector without an end', encodeFrame({ type: 'step1', stateVector: numbers(2 ** 31) })],
	[
		'presence of nobody, without an end',
		encodeFrame({ type: 'awareness', update: numbers(2 ** 31) })
	],
	[
		'presence of ten thousand',
		encodeFrame({
			type: 'awareness',
			update: encodePresence(
				Array.from({ length: 10_000 }, (_, clientId) => ({ clientId, clock: 1, state: null }))
			)
		})
	],
	['an acknowledgement', encodeFrame({ type: 'ack', frames: 9, seq: 9, at: 9 })],
	['nothing', new Uint8Array()]
];
