import type { PresentPerson } from '#document/presence.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { commenterFrame, type CraftedFrame } from './commenter-frames.ts';
import { contentHash } from './content-hash.ts';
import type { KillableServer } from './killable-server.ts';
import { rawClient, type RawClient } from './raw-client.ts';
import { STORY } from './sync-server.ts';
import { writer, type Writer } from './writer.ts';

export interface CommenterOptions {
	frames: number;
	seed: number;
	/** How many sockets send at a time. */
	lanes?: number;
}

export interface CommenterOutcome {
	/** How many were sent of each kind. */
	sent: Map<string, number>;
	/** How many sockets were closed with each code. */
	codes: Map<number, number>;
	/** Frames that were not answered as they must be. */
	taken: string[];
	/** What a colleague was shown, and by whom it was not said. */
	falselyShown: string[];
	/** How often a colleague was shown the attacker, under their own name. */
	stamped: number;
	/** When the words were not what they had been: in the server, in the window, in the log. */
	changed: string[];
}

/** After each it is looked whether the words are what they were. */
const ROUNDS = 10;
const ATTACKER = 'proofreader';
const ROOM = `story/${STORY}`;

/**
 * Crafted frames of a proofreader, over real sockets, while two editors are in the story: whatever
 * they try, the words stay as they are and everybody is shown as who they are. Ends the server.
 */
export async function commenterStorm(
	server: KillableServer,
	{ frames, seed, lanes = 8 }: CommenterOptions
): Promise<CommenterOutcome> {
	const outcome: CommenterOutcome = {
		sent: new Map(),
		codes: new Map(),
		taken: [],
		falselyShown: [],
		stamped: 0,
		changed: []
	};
	const [anna, ben] = await settled(server);
	const stopWatching = watch(ben, anna, outcome);
	const compare = async (when: string) => {
		if ((await server.hash(ROOM)) !== contentHash(anna.doc)) outcome.changed.push(`server ${when}`);
		if (contentHash(ben.doc) !== contentHash(anna.doc)) outcome.changed.push(`window ${when}`);
	};
	const before = contentHash(anna.doc);
	const storm = { server, anna, ben, colleagues: [anna.doc.clientID, ben.doc.clientID], outcome };
	const share = Math.ceil(frames / ROUNDS / lanes);
	for (let round = 0; round < ROUNDS; round++) {
		const first = (lane: number) => (round * lanes + lane) * share;
		await Promise.all(
			Array.from({ length: lanes }, (_, lane) =>
				runLane(storm, randomOf(seed + first(lane)), first(lane), share)
			)
		);
		await compare(`round ${round + 1}`);
		if (contentHash(anna.doc) !== before) outcome.changed.push(`round ${round + 1}`);
	}
	// What was relayed before it has come by then.
	anna.type('，收工');
	await ben.sees('，收工');
	await compare('in the end');
	stopWatching();
	const hash = contentHash(ben.doc);
	await server.end('SIGTERM');
	if (contentHash(await server.replay(ROOM)) !== hash) outcome.changed.push('log');
	[anna, ben].forEach((window) => window.destroy());
	return outcome;
}

/** Two editors who have written something and show where they are. */
async function settled(server: KillableServer): Promise<[Writer, Writer]> {
	const [anna, ben] = [writer(server, 'anna'), writer(server, 'ben')];
	await Promise.all([anna.synced(), ben.synced()]);
	anna.type('鱼市开秤');
	await ben.sees('鱼市开秤');
	ben.type('，三更天就有人');
	await anna.sees('，三更天就有人');
	for (const { provider } of [anna, ben]) provider.awareness.setLocalState({ cursor: null });
	return [anna, ben];
}

/** Looks at all that one editor is shown of the others, until it is told to stop. */
function watch(ben: Writer, anna: Writer, outcome: CommenterOutcome): () => void {
	const { awareness } = ben.provider;
	const names = new Map([
		[anna.doc.clientID, 'anna'],
		[ben.doc.clientID, 'ben']
	]);
	const look = (
		{ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
		origin: unknown
	) => {
		if (origin === 'local') return;
		for (const clientId of [...added, ...updated]) {
			const name = names.get(clientId) ?? ATTACKER;
			const { user } = awareness.getStates().get(clientId) as { user?: PresentPerson };
			const isTrue = user?.id === name && user.name === name && user.roles[0] === roleOf(name);
			if (!isTrue) outcome.falselyShown.push(`${clientId} as ${JSON.stringify(user)}`);
			else if (name === ATTACKER) outcome.stamped += 1;
		}
		for (const clientId of removed)
			if (names.has(clientId)) outcome.falselyShown.push(`${names.get(clientId)} as gone`);
	};
	awareness.on('update', look);
	return () => awareness.off('update', look);
}

const roleOf = (name: string): string => (name === ATTACKER ? ATTACKER : 'editor');

interface Storm {
	server: KillableServer;
	anna: Writer;
	ben: Writer;
	colleagues: readonly number[];
	outcome: CommenterOutcome;
}

/** One frame after the other, so that it is known which was answered how. */
async function runLane(
	{ server, anna, ben, colleagues, outcome }: Storm,
	random: Random,
	first: number,
	frames: number
): Promise<void> {
	let client: RawClient | null = null;
	let own = 0;
	for (let number = first; number < first + frames; number++) {
		if (client === null) {
			client = await rawClient(server, ATTACKER);
			await client.next('awareness');
			own = 1 + random.below(2 ** 31);
		}
		const frame = commenterFrame({ doc: anna.doc, colleagues, own }, random, number);
		outcome.sent.set(frame.kind, (outcome.sent.get(frame.kind) ?? 0) + 1);
		const code = await send(client, frame);
		if (code !== frame.closes) outcome.taken.push(`${frame.kind}: ${code ?? 'open'}`);
		if (frame.shows) await showsUp(ben, own);
		if (code === null) continue;
		outcome.codes.set(code, (outcome.codes.get(code) ?? 0) + 1);
		client = null;
	}
	client?.close();
	await client?.closed;
}

/** The code with which the socket was closed for it; null: it is still open. */
async function send(client: RawClient, { bytes }: CraftedFrame): Promise<number | null> {
	client.frames.length = 0;
	client.send(bytes);
	// A question after the frame tells when it has had its turn.
	client.send({ type: 'step1', stateVector: Uint8Array.of(0) });
	return client.next('step2').then(
		() => null,
		() => client.closed
	);
}

/** What is said of oneself is told with a delay, and not at all if one is gone by then. */
function showsUp({ provider: { awareness } }: Writer, clientId: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const end = (settle: () => void) => {
			awareness.off('update', look);
			clearTimeout(timer);
			settle();
		};
		const look = () => awareness.getStates().has(clientId) && end(resolve);
		const timer = setTimeout(() => end(() => reject(new Error('they never showed up'))), 10_000);
		awareness.on('update', look);
		look();
	});
}
