import { mayRun } from '#model/apply/permit.ts';
import type { Command } from '#model/commands.ts';
import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import { deadlineOf, placesOf, type Place } from '#model/placed.ts';
import { isSecondReview, isSignedOff, signaturesOf, stepOf } from '#model/signature.ts';
import { STAGES, type Stage, type Story, type StoryFacts } from '#model/story.ts';
import { stageAfter, stageOf, stagesOf, workflowOf, type Step } from '#model/workflow.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';

/** A story as a card of the board of stages. */
export interface StageCard {
	story: Story;
	facts: StoryFacts | undefined;
	place: Place | undefined;
	step: Step | null;
	/** Epoch ms; null: it is signed off, or nothing was said. */
	deadline: number | null;
	/** Who has it in hand: its writer, the editor, the proofreader. */
	personId: Id | null;
	/** It waits for whoever looks at it. */
	isMine: boolean;
	/** It stands signed off, and no signature is of its text. */
	isUnsound: boolean;
}

/** all; 该我办; 逾期; 有图; 没上版; or a page's number. */
export type StageFilter = 'all' | 'mine' | 'late' | 'photo' | 'pool' | number;

/** What dropping a card on a column does. */
export type StageMove =
	{ kind: 'run'; command: Command; to: Stage } | { kind: 'open'; href: string; to: Stage };

/** An edition's stories by the stage they stand in; the card in hand, and where it may go. */
export class StageBoard {
	readonly desk: DeskState;
	readonly #edition: () => Edition;
	readonly #now: () => number;
	filter = $state<StageFilter>('all');
	held = $state<Id | null>(null);
	over = $state<Stage | null>(null);
	mode = $state<'pointer' | 'keys' | null>(null);

	constructor(desk: DeskState, edition: () => Edition, now: () => number) {
		this.desk = desk;
		this.#edition = edition;
		this.#now = now;
	}

