import { mayRun } from '#model/apply/permit.ts';
import type { Id } from '#model/ids.ts';
import { markChanges, type MarkedText } from '#model/marked-text.ts';
import type { Result } from '#model/result.ts';
import type { Version } from '#model/version.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { readText, type KeptText } from '#lib/compare/kept-text.ts';
import { NOW, entriesOf, pairOf, writersBetween, type Entry, type Pair } from './entries.ts';

type Ran = Result<Done, RunError>;
type Fetch = typeof globalThis.fetch;

export interface HistoryOptions {
	desk: DeskState;
	storyId: Id;
	/** Which two the address asks for. */
	asked: () => { from: string | null; to: string | null };
	fetch?: Fetch;
}

/** The kept texts of a story, and two of them laid over each other. */
export class StoryHistory {
	readonly #options: HistoryOptions;
	readonly #fetch: Fetch;
	#versions = $state.raw<readonly Version[] | null>(null);
	#before = $state.raw<KeptText | null>(null);
	#after = $state.raw<KeptText | null>(null);
	#listsAsked = 0;
	#textsAsked = 0;
	/** The change that is looked at, from 1; 0: none yet. */
	at = $state(0);
	failed = $state(false);
	busy = $state(false);

	constructor(options: HistoryOptions) {
		this.#options = options;
		this.#fetch = options.fetch ?? ((...request) => globalThis.fetch(...request));
	}

	readonly facts = $derived.by(
		() => this.#options.desk.get('facts', this.#options.storyId) ?? null
	);
	/** Null: on their way. */
	readonly entries: readonly Entry[] | null = $derived.by(
		() => this.#versions && entriesOf(this.#versions, this.facts)
	);
	/** The two that are compared, the older one first. */
	readonly pair: Pair | null = $derived.by(
		() => this.entries && pairOf(this.entries, this.#options.asked())
	);
	readonly marked: MarkedText | null = $derived.by(
		() => this.#before && this.#after && markChanges(this.#before.blocks, this.#after.blocks)
	);
	readonly writers: readonly Id[] = $derived.by(() =>
		this.entries && this.pair
			? writersBetween(this.entries, this.pair, this.facts?.editedBy ?? null)
			: []
	);
	/** What can be brought back: of the two, the one that is not the text there is; null: neither. */
	readonly target: Version | null = $derived.by(() => {
		const two = this.pair ? [this.pair.to, this.pair.from] : [];
		return two.find(({ hash }) => hash !== this.facts?.hash)?.version ?? null;
	});
	readonly mayRestore = $derived.by(() => {
		const { desk, storyId } = this.#options;
		const what = { type: 'version.restore', storyId, hash: '', expect: '' } as const;
		return desk.get('story', storyId)?.spikedAt === null && mayRun(desk, desk.me, what);
	});
	readonly mayKeep = $derived.by(() => {
		const { desk, storyId } = this.#options;
		return mayRun(desk, desk.me, { type: 'version.keep', storyId, label: '' });
	});

	/** Fetches the list, and the two texts; whoever is asked later holds. */
	async load(): Promise<void> {
		const asked = (this.#listsAsked += 1);
		const versions = await this.#readVersions();
		if (asked !== this.#listsAsked) return;
		this.#versions = versions ?? this.#versions;
		this.failed = versions === null;
		if (versions) await this.loadTexts();
	}

	/** The texts of another pair. */
	async loadTexts(): Promise<void> {
		const { pair } = this;
		if (!pair) return;
		const asked = (this.#textsAsked += 1);
		const [before, after] = await Promise.all([this.#text(pair.from), this.#text(pair.to)]);
		if (asked !== this.#textsAsked) return;
		this.failed = before === null || after === null;
		if (before?.hash !== this.#before?.hash || after?.hash !== this.#after?.hash) this.at = 0;
		[this.#before, this.#after] = [before, after];
	}

	/** To the next change, or the one before; from the last one to the first. */
	go(by: 1 | -1): void {
		const count = this.marked?.changes.length ?? 0;
		if (count === 0) return;
		const now = this.at || (by > 0 ? 0 : 1);
		this.at = ((now - 1 + by + count) % count) + 1;
	}

	look(change: number): void {
		this.at = change;
	}

	async keep(label: string): Promise<Ran> {
		const { storyId } = this.#options;
		const ran = await this.#run({ type: 'version.keep', storyId, label });
		if (ran.ok) await this.load();
		return ran;
	}

	/** Null: there is nothing to bring back. */
	async restore(): Promise<Ran | null> {
		const { target, facts } = this;
		if (!target || !facts) return null;
		const { storyId } = this.#options;
		const what = { storyId, hash: target.hash, expect: facts.hash };
		const ran = await this.#run({ type: 'version.restore', ...what });
		if (ran.ok) await this.load();
		return ran;
	}

	async #run(command: Parameters<DeskState['run']>[0]): Promise<Ran> {
		this.busy = true;
		try {
			return await this.#options.desk.run(command, { undoable: false });
		} finally {
			this.busy = false;
		}
	}

	async #text({ id, hash }: Entry): Promise<KeptText | null> {
		for (const known of [this.#before, this.#after]) if (known?.hash === hash) return known;
		return readText(this.#options.storyId, id === NOW ? null : hash, this.#fetch);
	}

	async #readVersions(): Promise<Version[] | null> {
		try {
			const answer = await this.#fetch(`/api/stories/${this.#options.storyId}/versions`);
			return answer.ok ? ((await answer.json()) as Version[]) : null;
		} catch (error) {
			// What fetch, or a body that breaks off, throws without a network.
			if (error instanceof TypeError || error instanceof SyntaxError) return null;
			throw error;
		}
	}
}
