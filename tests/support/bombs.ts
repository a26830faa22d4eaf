import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { encodeFrame } from '#document/protocol.ts';
import { circle, entryIn, farFuture, forged, joined, odd, riddled } from './crafted.ts';
import { NOT_A_NUMBER, bytes, overlong, spelled, text } from './spelled.ts';

const updateFrame = (update: Uint8Array): Uint8Array => encodeFrame({ type: 'update', update });

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

/** Words with some of their numbers written otherwise. */
function words({ count = [1], client = [7], clock = [0] }: Record<string, readonly number[]>) {
	return bytes(1, count, client, clock, 4, 1, text('story'), text('abc'), 0);
}

/** So many times the same deletion of so many characters. */
function deletedAgain(client: number, times: number, length: number): Uint8Array {
	const range = numbers(0, length);
	const ranges = Buffer.alloc(times * range.length, range);
	return Uint8Array.from(Buffer.concat([numbers(0, 1, client, times), ranges]));
}

const everyOther = (client: number, times: number): Uint8Array =>
	numbers(0, 1, client, times, ...Array.from({ length: times }, (_, at) => [2 * at, 1]).flat());

const spot = (client: number, clock: number) => ({ client, clock });

/** Something lawful, after which an update strikes that would have been refused without it. */
export const STRIKES: readonly [name: string, lawful: Uint8Array[], strike: Uint8Array][] = (
	[
		[
			'80,000 times the same deletion of what is riddled with holes',
			[forged(4250, 0, '字'.repeat(10_000)), everyOther(4250, 5000)],
			deletedAgain(4250, 80_000, 10_000)
		],
		[
			'a word that stands after what it stands before',
			[forged(4251, 0, '甲乙')],
			forged(4251, 2, '丙', spot(4251, 0), spot(4251, 0))
		],
		[
			'an entry between entries',
			[bytes(1, 1, spelled(4252), 0, 0x28, 1, text('meta'), text('k'), 1, 125, 1, 0)],
			bytes(1, 1, spelled(4252), 1, 0xc8, [spelled(4252), 0, spelled(4252), 0].flat(), 1, 125, 1, 0)
		],
		[
			'a clock that goes on in more bytes than it needs',
			[forged(4253, 0, '甲')],
			bytes(1, 1, spelled(4253), overlong(1), 4, 1, text('story'), text('乙'), 0)
		],
		[
			'words after a character that is no number',
			[forged(4254, 0, '甲')],
			bytes(1, 1, spelled(4254), 1, 0x84, spelled(4254), NOT_A_NUMBER, text('乙'), 0)
		]
	] as [string, Uint8Array[], Uint8Array][]
).map(([name, lawful, strike]) => [name, lawful.map(updateFrame), updateFrame(strike)]);

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
			['a value a thousand deep', odd('deep')],
			['a client id that is no number', words({ client: NOT_A_NUMBER })],
			['a client id of 60 bits', words({ client: spelled(2n ** 60n) })],
			['a client id in more bytes than it needs', words({ client: overlong(4245) })],
			['so many structs as is no number', words({ count: NOT_A_NUMBER })],
			['a clock that is no number', words({ clock: NOT_A_NUMBER })],
			[
				'as many deleted characters as is no number',
				bytes(1, 1, 7, 0, 1, 1, text('story'), NOT_A_NUMBER, 0)
			],
			['a list in a map', bytes(1, 1, 7, 0, 1, 1, text('meta'), 1, 0)]
		] as [string, Uint8Array][]
	).map(([name, update]): [string, Uint8Array] => [name, updateFrame(update)]),
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
