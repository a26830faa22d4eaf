import { SvelteSet } from 'svelte/reactivity';
import { mayRun } from '#model/apply/may-run.ts';
import { newId, type Id } from '#model/ids.ts';
import { markChanges, type MarkedText } from '#model/marked-text.ts';
import type { Result } from '#model/result.ts';
import {
	isSecondReview,
	lastStanding,
	signaturesOf,
	stepOf,
	type Return,
	type ReturnReason,
	type Signature
} from '#model/signature.ts';
import { STAGES, type Stage, type Story } from '#model/story.ts';
import { hasRole, type Role } from '#model/person.ts';
import {
	REVIEWS,
	rolesInTurn,
	stageAfter,
	stageOf,
	stagesOf,
	stepAfter,
	workflowOf,
	type Step
} from '#model/workflow.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { ChangeNames } from '#lib/compare/change-names.svelte.ts';
import { readText, type KeptText } from '#lib/compare/kept-text.ts';

type Ran = Result<Done, RunError>;

export type Obstacle =
	'signedOff' | 'notYours' | 'secondReview' | 'incomplete' | 'offline' | 'loading';

/** One story before whoever is to sign it: what it says now, and what has changed since when. */
export class Signing {
	readonly #desk: DeskState;
	readonly #storyId: Id;
	readonly #fetch: typeof globalThis.fetch;
	/** Who made the changes. */
	readonly #names: ChangeNames;
	#now = $state.raw<KeptText | null>(null);
	#before = $state.raw<KeptText | null>(null);
	/** Since which signature; null: since the last one that holds. */
	#since = $state<Id | null>(null);
	#asked = 0;
	/** The change that is being looked at, from 1; 0: none yet. */
	at = $state(0);
	readonly seen = new SvelteSet<number>();
	/** The text could not be had. */
	failed = $state(false);
	busy = $state(false);

	constructor(
		desk: DeskState,
		storyId: Id,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#desk = desk;
		this.#storyId = storyId;
		this.#fetch = fetch;
		this.#names = new ChangeNames(storyId, fetch);
	}

