import { mayRun } from '#model/apply/may-run.ts';
import type { Id } from '#model/ids.ts';
import { markChanges, type MarkedText } from '#model/marked-text.ts';
import { makersOf, nameAll } from '#model/name-changes.ts';
import { titleOf } from '#model/promise.ts';
import type { Result } from '#model/result.ts';
import type { Version } from '#model/version.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { ChangeNames } from '#lib/compare/change-names.svelte.ts';
import { readText, type KeptText } from '#lib/compare/kept-text.ts';
import {
	NOW,
	entriesOf,
	pairOf,
	writersBetween,
	type Asked,
	type Entry,
	type Pair
} from './entries.ts';

type Ran = Result<Done, RunError>;
type Fetch = typeof globalThis.fetch;

export interface HistoryOptions {
	desk: DeskState;
	storyId: Id;
	/** Which two the address asks for. */
	asked: () => Asked;
	fetch?: Fetch;
}

/** The kept texts of a story, and two of them laid over each other. */
export class StoryHistory {
	readonly #options: HistoryOptions;
	readonly #fetch: Fetch;
	/** Who made the changes. */
	readonly names: ChangeNames;
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
		this.names = new ChangeNames(options.storyId, this.#fetch);
	}

	readonly facts = $derived.by(
		() => this.#options.desk.get('facts', this.#options.storyId) ?? null
	);
	/** Empty: it has none yet. */
	readonly title = $derived.by(() =>
		titleOf(this.#options.desk.get('story', this.#options.storyId), this.facts ?? undefined)
	);
	/** Null: on their way. */
	readonly entries: readonly Entry[] | null = $derived.by(
		() => this.#versions && entriesOf(this.#versions, this.facts)
	);
	/** The two that are compared, the older one first. */
	readonly pair: Pair | null = $derived.by(
		() => this.entries && pairOf(this.entries, this.#options.asked())
	);
	readonly #plain: MarkedText | null = $derived.by(
		() => this.#before && this.#after && markChanges(this.#before.blocks, this.#after.blocks)
	);
	/** Who wrote between the two, by what was noted when they were kept; null: not known. */
	readonly #writers: readonly Id[] | null = $derived.by(
		() => this.entries && this.pair && writersBetween(this.entries, this.pair)
	);
	readonly #named: MarkedText | null = $derived.by(() => {
		const [plain, before, after] = [this.#plain, this.#before, this.#after];
		const named = plain && before && after && this.names.name(plain, [before.hash, after.hash]);
		if (named || !plain) return named;
		const [only, ...others] = this.#writers ?? [];
		return only !== undefined && others.length === 0 ? nameAll(plain, only) : null;
	});
	/** The two laid over each other, with who made each change where that is known. */
	readonly marked: MarkedText | null = $derived.by(() => this.#named ?? this.#plain);
	/** Who made the changes; null: not known. */
	readonly writers: readonly Id[] | null = $derived.by(() =>
		this.#named ? makersOf(this.#named) : this.#writers
	);
	/** named: each change has its writer; unknown: nobody can say which is whose. */
	readonly naming: 'named' | 'loading' | 'failed' | 'unknown' = $derived.by(() => {
		if (this.#named) return 'named';
		const { state } = this.names;
		return state === 'here' ? 'unknown' : state === 'failed' ? 'failed' : 'loading';
	});
	/** What can be brought back: of the two, the one that is not the text there is; null: neither. */
	readonly target: Version | null = $derived.by(() => {
		const two = this.pair ? [this.pair.to, this.pair.from] : [];
		return two.find(({ hash }) => hash !== this.facts?.hash)?.version ?? null;
	});
	readonly mayRestore = $derived.by(() => {
		const { desk, storyId } = this.#options;
		const what = { type: 'version.restore', storyId, hash: '' } as const;
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
		this.#loadNames(pair);
		const [before, after] = await Promise.all([this.#text(pair.from), this.#text(pair.to)]);
		if (asked !== this.#textsAsked) return;
		this.failed = before === null || after === null;
		if (before?.hash !== this.#before?.hash || after?.hash !== this.#after?.hash) this.at = 0;
		[this.#before, this.#after] = [before, after];
	}

	#loadNames({ from, to }: Pair): void {
		if (!from.version || from.hash === to.hash) return;
		const hashes = [from.hash, to.hash] as const;
		void this.names.load({ from: from.version.id, to: to.version?.id ?? null, hashes });
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
		const { target } = this;
		if (!target) return null;
		const { storyId } = this.#options;
		const ran = await this.#run({ type: 'version.restore', storyId, hash: target.hash });
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
