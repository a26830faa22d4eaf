import { mayRun } from '#model/apply/may-run.ts';
import type { PlainCommand } from '#model/commands.ts';
import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Role } from '#model/person.ts';
import { gather } from '#model/mydesk/my-stories.ts';
import { signersOf, turnOf, writersOf, type Folder } from '#model/mydesk/turn.ts';
import type { Place } from '#model/placed.ts';
import { isSecondReview, isUnsound, signaturesOf } from '#model/signature.ts';
import { stepDue } from '#model/step-due.ts';
import { STAGES, type Stage, type Story, type StoryFacts } from '#model/story.ts';
import { stageAfter, stageOf, stagesOf, stepsOf, workflowOf, type Step } from '#model/workflow.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';

/** A story as a card of the board of stages. */
export interface StageCard {
	story: Story;
	facts: StoryFacts | undefined;
	place: Place | undefined;
	step: Step | null;
	/** Epoch ms; null: it is signed off, or nothing was said. */
	deadline: number | null;
	/** Whose turn it is; null: that of any of several, or nobody's. */
	personId: Id | null;
	/** It is the turn of whoever looks at it. */
	isMine: boolean;
	/** It stands signed off, and no signature is of its text. */
	isUnsound: boolean;
}

/** all; 该我办; 逾期; 有图; 没上版; or a page's number. */
export type StageFilter = 'all' | 'mine' | 'late' | 'photo' | 'pool' | number;

/** What dropping a card on a column does. */
export type StageMove =
	{ kind: 'run'; command: PlainCommand; to: Stage } | { kind: 'open'; href: string; to: Stage };

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
	/** The cards of before: one that shows nothing new stays the same object, and is not drawn again. */
	#kept: Readonly<Record<Id, StageCard>> = {};
	readonly cards: readonly StageCard[] = $derived.by(() => {
		const { id } = this.#edition();
		const about = gather(this.desk);
		const cards = [...this.desk.list('story')]
			.filter((story) => story.editionId === id && story.spikedAt === null)
			.map((story) => sameOr(this.#kept[story.id], this.#cardOf(about(story))));
		this.#kept = Object.fromEntries(cards.map((card) => [card.story.id, card]));
		return cards.sort(byDeadline);
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

	/** When a stage is to be left, as the paper's way says; null: it says nothing, or it is signed off. */
	dueOf(stage: Stage): number | null {
		const steps = stepsOf(this.workflow).filter((step) => stageOf(step) === stage);
		const minutes = steps.flatMap((step) =>
			step === 'handIn' ? [] : (this.workflow.deadlines[step] ?? [])
		);
		return minutes.length > 0 ? this.#edition().pressAt - Math.max(...minutes) * 60_000 : null;
	}

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

	/**
	 * Who gets a card once it is in another stage: whose turn it is then, or else whoever signs there;
	 * of what is sent to be edited the editor, beside its writer.
	 */
	receiver({ story, place }: StageCard, to: Stage): { personId: Id } | { roles: readonly Role[] } {
		const editorId = story.editorId ?? place?.page.editorId ?? null;
		if (to === 'editing') return editorId === null ? { roles: ['editor'] } : { personId: editorId };
		const [writerId] = writersOf(story);
		if (to === 'draft' && writerId !== undefined) return { personId: writerId };
		const step = stepsOf(this.workflow).find((one) => stageOf(one) === to);
		if (step === undefined || step === 'handIn') return { roles: [] };
		const signatures = signaturesOf(this.desk, story.id);
		const { ids, anyone } = signersOf(this.desk, { story, place }, step, signatures);
		const [personId] = ids;
		if (anyone || personId === undefined) return { roles: this.workflow.signers[step] };
		return { personId };
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
			const command: PlainCommand = { type: 'story.stage', id: story.id, to: 'editing' };
			return this.#may(command) ? { kind: 'run', command, to: 'editing' } : null;
		}
		if (!step || !facts) return null;
		const about = { id: newId(), storyId: story.id, step, hash: facts.hash };
		const command: PlainCommand = { type: 'story.sign', ...about };
		if (!this.#may(command) || this.#isSecond(story, step)) return null;
		const to = step === 'signOff' ? 'signed' : stageAfter(this.workflow, step);
		if (to === story.stage) return null;
		return step === 'handIn'
			? { kind: 'run', command, to }
			: { kind: 'open', href: `/stories/${story.id}/sign`, to };
	}

	#backward({ story }: StageCard): StageMove | null {
		if (story.stage === 'editing') {
			const command: PlainCommand = { type: 'story.stage', id: story.id, to: 'draft' };
			return this.#may(command) ? { kind: 'run', command, to: 'draft' } : null;
		}
		const before = ALL.slice(0, ALL.indexOf(story.stage)).findLast((stage) =>
			stagesOf(this.workflow).includes(stage)
		);
		if (!before || story.stage === 'draft') return null;
		const about = { about: 'words', reason: '', from: story.stage, to: before } as const;
		const command: PlainCommand = { type: 'story.return', id: '', storyId: story.id, ...about };
		if (!this.#may(command)) return null;
		return { kind: 'open', href: `/stories/${story.id}/sign?back=${before}`, to: before };
	}

	#cardOf(folder: Folder): StageCard {
		const { story, place } = folder;
		const { mine, personId } = turnOf(this.desk, folder, this.desk.me.id);
		const due = stepDue(this.desk, story, place);
		const facts = this.desk.facts(story.id);
		const isSigned = story.stage === 'signed';
		const signatures = isSigned ? signaturesOf(this.desk, story.id) : [];
		return {
			...{ story, place, facts, personId, isMine: mine },
			...{ step: due?.step ?? null, deadline: due?.at ?? null },
			isUnsound: isUnsound(story, signatures, facts)
		};
	}

	#isSecond = (story: Story, step: Step): boolean =>
		isSecondReview(this.workflow, signaturesOf(this.desk, story.id), step, this.desk.me.id);

	#may = (command: PlainCommand): boolean => mayRun(this.desk, this.desk.me, command);
}

/** The card there was, where the other one shows the same. */
function sameOr(last: StageCard | undefined, card: StageCard): StageCard {
	const isThere = (['page', 'slot', 'placement'] as const).every(
		(part) => last?.place?.[part] === card.place?.[part]
	);
	const rest = Object.keys(card).filter((key) => key !== 'place') as (keyof StageCard)[];
	return last && isThere && rest.every((key) => last[key] === card[key]) ? last : card;
}

const ALL: readonly Stage[] = STAGES;

const byDeadline = (a: StageCard, b: StageCard): number =>
	(a.deadline ?? Infinity) - (b.deadline ?? Infinity) || a.story.createdAt - b.story.createdAt;