	readonly workflow = $derived.by(() => workflowOf(this.desk.newsroom));
	readonly pages = $derived.by(() => this.desk.pages(this.#edition().id));
	readonly cards: readonly StageCard[] = $derived.by(() => {
		const { id } = this.#edition();
		return [...this.desk.list('story')]
			.filter((story) => story.editionId === id && story.spikedAt === null)
			.map((story) => this.#cardOf(story))
			.sort(byDeadline);
	});
	readonly shown = $derived.by(() => this.cards.filter((card) => this.fits(card, this.filter)));
	/** A column for each stage in use, and for any other in which a story still stands. */
	readonly columns = $derived.by(() => {
		const used: readonly Stage[] = stagesOf(this.workflow);
		const isStanding = (stage: Stage) => this.cards.some(({ story }) => story.stage === stage);
		return ALL.filter((stage) => used.includes(stage) || isStanding(stage)).map((stage) => ({
			stage,
			cards: this.shown.filter(({ story }) => story.stage === stage)
		}));
	});

	isLate = ({ deadline }: StageCard): boolean => deadline !== null && deadline < this.#now();

	fits(card: StageCard, filter: StageFilter): boolean {
		switch (filter) {
			case 'all':
				return true;
			case 'mine':
				return card.isMine;
			case 'late':
				return this.isLate(card);
			case 'photo':
				return (card.facts?.photos ?? 0) > 0;
			case 'pool':
				return card.place === undefined;
			default:
				return card.place?.page.number === filter;
		}
	}

	count = (filter: StageFilter): number =>
		this.cards.filter((card) => this.fits(card, filter)).length;

	card(storyId: Id | null): StageCard | undefined {
		return this.cards.find(({ story }) => story.id === storyId);
	}

	/** One step on and one step back; null where that is not this person’s. */
	ways(card: StageCard): { on: StageMove | null; back: StageMove | null } {
		return { on: this.#onward(card), back: this.#backward(card) };
	}

	/** What dropping the card in hand on a column does; null: nothing. */
	moveTo(stage: Stage | null): StageMove | null {
		const card = this.card(this.held);
		if (!card || stage === null) return null;
		const { on, back } = this.ways(card);
		return [on, back].find((move) => move?.to === stage) ?? null;
	}

	/** False where the card may go nowhere. */
	lift(storyId: Id, mode: 'pointer' | 'keys'): boolean {
		const card = this.card(storyId);
		const ways = card && this.ways(card);
		if (!card || (!ways?.on && !ways?.back)) return false;
		this.held = storyId;
		this.mode = mode;
		this.over = card.story.stage;
		return true;
	}

	letGo(): void {
		this.held = this.over = this.mode = null;
	}

	#onward({ story, step, facts }: StageCard): StageMove | null {
		if (story.stage === 'draft') {
			const command: Command = { type: 'story.stage', id: story.id, to: 'editing' };
			return this.#may(command) ? { kind: 'run', command, to: 'editing' } : null;
		}
		if (!step || !facts) return null;
		const about = { id: newId(), storyId: story.id, step, hash: facts.hash };
		const command: Command = { type: 'story.sign', ...about };
		if (!this.#may(command) || this.#isSecond(story, step)) return null;
		const to = step === 'signOff' ? 'signed' : stageAfter(this.workflow, step);
		if (to === story.stage) return null;
		return step === 'handIn'
			? { kind: 'run', command, to }
			: { kind: 'open', href: `/stories/${story.id}/sign`, to };
	}

	#backward({ story }: StageCard): StageMove | null {
		if (story.stage === 'editing') {
			const command: Command = { type: 'story.stage', id: story.id, to: 'draft' };
			return this.#may(command) ? { kind: 'run', command, to: 'draft' } : null;
		}
		const before = ALL.slice(0, ALL.indexOf(story.stage)).findLast((stage) =>
			stagesOf(this.workflow).includes(stage)
		);
		if (!before || story.stage === 'draft') return null;
		const about = { about: 'words', reason: '', from: story.stage, to: before } as const;
		const command: Command = { type: 'story.return', id: '', storyId: story.id, ...about };
		if (!this.#may(command)) return null;
		return { kind: 'open', href: `/stories/${story.id}/sign?back=${before}`, to: before };
	}

	#cardOf(story: Story): StageCard {
		const place = placesOf(this.desk, story.id, this.desk.placementsOf(story.id)).find(
			({ slot }) => slot.role !== 'jump'
		);
		const step = stepOf(this.desk, story);
		const isSigned = story.stage === 'signed';
		const signatures = isSigned ? signaturesOf(this.desk, story.id) : [];
		return {
			...{ story, place, step, facts: this.desk.facts(story.id) },
			deadline: isSigned ? null : deadlineOf(this.desk, story, place),
			personId: handOf(story, place),
			isMine: step !== null && this.#waitsForMe(story, step),
			isUnsound: isSigned && !isSignedOff(story, signatures, this.desk.facts(story.id))
		};
	}

	/** A step that anybody of a role may take is theirs unless they have signed a review already. */
	#waitsForMe(story: Story, step: Step): boolean {
		const { me } = this.desk;
		if (stageOf(step) === 'editing')
			return [...story.authorIds, ...story.sharedIds].includes(me.id);
		const command: Command = { type: 'story.sign', id: '', storyId: story.id, step, hash: '' };
		return this.#may(command) && !this.#isSecond(story, step);
	}

	#isSecond = (story: Story, step: Step): boolean =>
		isSecondReview(this.workflow, signaturesOf(this.desk, story.id), step, this.desk.me.id);

	#may = (command: Command): boolean => mayRun(this.desk, this.desk.me, command);
}

const ALL: readonly Stage[] = STAGES;

function handOf(story: Story, place: Place | undefined): Id | null {
	if (story.stage === 'draft' || story.stage === 'editing') return story.authorIds[0] ?? null;
	if (story.stage === 'proofing') return place?.page.proofreaderId ?? null;
	if (story.stage === 'signed') return null;
	return story.editorId ?? place?.page.editorId ?? null;
}

const byDeadline = (a: StageCard, b: StageCard): number =>
	(a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.story.createdAt - b.story.createdAt;
