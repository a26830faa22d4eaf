import * as Y from 'yjs';
import { authorRuns } from '#document/authors.ts';
import { blocksOf, seedStory, storyText } from '#document/story-doc.ts';
import { OPERATIONS, type Scene } from './operations.ts';
import { barePerson, type Person } from './person.ts';
import { randomOf, type Random } from './random.ts';

export interface Outcome {
	seed: number;
	typed: number;
	deleted: number;
	/** Characters nobody deleted that are gone. */
	lost: string[];
	/** Characters that undo or redo took from somebody else who had not offered them. */
	taken: string[];
	/** Characters that stand more than once. */
	doubled: string[];
	/** Characters that are not credited to who typed them. */
	miscredited: string[];
	diverged: string[];
	threw: string | null;
	operations: Map<string, number>;
	log: string[];
}

export interface RunOptions {
	operations?: number;
	/** Only these kinds of operation; all if absent. */
	only?: readonly string[];
	makePerson?: typeof barePerson;
	people?: number;
}

/** Everything that is counted while people write. */
class Ledger {
	readonly author = new Map<string, number>();
	readonly deletedBy = new Map<string, Set<number>>();
	/** Who ever deleted a character on purpose. */
	readonly everDeletedBy = new Map<string, Set<number>>();
	readonly taken = new Set<string>();
	#next = 0;

	fresh(nth: number, count: number, random: Random): string {
		let text = '';
		for (let i = 0; i < count; i++) {
			const code = this.#next++;
			const char = String.fromCodePoint((random.chance(0.15) ? 0x20000 : 0x4e00) + code);
			this.author.set(char, nth);
			text += char;
		}
		return text;
	}

	compare(nth: number, before: Map<string, number>, after: Map<string, number>, undo: boolean) {
		for (const [char, count] of before) {
			if ((after.get(char) ?? 0) >= count) continue;
			const own = this.author.get(char) === nth || this.everDeletedBy.get(char)?.has(nth);
			if (undo && !own) this.taken.add(char);
			else {
				add(this.deletedBy, char, nth);
				add(this.everDeletedBy, char, nth);
			}
		}
		for (const [char, count] of after) {
			if ((before.get(char) ?? 0) >= count) continue;
			this.deletedBy.get(char)?.delete(nth);
			this.taken.delete(char);
		}
	}
}

function add(map: Map<string, Set<number>>, char: string, nth: number): void {
	const set = map.get(char);
	if (set) set.add(nth);
	else map.set(char, new Set([nth]));
}

function count(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
	return counts;
}

const wordsOf = (person: Person): Map<string, number> => count(person.state().doc.textContent);

const textOf = (doc: Y.Doc): string =>
	blocksOf(storyText(doc))
		.map((block) => block.text)
		.join('');

function opening(ledger: Ledger, random: Random): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = 1;
	const text = (n: number) => ledger.fresh(-1, n, random);
	seedStory(doc, [
		{ type: 'kicker', text: text(2) },
		{ type: 'headline', text: text(5) },
		{ type: 'byline', text: text(2) },
		{ type: 'paragraph', text: text(8) },
		{ type: 'photo', attrs: { asset: 'a1', credit: '摄' }, text: text(3) },
		{ type: 'listItem', attrs: { kind: 'ordered', depth: 1 }, text: text(3) },
		{ type: 'unknown', attrs: { raw: { block: 'factbox', 'b:tint': 'red' } }, text: text(3) },
		{ type: 'paragraph', runs: [{ text: text(3), marks: { zz: { q: 1 } } }] },
		{ type: 'paragraph', text: '' }
	]);
	return Y.encodeStateAsUpdate(doc);
}

/** People write one story at random, with offline windows; then everybody gets everything. */
export function runStory(seed: number, options: RunOptions = {}): Outcome {
	const random = randomOf(seed);
	const ledger = new Ledger();
	const outcome: Outcome = {
		seed,
		typed: 0,
		deleted: 0,
		lost: [],
		taken: [],
		doubled: [],
		miscredited: [],
		diverged: [],
		threw: null,
		operations: new Map(),
		log: []
	};
	const initial = opening(ledger, random);
	const server = new Y.Doc();
	Y.applyUpdate(server, initial);
	const howMany = options.people ?? 2 + random.below(3);
	const people = Array.from({ length: howMany }, (_, nth) =>
		(options.makePerson ?? barePerson)(
			nth,
			2 + random.below(1_000) * 10 + nth,
			initial,
			nth > 0 && random.chance(0.15)
		)
	);
	try {
		write(people, server, random, ledger, outcome, options);
		settle(people, server);
		judge(people, server, ledger, outcome);
	} catch (problem) {
		outcome.threw = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
	}
	for (const person of people) person.close();
	return outcome;
}

