import * as Y from 'yjs';
import { decodeFrame, encodeFrame } from '#document/protocol.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { BOMBS, STRIKES } from './bombs.ts';
import { contentHash } from './content-hash.ts';
import { forged } from './crafted.ts';
import type { KillableServer } from './killable-server.ts';
import { rawClient, type RawClient } from './raw-client.ts';
import { rudeSocket } from './rude-socket.ts';

export interface StormOptions {
	frames: number;
	seed: number;
	/** Who sends; each has a story alone, `story-1` … */
	senders: readonly string[];
}

export interface StormOutcome {
	/** How many were sent of each kind. */
	sent: Map<string, number>;
	/** How many sockets were closed with each code. */
	codes: Map<number, number>;
	accepted: number;
	/** Stories in which there is something else than what was acknowledged. */
	tainted: string[];
	/** By story: what there should be. */
	hashes: Map<string, string>;
	/** Closed without a name of ours. */
	unnamed: string[];
}

const NOTHING = Uint8Array.of(0, 0);
/** Codes of ours, and those by which WebSockets name what is no frame or too large. */
const isNamed = (code: number): boolean => code >= 4400 || [1002, 1003, 1007, 1009].includes(code);

/**
 * Sends frames that nobody who keeps to the protocol would, over real sockets. Everything that is
 * acknowledged goes into a copy too; in the end each story must be its copy.
 */
export async function frameStorm(
	server: KillableServer,
	{ frames, seed, senders }: StormOptions
): Promise<StormOutcome> {
	const outcome: StormOutcome = {
		sent: new Map(),
		codes: new Map(),
		accepted: 0,
		tainted: [],
		hashes: new Map(),
		unnamed: []
	};
	await Promise.all(
		senders.map(async (person, index) => {
			const lane = new Lane(server, person, `story-${index + 1}`, seed + index, outcome);
			await lane.run(Math.ceil(frames / senders.length));
		})
	);
	return outcome;
}

/** One after the other, so that it is known which frame became what. */
class Lane {
	readonly #server: KillableServer;
	readonly #person: string;
	readonly #story: string;
	readonly #random: Random;
	readonly #outcome: StormOutcome;
	/** What the story should be. */
	readonly #copy = new Y.Doc();
	#client: RawClient | null = null;
	/** Frames with words that went over this connection. */
	#words = 0;

	constructor(
		server: KillableServer,
		person: string,
		story: string,
		seed: number,
		outcome: StormOutcome
	) {
		this.#server = server;
		this.#person = person;
		this.#story = story;
		this.#random = randomOf(seed);
		this.#outcome = outcome;
	}

	async run(frames: number): Promise<void> {
		for (let number = 0; number < frames; number++) {
			const [kind, frames] = this.#draw(number);
			const { sent } = this.#outcome;
			sent.set(kind, (sent.get(kind) ?? 0) + 1);
			if (frames === null) await rudeSocket(this.#url(), { cookie: `person=${this.#person}` });
			else for (const frame of frames) await this.#send(kind, frame);
		}
		this.#client?.close();
		const hash = contentHash(this.#copy);
		const room = `story/${this.#story}`;
		this.#outcome.hashes.set(room, hash);
		if ((await this.#server.hash(room)) !== hash) this.#outcome.tainted.push(room);
	}

	#url(): string {
		return `${this.#server.url}/story/${this.#story}?v=${SCHEMA_VERSION}`;
	}

	/** Null: what is no WebSocket frame at all. */
	#draw(number: number): [kind: string, frames: Uint8Array[] | null] {
		const random = this.#random;
		const dice = random.below(100);
		if (dice < 1) return ['no WebSocket frame', null];
		if (dice < 8) return this.#bomb();
		if (dice < 38) return ['noise', [this.#noise()]];
		const frame = this.#whole(number);
		if (dice < 70) return ['bits turned', [this.#bent(frame)]];
		return ['cut short', [frame.subarray(0, random.below(frame.length))]];
	}

	#bomb(): [kind: string, frames: Uint8Array[]] {
		const at = this.#random.below(BOMBS.length + STRIKES.length);
		const [alone, strike] = [BOMBS[at], STRIKES[at - BOMBS.length]];
		if (alone) return [alone[0], [alone[1]]];
		return strike ? [strike[0], [...strike[1], strike[2]]] : ['nothing', []];
	}

	#noise(): Uint8Array {
		const random = this.#random;
		const bytes = Uint8Array.from({ length: 1 + random.below(300) }, () => random.below(256));
		if (random.chance(0.5)) return bytes;
		return encodeFrame({ type: random.chance(0.8) ? 'update' : 'step2', update: bytes });
	}

	/** A word as an honest client would send it. */
	#whole(number: number): Uint8Array {
		const random = this.#random;
		const client = 100_000 + random.below(2 ** 31);
		const update = forged(client, 0, `⟨${number}⟩`);
		return encodeFrame({ type: random.chance(0.8) ? 'update' : 'step2', update });
	}

	#bent(frame: Uint8Array): Uint8Array {
		const random = this.#random;
		const bent = Uint8Array.from(frame);
		for (let turns = 1 + random.below(6); turns > 0; turns--) {
			const at = random.below(bent.length);
			bent[at] = (bent[at] ?? 0) ^ (1 << random.below(8));
		}
		return bent;
	}

	async #send(kind: string, bytes: Uint8Array): Promise<void> {
		const client = (this.#client ??= await this.#join());
		const frame = decodeFrame(bytes);
		const hasWords = frame?.type === 'update' || frame?.type === 'step2';
		if (hasWords) this.#words += 1;
		const number = this.#words;
		client.frames.length = 0;
		client.send(bytes);
		const refused = hasWords
			? await client.next('ack', ({ frames }) => frames >= number).then(no, yes)
			: await this.#answers(client);
		if (refused) {
			this.#client = null;
			const code = await client.closed;
			const { codes, unnamed } = this.#outcome;
			codes.set(code, (codes.get(code) ?? 0) + 1);
			if (!isNamed(code)) unnamed.push(`${kind}: ${code}`);
		} else if (hasWords) {
			this.#outcome.accepted += 1;
			Y.applyUpdate(this.#copy, frame.update);
		}
	}

	/** Whether the connection has ended; a question after the frame tells when it has had its turn. */
	async #answers(client: RawClient): Promise<boolean> {
		client.send({ type: 'step1', stateVector: Y.encodeStateVector(this.#copy) });
		return client.next('step2').then(no, yes);
	}

	async #join(): Promise<RawClient> {
		const client = await rawClient(this.#server, this.#person, { story: this.#story });
		client.send({ type: 'step2', update: NOTHING });
		client.send({ type: 'step1', stateVector: Y.encodeStateVector(this.#copy) });
		const { update } = await client.next('step2');
		for (const frame of client.frames)
			if (frame.type === 'update') Y.applyUpdate(this.#copy, frame.update);
		Y.applyUpdate(this.#copy, update);
		this.#words = 1;
		return client;
	}
}

const no = (): boolean => false;
const yes = (): boolean => true;
