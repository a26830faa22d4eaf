import * as Y from 'yjs';
import { CLOSE } from '#document/close-codes.ts';
import { encodeFrame } from '#document/protocol.ts';
import type { Role } from '#model/person.ts';
import { deleteEverything, entryIn, forged, insertion, odd } from '#tests/support/crafted.ts';
import { dial } from '#tests/support/memory-net.ts';
import { STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { randomOf, type Random } from '../story/random.ts';
import { House, ROOM } from './house.ts';
import { Peer, type Edit } from './peer.ts';

/** What nobody may get in. */
export const HARM = '⟨harm⟩';
const PEOPLE = ['anna', 'ben', 'chen', 'editor', 'chief', 'reporter'];

/** A frame somebody sent to do harm, and what became of their socket. */
export interface Attack {
	what: string;
	/** Null: it is still open. */
	code: number | null;
	/** The story was signed meanwhile, and what is under way then is passed over. */
	signed: boolean;
}

/** Everything a seed plays with. */
export class Scene {
	readonly random: Random;
	readonly house = new House();
	readonly peers: Peer[] = [];
	/** Windows that were closed for good. */
	readonly gone: Peer[] = [];
	readonly attacks: Attack[] = [];
	readonly complaints: string[] = [];
	/** Words of the server's own edits which it said are on disk. */
	readonly serverWords: string[] = [];
	/** Words that somebody erased, whether or not that has arrived. */
	readonly erased = new Set<string>();
	readonly counts = new Map<string, number>();
	/** Edits of the server that are under way. */
	readonly editing = new Map<string, SyncServer>();
	/** The story is signed: nobody may write it. */
	locked = false;
	#windows = 0;
	#edits = 0;

	constructor(seed: number) {
		this.random = randomOf(seed);
	}

	count(what: string, by = 1): void {
		this.counts.set(what, (this.counts.get(what) ?? 0) + by);
	}

	/** A new window of somebody who works here. */
	open(): Peer {
		const { random } = this;
		this.#windows += 1;
		const peer = new Peer(`w${this.#windows}`, random.pick(PEOPLE), random.chance(0.3));
		peer.onSaved = (edits) => this.#check(peer, edits);
		this.peers.push(peer);
		this.connect(peer);
		return peer;
	}

	/** Whether an edit of the server that is up has not come to its end. */
	get isEditing(): boolean {
		return [...this.editing.values()].some((server) => this.house.isUp(server));
	}

	connect(peer: Peer): void {
		peer.connect(this.house.accept);
		peer.cable?.hold(this.random.chance(0.25));
	}

	/** The window is closed with whatever it had not saved. */
	leave(peer: Peer): void {
		this.peers.splice(this.peers.indexOf(peer), 1);
		this.gone.push(peer);
		peer.close();
	}

	roles(person: string, roles: Role[]): void {
		this.house.server.person(person, { roles });
	}

	/** The first server, or the next one; roles and stages are then what they were at first. */
	async start(): Promise<void> {
		await this.house.start();
		this.locked = false;
	}

	lock(locked: boolean): void {
		this.locked = locked;
		if (locked) for (const attack of this.attacks) attack.signed ||= attack.code === null;
		this.house.server.story(STORY, { stage: locked ? 'signed' : 'editing' });
	}

	/** What the server writes itself, as it does for a suggestion that is accepted. */
	edit(): void {
		this.#edits += 1;
		const word = `⟨server-${this.#edits}⟩`;
		const at = this.random.next();
		const write = (doc: Y.Doc) => {
			const text = doc.getText('story');
			const places = [...text.toString().matchAll(/[⟩\n]/g)].map(({ index }) => index + 1);
			text.insert(places[Math.floor(at * places.length)] ?? 0, word);
		};
		const { server } = this.house;
		this.editing.set(word, server);
		server.sync
			.edit(ROOM, 'chief', write)
			.then(
				// What a dead server says has been told to nobody.
				() => this.house.isUp(server) && this.serverWords.push(word),
				() => this.count('server edits that were refused')
			)
			.finally(() => this.editing.delete(word));
	}

	/** Somebody sends what nobody who keeps to the protocol would. */
	attack(): boolean {
		const { random } = this;
		const { doc } = random.pick(this.peers);
		const [what, person, craft] = random.pick(ATTACKS);
		// An id is somebody's once words under it are on disk; who has only erased may have none.
		const victim = this.peers.find(
			(peer) => peer.person !== person && peer.saved.some(({ word }) => word !== null)
		);
		if (victim === undefined && what === FORGERY) return false;
		const attack: Attack = { what, code: null, signed: this.locked };
		this.attacks.push(attack);
		const { socket } = dial(this.house.accept, person);
		socket.on('open', () => {
			// So that a gap is not taken for the beginning of what it brings.
			if (person === WRITER) socket.send(encodeFrame({ type: 'step2', update: NOTHING }));
			// Made only now: what the server has meanwhile is nothing new, and not refused.
			socket.send(craft(doc, victim?.doc ?? doc));
		});
		socket.on('close', (code) => (attack.code = code));
		return true;
	}

	/** Saved is what the log holds, at the moment it is said. */
	#check(peer: Peer, edits: readonly Edit[]): void {
		const text = this.house.replay().getText('story').toString();
		for (const { word, gone } of edits) {
			if (word !== null && !text.includes(word) && !this.erased.has(word))
				this.complaints.push(`${peer.name} was told too early that ${word} is saved`);
			for (const lost of gone)
				if (text.includes(lost))
					this.complaints.push(`${peer.name} was told too early that ${lost} is erased`);
		}
		this.count('edits told to be saved', edits.length);
	}
}

const NOTHING = Uint8Array.of(0, 0);
/** An editor who writes nothing else. */
const WRITER = 'editor-1';
const READER = 'proofreader';

const update = (bytes: Uint8Array) => encodeFrame({ type: 'update', update: bytes });

type Craft = (doc: Y.Doc, victim: Y.Doc) => Uint8Array;
const FORGERY = 'a colleague’s id';
const ATTACKS: readonly [what: string, person: string, craft: Craft][] = [
	['a reader who writes', READER, (doc) => update(insertion(doc, HARM))],
	['a reader who deletes', READER, (doc) => update(deleteEverything(doc))],
	[FORGERY, WRITER, (_, victim) => update(forged(...nextOf(victim), HARM))],
	['a gap', WRITER, () => update(forged(90_000_001, 7, HARM))],
	['a root no story has', WRITER, () => update(entryIn('elsewhere'))],
	['a nested type', WRITER, () => update(odd('nested'))],
	['a prototype', WRITER, () => update(odd('prototype'))],
	['half a frame', WRITER, () => update(forged(90_000_002, 0, HARM)).subarray(0, 9)],
	['a server’s frame', WRITER, () => encodeFrame({ type: 'ack', frames: 9, seq: 9, at: 9 })]
];

/** Where somebody's next character goes. */
const nextOf = ({ clientID, store }: Y.Doc): [client: number, clock: number] => [
	clientID,
	Y.getState(store, clientID)
];

/** Codes that name why somebody was refused. */
export const isRefusal = (code: number | null): boolean =>
	code === CLOSE.malformed || code === CLOSE.forbidden || code === CLOSE.tooLarge;