function write(
	people: Person[],
	server: Y.Doc,
	random: Random,
	ledger: Ledger,
	outcome: Outcome,
	{ operations = 60, only }: RunOptions
): void {
	const kinds = OPERATIONS.filter(([, name]) => !only || only.includes(name));
	const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
	let hot = 3;
	for (let i = 0; i < operations; i++) {
		const person = random.pick(people);
		if (random.chance(0.08)) person.online = !person.online;
		if (random.chance(0.1)) hot = random.below(6);
		let x = random.next() * total;
		const [, name, operate] = kinds.find(([weight]) => (x -= weight) < 0) ?? kinds[0]!;
		const scene: Scene = {
			person,
			random,
			hot,
			fresh: (n) => ledger.fresh(person.nth, n, random)
		};
		outcome.log.push(`${i} ${'ABCD'[person.nth]}${person.online ? '' : ' (offline)'} ${name}`);
		const before = wordsOf(person);
		operate(scene);
		ledger.compare(person.nth, before, wordsOf(person), name === 'undo' || name === 'redo');
		outcome.operations.set(name, (outcome.operations.get(name) ?? 0) + 1);
		if (person.online) exchange(person, people, server);
	}
}

function exchange(person: Person, people: Person[], server: Y.Doc): void {
	for (const update of person.outbox.splice(0)) {
		Y.applyUpdate(server, update);
		for (const other of people) if (other !== person) other.inbox.push(update);
	}
	for (const update of person.inbox.splice(0)) Y.applyUpdate(person.doc, update, 'net');
}

function settle(people: Person[], server: Y.Doc): void {
	for (let i = 0; i < 20; i++) {
		for (const person of people) exchange(person, people, server);
		if (people.every(({ inbox, outbox }) => inbox.length === 0 && outbox.length === 0)) return;
	}
	throw new Error('the exchange does not come to rest');
}

/** Characters whose author the document does not know, or knows wrongly. */
function miscredited(doc: Y.Doc, people: Person[], ledger: Ledger): string[] {
	const nthOf = new Map(people.map((person) => [person.doc.clientID, person.nth]));
	const text = storyText(doc);
	const words = (text.toDelta() as { insert: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : '\n'))
		.join('');
	return authorRuns(text).flatMap(({ from, to, clientId }) =>
		[...words.slice(from, to)].filter((char) => {
			const author = ledger.author.get(char);
			return author !== undefined && author !== (nthOf.get(clientId) ?? -1);
		})
	);
}

function judge(people: Person[], server: Y.Doc, ledger: Ledger, outcome: Outcome): void {
	const joiner = new Y.Doc();
	Y.applyUpdate(joiner, Y.encodeStateAsUpdate(server));
	const wanted = JSON.stringify(blocksOf(storyText(server)));
	for (const doc of [joiner, ...people.map((person) => person.doc)])
		if (JSON.stringify(blocksOf(storyText(doc))) !== wanted) outcome.diverged.push('blocks');
	for (const person of people) {
		person.binding.verify();
		if (person.state().doc.textContent !== textOf(server).replaceAll('\u2028', ''))
			outcome.diverged.push(`editor ${person.nth}`);
	}
	for (const doc of [joiner, ...people.map((person) => person.doc)])
		outcome.miscredited.push(...miscredited(doc, people, ledger));
	const counts = count(textOf(server));
	outcome.typed = ledger.author.size;
	for (const char of ledger.author.keys()) {
		const stands = counts.get(char) ?? 0;
		if (stands > 1) outcome.doubled.push(char);
		if (stands > 0) continue;
		const deleted = (ledger.deletedBy.get(char)?.size ?? 0) > 0;
		if (deleted) outcome.deleted++;
		else if (ledger.taken.has(char)) outcome.taken.push(char);
		else outcome.lost.push(char);
	}
}
