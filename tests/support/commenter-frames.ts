import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodePresence, type PresenceEntry } from '#document/presence.ts';
import { CLOSE } from '#document/close-codes.ts';
import { encodeFrame, type Frame } from '#document/protocol.ts';
import type { Random } from '#tests/sync/story/random.ts';
import { deleteEverything, entryIn, forged, insertion } from './crafted.ts';

/** A frame by which somebody who may only comment tries to change something. */
export interface CraftedFrame {
	kind: string;
	bytes: Uint8Array;
	/** With what the socket is to be closed; null: it stays open, and nobody is shown anything false. */
	closes: number | null;
	/** A colleague is to see the attacker after it, as who they are. */
	shows: boolean;
}

/** Whose words and presence are there to be attacked, and under which id the attacker shows. */
export interface Scene {
	doc: Y.Doc;
	/** Client ids of colleagues who are in the story. */
	colleagues: readonly number[];
	own: number;
}

/** What a false entry of presence says. */
const FALSE_USER = { id: 'chief', name: '总编', ink: 6, roles: ['chief'], access: 'write' };

/** One kind after the other, so that there are as many of each. */
export function commenterFrame(scene: Scene, random: Random, number: number): CraftedFrame {
	const kinds = [...WORDS, ...OTHERS];
	const [kind, make] = kinds[number % kinds.length] as (typeof kinds)[number];
	const made = make(scene, random);
	if ('frame' in made) {
		const { frame, closes, shows = false } = made;
		return { kind, bytes: encodeFrame(frame), closes, shows };
	}
	const type = random.chance(0.5) ? 'update' : 'step2';
	return {
		kind,
		bytes: encodeFrame({ type, update: made.update }),
		closes: CLOSE.forbidden,
		shows: false
	};
}

type Make<T> = (scene: Scene, random: Random) => T;

/** Updates, which go as an update or as a step 2. */
const WORDS: [kind: string, make: Make<{ update: Uint8Array }>][] = [
	['words', ({ doc }, random) => ({ update: insertion(doc, `⟨${random.below(1e9)}⟩`) })],
	[
		'words of a new window',
		(_scene, random) => ({ update: forged(random.below(2 ** 31), 0, '伪') })
	],
	['words under a foreign id', underForeignId],
	['a deletion', ({ doc }, random) => ({ update: deletion(doc, random) })],
	['everything deleted', ({ doc }) => ({ update: deleteEverything(doc) })],
	[
		'a format',
		({ doc }) => ({ update: changed(doc, (text) => text.format(0, 3, { bold: true })) })
	],
	[
		'an embed',
		({ doc }) => ({ update: changed(doc, (text) => text.insertEmbed(1, { break: 1 })) })
	],
	[
		'an entry in a root',
		(_scene, random) => ({ update: entryIn(random.pick(['meta', 'copies', 'x'])) })
	],
	['what is there already', ({ doc }) => ({ update: Y.encodeStateAsUpdate(doc) })],
	['nothing', () => ({ update: Uint8Array.of(0, 0) })]
];

const OTHERS: [
	kind: string,
	make: Make<{ frame: Frame; closes: number | null; shows?: boolean }>
][] = [
	['presence of a colleague', (scene, random) => shown([aColleague(scene, random)])],
	[
		'presence of a colleague, gone',
		({ colleagues }, random) =>
			shown([{ clientId: random.pick(colleagues), clock: 2 ** 40, state: null }])
	],
	[
		'own presence under a false name',
		({ own }, random) => shown([falselyNamed(own, random)], true)
	],
	[
		'both in one',
		(scene, random) => shown([aColleague(scene, random), falselyNamed(scene.own, random)], true)
	],
	[
		'words as presence',
		({ doc }) => ({
			frame: { type: 'awareness', update: insertion(doc, '藏') },
			closes: CLOSE.malformed
		})
	],
	[
		'a frame of the server’s',
		(_scene, random) => ({
			frame: random.pick<Frame>([
				{ type: 'denied', reason: 'x' },
				{ type: 'ack', frames: 1, seq: 1, at: 1 },
				{ type: 'access', access: 'write' },
				{ type: 'alive' }
			]),
			closes: CLOSE.malformed
		})
	]
];

const shown = (entries: readonly PresenceEntry[], shows = false) => ({
	frame: { type: 'awareness', update: encodePresence(entries) } as const,
	closes: null,
	shows
});

const falselyNamed = (clientId: number, random: Random) => ({
	clientId,
	clock: 1 + random.below(2 ** 40),
	state: { cursor: null, composing: random.chance(0.5), user: FALSE_USER }
});

const aColleague = ({ colleagues }: Scene, random: Random) =>
	falselyNamed(random.pick(colleagues), random);

function underForeignId({ doc, colleagues }: Scene, random: Random): { update: Uint8Array } {
	const client = random.pick(colleagues);
	return { update: forged(client, Y.getState(doc.store, client), '冒名') };
}

/** Some characters of somebody's deleted, and nothing added. */
function deletion(doc: Y.Doc, random: Random): Uint8Array {
	const [client, state] = random.pick([...Y.decodeStateVector(Y.encodeStateVector(doc))]);
	const clock = random.below(state);
	const encoder = encoding.createEncoder();
	for (const number of [0, 1, client, 1, clock, 1 + random.below(state - clock)])
		encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

function changed(doc: Y.Doc, change: (text: Y.Text) => void): Uint8Array {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(copy);
	change(copy.getText('story'));
	return Y.encodeStateAsUpdate(copy, before);
}
