import { pagesOf, standingOn } from '#model/board.ts';
import { mastheadOf } from '#model/masthead.ts';
import { causesBetween, holdsFor, pageSignaturesOf } from '#model/page-signature.ts';
import { pageMakers } from '#model/page-makers.ts';
import { pageState } from '#model/page-state.ts';
import { HOUSE } from '#model/person.ts';
import { takesStory, type Page } from '#model/page.ts';
import { teaserLines, titleOf } from '#model/teaser.ts';
import { randomOf, type Random } from '../sync/story/random.ts';
import { PressNight } from './press-night.ts';
import { aPerson } from './paper.ts';

export interface Evenings {
	/** What should never be, with its seed. */
	wrong: string[];
	/** Signatures given; looks at pages that stood signed, and at such as were signed and are others now. */
	signed: number;
	held: number;
	overtaken: number;
}

const ACTS = 40;
const house = aPerson(HOUSE);

/** Evenings on which people write, move, draw, rename and sign at random; seeds from `first` on. */
export function someEvenings(first: number, count: number): Evenings {
	const all: Evenings = { wrong: [], signed: 0, held: 0, overtaken: 0 };
	for (let seed = first; seed < first + count; seed++) {
		const evening = new Evening(seed, all);
		for (let act = 0; act < ACTS; act++) evening.act();
	}
	return all;
}

class Evening {
	readonly #night = new PressNight();
	readonly #random: Random;
	readonly #seed: number;
	readonly #all: Evenings;
	/** By signature, all that its page printed when it was signed. */
	readonly #printed = new Map<string, string>();

	constructor(seed: number, all: Evenings) {
		this.#seed = seed;
		this.#random = randomOf(seed);
		this.#all = all;
		for (const page of this.#pages)
			for (const { id } of pageSignaturesOf(this.#night.paper, page.id)) this.#remember(page, id);
	}

	act(): void {
		const deeds = [
			() => this.#write(),
			() => this.#write(),
			() => this.#swap(),
			() => this.#draw(),
			() => this.#tease(),
			() => this.#rename(),
			() => this.#number(),
			() => this.#sign(),
			() => this.#sign(),
			() => this.#strike()
		];
		deeds[this.#random.below(deeds.length)]?.();
		for (const page of this.#pages) this.#look(page);
	}

	get #pages(): Page[] {
		return pagesOf(this.#night.paper, 'today');
	}

	get #page(): Page {
		return this.#pages[this.#random.below(2)] ?? this.#night.page(1);
	}

	#state(page: Page) {
		const { paper } = this.#night;
		return pageState(paper, page, standingOn(paper, pagesOf(paper, 'today')));
	}

	/** No word of which is taken from what a signature is given for. */
	#printOf(page: Page): string {
		const { paper } = this.#night;
		const standing = standingOn(paper, this.#pages);
		const newsroom = paper.get('newsroom', 'newsroom');
		const edition = paper.get('edition', 'today');
		const front = page.slots.some(({ role }) => role === 'masthead');
		const places = page.slots.map((slot) => {
			const { label: _label, teaser: _teaser, ...drawn } = slot;
			const storyId = standing.bySlot.get(slot.id)?.storyId ?? '';
			const chain = (standing.byStory.get(storyId) ?? []).map((place) => place.slot);
			const teased = slot.role === 'teaser' ? teaserLines(paper, page, slot, standing) : [];
			const lines = [slot.label, teased.map((line) => [line.words, line.pointer, line.section])];
			const title = slot.role === 'teaser' ? titleOf(slot) : '';
			return [drawn, storyId, paper.get('facts', storyId)?.hash, chain, lines, title];
		});
		const head = front ? [mastheadOf(newsroom ?? { masthead: {} }), edition?.issue] : [];
		return JSON.stringify([page.number, page.name, pageMakers(paper, page), head, places]);
	}

	#remember(page: Page, signatureId: string): void {
		this.#printed.set(signatureId, this.#printOf(page));
	}

	/** The oracle: a page that shows as signed prints what it printed then. */
	#look(page: Page): void {
		const state = this.#state(page);
		const print = this.#printOf(page);
		for (const signature of pageSignaturesOf(this.#night.paper, page.id)) {
			const isSame = this.#printed.get(signature.id) === print;
			const holds = holdsFor(signature, state);
			if (holds) this.#all.held += 1;
			if (!isSame) this.#all.overtaken += 1;
			const say = (what: string) => this.#all.wrong.push(`${this.#seed}: ${what} ${page.id}`);
			if (holds && !isSame) say('shown as signed, and prints otherwise');
			if (!holds && isSame && !signature.void) say('not shown as signed, and prints the same');
			const isOther = state && state.hash !== signature.state.hash;
			if (isOther && causesBetween(signature.state, state).length === 0)
				say('another, for no cause');
		}
	}

	#write(): void {
		const { stories } = this.#night;
		const id = stories[this.#random.below(stories.length)] ?? '';
		this.#night.write(id, `${id} ${this.#random.below(2)}`);
	}

	/** Two stories take each other's place. */
	#swap(): void {
		const slots = this.#pages.flatMap((page) => page.slots.filter(takesStory));
		const [a, b] = [0, 0].map(() => slots[this.#random.below(slots.length)]);
		const { paper } = this.#night;
		const [one, other] = [a, b].map((slot) => slot && paper.get('placement', slot.id));
		if (!one || !other) return;
		paper.put('placement', { ...one, storyId: other.storyId });
		paper.put('placement', { ...other, storyId: one.storyId });
	}

	#draw(): void {
		const lines = 4 + this.#random.below(3);
		this.#night.slot(1 + this.#random.below(2), 'column', { headLines: lines });
	}

	#tease(): void {
		const { stories } = this.#night;
		const storyId = stories[this.#random.below(stories.length)] ?? null;
		const words = this.#random.below(2) === 0 ? null : `看${this.#random.below(2)}`;
		this.#night.slot(1, 'teaser', { teaser: { kind: 'stories', items: [{ storyId, words }] } });
	}

	#rename(): void {
		const { paper } = this.#night;
		const editor = paper.get('person', 'editor');
		if (editor) paper.put('person', { ...editor, name: `孟${this.#random.below(2)}` });
		const page = this.#page;
		paper.put('page', { ...page, name: `要闻${this.#random.below(2)}` });
	}

	#number(): void {
		const edition = this.#night.paper.get('edition', 'today');
		const issue = 4387 + this.#random.below(2);
		if (edition) this.#night.paper.put('edition', { ...edition, issue });
	}

	#sign(): void {
		const page = this.#page;
		const id = `signed${(this.#all.signed += 1)}`;
		if (this.#night.signPage(page.id, id).ok) this.#remember(page, id);
	}

	/** As the server does, or does not yet. */
	#strike(): void {
		for (const page of this.#pages) {
			const state = this.#state(page);
			if (!state) continue;
			for (const { id, state: before } of pageSignaturesOf(this.#night.paper, page.id)) {
				const causes = causesBetween(before, state);
				this.#night.paper.run(house, { type: 'pageSignature.void', id, by: null, causes });
			}
		}
	}
}