	readonly story: Story | null = $derived.by(() => this.#desk.get('story', this.#storyId) ?? null);
	readonly facts = $derived.by(() => this.#desk.get('facts', this.#storyId) ?? null);
	readonly signatures: readonly Signature[] = $derived.by(() =>
		signaturesOf(this.#desk, this.#storyId)
	);
	readonly returns: readonly Return[] = $derived.by(() =>
		[...this.#desk.list('return')].filter(({ storyId }) => storyId === this.#storyId)
	);
	readonly workflow = $derived.by(() => workflowOf(this.#desk.newsroom ?? undefined));
	/** What the story waits for; null: nothing. */
	readonly step: Step | null = $derived.by(() => this.story && stepOf(this.#desk, this.story));
	/** Where it goes once that is signed. */
	readonly next: Stage | null = $derived.by(() => {
		if (!this.step) return null;
		if (this.step === 'signOff') return 'signed';
		return stageAfter(this.workflow, this.step);
	});

	/** What it waits for then, where it stays in the stage in which it is. */
	readonly waits: Step | null = $derived.by(() => {
		if (!this.step || this.next !== this.story?.stage) return null;
		return stepAfter(this.workflow, this.step);
	});

	/** Who may write once it is signed, without striking the signature; null: it cannot be struck by that. */
	readonly inTurnThen: readonly Role[] | null = $derived.by(() => {
		if (!this.step || this.step === 'handIn') return null;
		const after = stepAfter(this.workflow, this.step);
		return after && after !== 'handIn' ? rolesInTurn(this.workflow, after) : null;
	});

	/** Not whoever signs it: nobody signs two reviews, so the next one is not their turn. */
	readonly isOutThen: boolean = $derived.by(() => {
		const { step, workflow, inTurnThen } = this;
		const after = step && stepAfter(workflow, step);
		if (workflow.sameReviewer || !step || !after) return false;
		if (!REVIEWS.includes(step) || !REVIEWS.includes(after)) return false;
		return (inTurnThen ?? []).some((role) => hasRole(this.#desk.me, role));
	});

	/** The last signature that holds, and one's own that does not since somebody has changed the text. */
	readonly bases: readonly Signature[] = $derived.by(() => {
		const last = lastStanding(this.signatures);
		const own = this.signatures.findLast(
			(one) => one.personId === this.#desk.me.id && one.void?.cause === 'edited'
		);
		return [last, own && own.at > (last?.at ?? 0) ? own : null].filter((one) => one != null);
	});
	/** Since when changes are shown; null: nobody has signed, and there is nothing to compare with. */
	readonly base: Signature | null = $derived.by(
		() => this.bases.find(({ id }) => id === this.#since) ?? this.bases[0] ?? null
	);
	/** The text to be signed; null: on its way. */
	readonly text = $derived(this.#now);
	/** What changed since then, with who changed it once that is known. Without a base: all of the text as it is. */
	readonly marked: MarkedText | null = $derived.by(() => {
		const [plain, before, now] = [this.#plain, this.#before, this.#now];
		if (!plain || !this.base || !before || !now) return plain;
		return this.#names.name(plain, [before.hash, now.hash]) ?? plain;
	});
	readonly #plain: MarkedText | null = $derived.by(() => {
		if (!this.#now) return null;
		if (!this.base) return markChanges(this.#now.blocks, this.#now.blocks);
		return this.#before && markChanges(this.#before.blocks, this.#now.blocks);
	});
	readonly unseen = $derived.by(
		() => (this.marked?.changes ?? []).filter(({ number }) => !this.seen.has(number)).length
	);

	/** Whether the step is this person's; judged again by the server. */
	readonly maySign = $derived.by(() => this.step !== null && this.#may('sign'));
	readonly mayReturn = $derived.by(() => this.targets.length > 0 && this.#may('return'));
	/** They have signed another review of it, and the paper lets nobody sign two. */
	readonly isSecond = $derived.by(
		() =>
			this.step !== null &&
			isSecondReview(this.workflow, this.signatures, this.step, this.#desk.me.id)
	);
	/** Why it cannot be signed now; null: it can. */
	readonly obstacle: Obstacle | null = $derived.by(() => {
		if (!this.step) return 'signedOff';
		if (!this.maySign) return 'notYours';
		if (this.isSecond) return 'secondReview';
		if (this.story?.incomplete) return 'incomplete';
		if (this.#desk.status !== 'live') return 'offline';
		return this.#now ? null : 'loading';
	});
	/** Stages it can be sent back to, the nearest first. */
	readonly targets: readonly Stage[] = $derived.by(() => {
		const now = STAGES.indexOf(this.story?.stage ?? 'draft');
		return stagesOf(this.workflow)
			.filter((stage) => stage !== 'draft' && STAGES.indexOf(stage) < now)
			.toReversed();
	});

	/** Compares with another one of `bases`. */
	since(id: Id): void {
		this.#since = id;
	}

	/** Who would have to go over it again there; null: nobody has signed it there. */
	readerOf(stage: Stage): Id | null {
		return this.signatures.findLast(({ step }) => stageOf(step) === stage)?.personId ?? null;
	}

	/** Fetches what is not there yet of the two texts; whoever is asked later holds. */
	async load(): Promise<void> {
		const asked = (this.#asked += 1);
		const { base, facts } = this;
		const hash = base?.hash ?? null;
		if (base && facts && base.hash !== facts.hash)
			void this.#names.load({ from: base.id, to: null, hashes: [base.hash, facts.hash] });
		const [now, before] = await Promise.all([
			this.#now && this.#now.hash === facts?.hash ? this.#now : this.#read(null),
			hash === null || this.#before?.hash === hash ? this.#before : this.#read(hash)
		]);
		if (asked !== this.#asked) return;
		this.failed = now === null || (hash !== null && before === null);
		if (now && now.hash !== this.#now?.hash) this.seen.clear();
		this.#now = now ?? this.#now;
		this.#before = before;
		this.at = Math.min(this.at, this.marked?.changes.length ?? 0);
	}

	/** Asks for nothing more. */
	close(): void {
		this.#names.close();
	}

	/** To the next change, or the one before; from the last one to the first. */
	go(by: 1 | -1): void {
		const count = this.marked?.changes.length ?? 0;
		if (count === 0) return;
		this.look((((((this.at || (by > 0 ? 0 : 1)) - 1 + by + count) % count) + count) % count) + 1);
	}

	look(change: number): void {
		this.at = change;
		this.seen.add(change);
	}

	/** Signs the text that is shown; null: there is none, or nothing to sign. */
	async sign(): Promise<Ran | null> {
		const { step, text } = this;
		if (!step || !text || this.obstacle !== null || this.busy) return null;
		const about = { id: newId(), storyId: this.#storyId, step, hash: text.hash };
		const ran = await this.#run({ type: 'story.sign', ...about });
		if (!ran.ok) await this.load();
		return ran;
	}

	async sendBack(to: Stage, about: ReturnReason, reason: string): Promise<Ran | null> {
		if (!this.story) return null;
		const { stage: from } = this.story;
		const what = { id: newId(), storyId: this.#storyId, from, to, about, reason };
		return this.#run({ type: 'story.return', ...what });
	}

	async #run(command: Parameters<DeskState['run']>[0]): Promise<Ran> {
		this.busy = true;
		try {
			return await this.#desk.run(command, { undoable: false });
		} finally {
			this.busy = false;
		}
	}

	#may(what: 'sign' | 'return'): boolean {
		const { story, step } = this;
		if (!story) return false;
		const about = { id: '', storyId: story.id };
		if (what === 'sign')
			return (
				step !== null &&
				mayRun(this.#desk, this.#desk.me, { type: 'story.sign', ...about, step, hash: '' })
			);
		const back = { from: story.stage, to: 'editing', about: 'words', reason: '' } as const;
		return mayRun(this.#desk, this.#desk.me, { type: 'story.return', ...about, ...back });
	}

	#read(hash: string | null): Promise<KeptText | null> {
		return readText(this.#storyId, hash, this.#fetch);
	}
}
