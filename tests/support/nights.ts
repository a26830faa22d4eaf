import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { isTheirTurn } from '#model/apply/needs.ts';
import type { Command } from '#model/commands.ts';
import { HOUSE, type Person } from '#model/person.ts';
import {
	isSignedOff,
	lastStanding,
	signatureState,
	signaturesOf,
	standingOf,
	stepOf
} from '#model/signature.ts';
import { STAGES, type Stage } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';
import { aPerson, aStory, Paper, someFacts } from './paper.ts';

const [writer, one, two, chief, reader] = [
	aPerson('writer', 'reporter'),
	aPerson('one', 'editor'),
	aPerson('two', 'editor'),
	aPerson('chief', 'chief'),
	aPerson('reader', 'proofreader')
];
const PEOPLE = [writer, one, two, chief, reader];
/** Who signs what on most nights. */
const SIGNERS: Record<Step, Person> = {
	...{ handIn: writer, review1: one, review2: two, review3: chief },
	...{ proof1: reader, proof2: reader, signOff: chief }
};
const ACTS = 24;

export interface Nights {
	/** What should never be, with its seed. */
	wrong: string[];
	/** How often a story stood signed off, and how many signatures an edit struck: it was not vacuous. */
	signedOff: number;
	struck: number;
}

/** One story a night under people who write, sign and send back at random; seeds from `first` on. */
export function someNights(first: number, count: number): Nights {
	const nights: Nights = { wrong: [], signedOff: 0, struck: 0 };
	for (let seed = first; seed < first + count; seed++) {
		const night = new Night(seed);
		night.run();
		nights.wrong.push(...night.wrong.map((what) => `seed ${seed}: ${what}`));
		nights.signedOff += night.signedOff;
		nights.struck += night.signatures.filter((each) => each.void?.cause === 'edited').length;
	}
	return nights;
}

class Night {
	readonly wrong: string[] = [];
	signedOff = 0;
	/** Words stand that neither the last proofreading nor whoever signs off has read. */
	#isUnread = false;
	readonly #paper = new Paper();
	readonly #random: Random['below'];
	#made = 0;

	constructor(seed: number) {
		this.#random = randomOf(seed).below;
		for (const person of PEOPLE) this.#paper.put('person', person);
		this.#paper.put('story', aStory('s', { authorIds: ['writer'], stage: 'editing' }));
		this.#write('t0');
	}

	run(): void {
		for (let act = 0; act < ACTS; act++) {
			const person = PEOPLE[this.#random(PEOPLE.length)] as Person;
			const luck = this.#random(5);
			if (luck === 0) this.#change(person, `t${this.#random(4)}`);
			else if (luck === 1) this.#sendBack(person, STAGES[this.#random(STAGES.length)] as Stage);
			else this.#sign(person);
			this.#check();
		}
	}

	get signatures() {
		return signaturesOf(this.#paper, 's');
	}

	get #story() {
		return this.#paper.get('story', 's') ?? aStory('s');
	}

	get #hash(): string {
		return this.#paper.get('facts', 's')?.hash ?? '';
	}

	#write(hash: string): void {
		this.#paper.put('facts', someFacts('s', [10], { hash }));
	}

	#sign(person: Person): void {
		const step = stepOf(this.#paper, this.#story);
		if (!step) return;
		const who = this.#random(4) ? SIGNERS[step] : person;
		const hash = this.#random(9) ? this.#hash : 't0';
		const id = `s${(this.#made += 1)}`;
		const { ok } = this.#paper.run(who, { type: 'story.sign', id, storyId: 's', step, hash });
		if (ok && step === 'proof1') this.#isUnread = false;
	}

	#sendBack(person: Person, to: Stage): void {
		const about = { storyId: 's', from: this.#story.stage, to, about: 'facts' } as const;
		const id = `r${(this.#made += 1)}`;
		this.#paper.run(person, { type: 'story.return', id, ...about, reason: '请核' });
	}

	/** What the server does: the words change, and a signature that they overtake is struck. */
	#change(person: Person, text: string): void {
		if (this.#story.stage === 'signed' || text === this.#hash) return;
		this.#write(text);
		const last = lastStanding(this.signatures);
		this.#isUnread = text !== last?.hash && (this.#isUnread || person !== SIGNERS.signOff);
		if (!last || last.step === 'handIn' || last.hash === text) return;
		if (isTheirTurn(this.#paper, person, this.#story)) return;
		const strike: Command = { type: 'signature.void', id: last.id, by: person.id, paragraphs: [] };
		if (!this.#paper.run(aPerson(HOUSE), strike).ok) this.wrong.push('it was not struck');
	}

	#check(): void {
		const signatures = this.signatures;
		const standing = standingOf(signatures);
		for (const each of signatures) {
			const state = signatureState(each, signatures, this.#hash);
			const isCurrent = each.void === null && each.hash === this.#hash;
			if ((state === 'current') !== isCurrent)
				this.wrong.push(`${each.step} is said to be ${state}`);
		}
		const reviewers = standing.filter(({ step }) => step.startsWith('review'));
		if (new Set(reviewers.map(({ personId }) => personId)).size < reviewers.length)
			this.wrong.push('somebody has signed two reviews');
		if (this.#story.stage !== 'signed') return;
		this.signedOff += 1;
		const last = standing.at(-1);
		// Locked since: the very text that was signed.
		const isSound = last?.step === 'signOff' && last.hash === this.#hash;
		const isShown = isSignedOff(this.#story, signatures, this.#paper.get('facts', 's'));
		if (this.#isUnread) this.wrong.push('words that nobody has read since are signed off');
		if (!isSound || !isShown) this.wrong.push('another text than the signed one is signed off');
	}
}
