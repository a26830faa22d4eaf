import { contentHash } from '#tests/support/content-hash.ts';
import { seedIds } from '#tests/support/seeded-ids.ts';
import { ROOM, turn } from './house.ts';
import { LONG_WORDS, OPERATIONS, type Operation } from './operations.ts';
import type { Peer } from './peer.ts';
import { HARM, isRefusal, Scene } from './scene.ts';

/** Every so many seeds the log grows long enough for the compactor, whose worker takes its time. */
const LONG_EVERY = 20;
/** Most seeds take a fraction of a second; a compaction may wait for its worker, ms. */
const PATIENCE = 20_000;

export interface Outcome {
	/** What went wrong; nothing, if all is well. */
	complaints: string[];
	/** What happened, and how often. */
	counts: Map<string, number>;
	/** What happened, one after the other. */
	story: string[];
}

/** Two to six people write one story for so many operations, then everybody comes together. */
export async function runRoom(seed: number, operations: number): Promise<Outcome> {
	seedIds(seed);
	const scene = new Scene(seed);
	const { random, counts, complaints } = scene;
	const story: string[] = [];
	await scene.start();
	for (let people = 2 + random.below(5); people > 0; people--) scene.open();
	const longAt = seed % LONG_EVERY === 0 ? random.below(operations) : -1;
	const most = OPERATIONS.reduce((sum, [weight]) => sum + weight, 0);
	for (let number = 0; number < operations; number++) {
		const [, name, run] = number === longAt ? LONG_WORDS : drawn(random.below(most));
		const peer = random.pick(scene.peers);
		if ((await run(scene, peer)) !== false) scene.count(name);
		story.push(`${peer.name} ${name}`);
		if (random.chance(0.3)) await turn();
	}
	const late = await comeTogether(scene);
	await judge(scene, late);
	for (const peer of [...scene.peers, ...scene.gone]) complaints.push(...peer.complaints);
	scene.peers.forEach((peer) => peer.close());
	await scene.house.close();
	return { complaints, counts, story };
}

function drawn(dice: number): Operation {
	let left = dice;
	for (const operation of OPERATIONS) {
		left -= operation[0];
		if (left < 0) return operation;
	}
	throw new Error('the weights do not add up');
}

/** The disk works, everybody may write, the network is whole: until nothing waits any more. */
async function comeTogether(scene: Scene): Promise<Peer> {
	const { house, peers } = scene;
	house.unstall();
	scene.lock(false);
	for (const { person } of peers) scene.roles(person, ['editor']);
	await until(scene, 'all is saved', () => peers.every((peer) => settled(scene, peer)));
	const late = scene.open();
	const alike = () => {
		if (!settled(scene, late) || scene.isEditing) return false;
		const hash = contentHash(late.doc);
		return peers.every((peer) => settled(scene, peer) && contentHash(peer.doc) === hash);
	};
	await until(scene, 'all windows show the same', alike);
	// An edit of the server's is passed on in the turn after it is done.
	for (let turns = 0; turns < 3; turns++) await turn();
	await until(scene, 'all windows show the same in the end', alike);
	return late;
}

/** Connected, with all that is there and nothing unsaved; comes back where it is not connected. */
function settled(scene: Scene, peer: Peer): boolean {
	if (!peer.connected) scene.connect(peer);
	peer.cable?.hold(false);
	return peer.synced && peer.unsaved === 0;
}

async function until(scene: Scene, what: string, holds: () => boolean): Promise<void> {
	const end = Date.now() + PATIENCE;
	let turns = 0;
	while (!holds()) {
		if (Date.now() > end || scene.complaints.length > 0) {
			const states = scene.peers.map(
				({ name, connected, synced, unsaved }) =>
					`${name}: connected ${connected}, synced ${synced}, unsaved ${unsaved}`
			);
			scene.complaints.push(`it never came to it that ${what}`, ...states);
			return;
		}
		turns += 1;
		// A disk that stalled is tried again by the clock, and workers have their own.
		if (turns % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
		else await turn();
	}
}

async function judge(scene: Scene, late: Peer): Promise<void> {
	const { house, complaints, peers, gone, erased, serverWords, attacks } = scene;
	const hash = contentHash(late.doc);
	const hashes = {
		memory: await house.inMemory(),
		log: contentHash(house.replay()),
		'snapshot and tail': await house.reloaded()
	};
	for (const [where, other] of Object.entries(hashes))
		if (other !== hash) complaints.push(`${where} says something else than the windows`);

	const times = new Map<string, number>();
	for (const { word } of late.words) times.set(word, (times.get(word) ?? 0) + 1);
	for (const [word, count] of times)
		if (count > 1) complaints.push(`${word} is there ${count} times`);
	const saved = [...peers, ...gone].flatMap((peer) => peer.saved);
	const words = saved.flatMap(({ word }) => word ?? []).concat(serverWords);
	for (const word of words)
		if (!times.has(word) && !erased.has(word)) complaints.push(`${word} was saved and is lost`);
	for (const word of saved.flatMap((edit) => edit.gone))
		if (times.has(word)) complaints.push(`${word} was erased and is there`);
	const { owners, returned } = await house.server.sync.hands(ROOM);
	const ownerOf = new Map(owners.map(({ clientId, personId }) => [clientId, personId]));
	for (const { doc, name, person } of [...peers, ...gone]) {
		const owner = ownerOf.get(doc.clientID);
		if (owner !== undefined && owner !== person) complaints.push(`${name} has become ${owner}’s`);
	}
	scene.count('words that others brought back', returned.length);
	if (times.has(HARM)) complaints.push('what was refused is there');
	for (const { what, code, signed } of attacks) {
		// The server, or the network, may have ended before it got there.
		if (code === 1006 || code === 1012) continue;
		if (code === null && signed) scene.count('passed over');
		else if (isRefusal(code)) scene.count(`refused: ${what}`);
		else complaints.push(`${what} was not refused: ${code}`);
	}
	scene.count('characters', house.replay().getText('story').length);
	scene.count('rows', house.log.rows.length);
	scene.count('seeds');
}
