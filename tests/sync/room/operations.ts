import type { Random } from '../story/random.ts';
import type { Peer } from './peer.ts';
import type { Scene } from './scene.ts';

/** Does something with, or to, somebody; false: there was nothing to do. */
type Run = (scene: Scene, peer: Peer) => boolean | void | Promise<boolean | void>;
export type Operation = readonly [weight: number, name: string, run: Run];

/** Some 70 KB: more than a log may have before it is merged. */
const LONG = '长'.repeat(24_000);

/** Not among those drawn. */
export const LONG_WORDS: Operation = [
	0,
	'long words',
	({ random }, peer) => void peer.type(random.pick(peer.places), LONG)
];

/** With how often each happens, in relation to the others. */
export const OPERATIONS: readonly Operation[] = [
	[400, 'words', ({ random }, peer) => void peer.type(random.pick(peer.places))],
	[100, 'words erased', erase],
	[40, 'formats', format],
	[25, 'blocks', ({ random }, peer) => peer.split(random.pick(peer.places))],
	[10, 'notes', ({ random }, peer) => peer.note(`n${random.below(3)}`, random.below(100))],
	[25, 'carets', ({ random }, peer) => peer.point(random.pick(peer.places))],
	[60, 'frames let through', letThrough],
	[25, 'connections held', (_, { cable }) => cable?.hold(true)],
	[45, 'connections freed', (_, { cable }) => cable?.hold(false)],
	[35, 'drops', (_, peer) => (peer.connected ? peer.drop() : false)],
	[70, 'reconnections', (scene, peer) => (peer.connected ? false : scene.connect(peer))],
	[5, 'windows closed', leave],
	[20, 'roles changed', changeRole],
	[15, 'locks', (scene) => scene.lock(!scene.locked)],
	[30, 'edits of the server', (scene) => scene.edit()],
	[25, 'attacks', (scene) => scene.attack()],
	[10, 'disk stalled', stall],
	[10, 'compactions', (scene) => scene.house.compact()],
	[4, 'restarts', restart],
	[4, 'crashes', crash]
];

function erase({ random, erased }: Scene, peer: Peer): boolean {
	const words = together(random, peer);
	words.forEach(({ word }) => erased.add(word));
	peer.erase(words);
	return words.length > 0;
}

/** Some words that stand together. */
function together(random: Random, { words }: Peer): { word: string; index: number }[] {
	const from = random.below(words.length);
	const most = from + 1 + random.below(3);
	const endOf = (at: number) => (words[at]?.index ?? 0) + (words[at]?.word.length ?? 0);
	let to = Math.min(words.length, from + 1);
	while (to < most && words[to]?.index === endOf(to - 1)) to += 1;
	return words.slice(from, to);
}

function format({ random }: Scene, peer: Peer): boolean {
	const { words } = peer;
	if (words.length === 0) return false;
	const { word, index } = random.pick(words);
	peer.format(index, word.length, random.chance(0.6) ? true : null);
	return true;
}

function letThrough({ random }: Scene, { cable }: Peer): boolean {
	cable?.let(random.chance(0.5) ? 'server' : 'client', 1 + random.below(4));
	return cable !== null;
}

function leave(scene: Scene, peer: Peer): boolean {
	if (scene.peers.length < 3) return false;
	scene.leave(peer);
	if (scene.random.chance(0.7)) scene.open();
	return true;
}

function changeRole(scene: Scene, { person }: Peer): void {
	scene.roles(person, scene.random.chance(0.5) ? ['proofreader'] : ['editor']);
}

function stall({ house }: Scene): void {
	if (house.stalled) house.unstall();
	else house.stall();
}

async function restart(scene: Scene): Promise<void> {
	const { house } = scene;
	house.unstall();
	await house.stop();
	for (const peer of scene.peers) peer.drop();
	await scene.start();
}

async function crash(scene: Scene): Promise<void> {
	const { house } = scene;
	const down = house.crash();
	for (const peer of scene.peers) peer.drop();
	house.unstall();
	await down;
	await scene.start();
}
