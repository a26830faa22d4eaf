import type { Logger } from 'pino';
import { storyOfRoom, storyRoom } from '#document/room-name.ts';
import type { Id } from '#model/ids.ts';
import { pressState } from '#model/press-state.ts';
import { put } from '#model/records.ts';
import { ok } from '#model/result.ts';
import type { PictureFacts, StoryFacts } from '#model/story.ts';
import type { Desk } from '../desk/desk.ts';
import type { LastUpdate, UpdateLog } from '../store/store.ts';
import type { Logged } from '../sync/read-logged.ts';
import type { Stories } from '../sync/stories.ts';
import type { Sync } from '../sync/sync.ts';
import { unheard, type Edit } from './unheard.ts';

/** Edits are gathered for so long before stories are read: after a pause, and while people type, ms. */
const GATHER = { first: 80, next: 250, longest: 6000 };
/**
 * A story in which people are writing and which another server has just derived is left to it: until that is
 * so long ago, and for about so long at most, ms.
 */
const LEFT = { quiet: 400, longest: 1000 };
/** A pause is as long, ms. */
const PAUSE = 1000;
/** Reading takes at most such a part of the time: with very many stories at once facts come later. */
const SHARE = 0.1;
/** For each of the stories read the last time edits are gathered for so long, ms; reading one takes 0.6. */
const EACH = 20;
/** So many facts are written and told at a time: more would hold up what is typed. */
const TOGETHER = 30;
/** Facts that could not be written are derived again after so long, ms. */
const AGAIN = 2000;
/** How often the log is looked at for words of servers that have died, ms. */
const LOOK = 5000;
/** Whoever wrote them has derived them by then, ms. */
const QUIET = GATHER.longest + 2000;

/** Keeps every story's facts in step with its words, off the way of the words themselves. */
export interface Derive {
	/** Told of stories whose words are as they were, though somebody had written up to `at`, epoch ms. */
	onUnchanged(listener: (storyId: Id, at: number) => void): () => void;
	/**
	 * Reads words of these stories for a command that rests on them, or on their facts. Where there are
	 * other servers, stories whose facts are not those of the words in the log are behind from then on.
	 */
	lookAt<T>(storyIds: readonly Id[], read: () => Promise<T>): Promise<Logged<T>>;
	/** Resolves when all that has been written so far is derived. */
	settle(): Promise<void>;
	close(): Promise<void>;
}

export interface DeriveOptions {
	desk: Pick<Desk, 'view' | 'subscribe' | 'putDerived' | 'awaitFacts' | 'prepare'>;
	sync: Pick<Sync, 'onUpdate' | 'logged'>;
	/** Whether there may be other servers. */
	several?: boolean;
	stories: Pick<Stories, 'ask'>;
	updates: Pick<UpdateLog, 'recent'>;
	log: Pick<Logger, 'error'>;
}

/**
 * Starts with the stories that have none, those whose facts an older version derived (they have no
 * hash), and those written to shortly before the last stop.
 */
export async function startDerive(options: DeriveOptions): Promise<Derive> {
	const { desk, updates } = options;
	const derive = new LiveDerive(options);
	// Those of today before those of years.
	const stories = [...desk.view.list('story')].sort((a, b) => b.createdAt - a.createdAt);
	for (const story of stories) {
		const known = desk.view.get('facts', story.id);
		if (!known) derive.touch(story.id, null, story.createdAt);
		else if (known.hash === '') derive.touch(story.id, known.editedBy, known.editedAt);
	}
	for (const [storyId, { by, at }] of await unheard(desk.view, updates))
		derive.touch(storyId, by, at);
	lookFirst(desk, derive);
	return derive;
}

/** What is judged by facts, which must be those of the words in the log. */
function lookFirst(desk: DeriveOptions['desk'], derive: Derive): void {
	const nothing = async () => undefined;
	desk.prepare('edition.press', async (command) => {
		const stories = pressState(desk.view, command.id)?.stories ?? [];
		const ids = stories.map(({ id }) => id);
		const { texts } = await derive.lookAt(ids, nothing);
		return ok({ command, texts });
	});
	desk.prepare('promise.withdraw', async (command) => {
		const { texts } = await derive.lookAt([command.storyId], nothing);
		return ok({ command, texts });
	});
}

/** Facts of a story wherever it stands. */
type Found = Omit<StoryFacts, 'editionId'>;

class LiveDerive implements Derive {
	readonly #options: DeriveOptions;
	readonly #stops: (() => void)[];
	readonly #unchanged = new Set<(storyId: Id, at: number) => void>();
	#touched = new Map<Id, Edit>();
	/** Since when each of these waits, by performance.now(). */
	readonly #waiting = new Map<Id, number>();
	/** When another server has last derived a story, by performance.now(); those of long ago are let go. */
	readonly #elsewhere = new Map<Id, number>();
	/** What is being written. */
	#putting: ReadonlySet<string> = new Set();
	/** The last edit of each story whose facts do not say so yet. */
	readonly #behind = new Map<Id, Edit>();
	/** Up to when each story was read, whatever came of it. */
	readonly #readTo = new Map<Id, number>();
	/** Of which words in the log each story’s facts were found to be. */
	readonly #known = new Map<Id, { seq: number; hash: string }>();
	readonly #looks: NodeJS.Timeout | undefined;
	#isCut = false;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();
	/** When there was the last edit, by performance.now(). */
	#editedAt = -Infinity;
	/** How many stories were read the last time, and how long that took, ms. */
	#last = { stories: 0, took: 0 };

	constructor(options: DeriveOptions) {
		this.#options = options;
		const { desk, sync } = options;
		desk.awaitFacts((storyId) => (this.#behind.get(storyId)?.by ?? null) !== null);
		this.#stops = [
			sync.onUpdate((room, personId) => {
				const storyId = storyOfRoom(room);
				if (storyId) this.touch(storyId, personId, Date.now());
			}),
			desk.subscribe(({ changes, command }) => {
				for (const { kind, id, value } of changes) {
					const isNew = kind === 'story' && value && !desk.view.get('facts', id);
					if (isNew) this.touch(id, null, value.createdAt);
					// A command moves facts along with their story.
					if (kind === 'facts' && value && command === null) this.#see(id, value.hash);
				}
			})
		];
		if (options.several) this.#looks = setInterval(() => void this.#look(), LOOK).unref();
	}

	onUnchanged(listener: (storyId: Id, at: number) => void): () => void {
		this.#unchanged.add(listener);
		return () => void this.#unchanged.delete(listener);
	}

	touch(storyId: Id, by: Id | null, at: number): void {
		// What is only made or planned on keeps who has just written in it.
		const edit = (by === null && this.#behind.get(storyId)) || { by, at };
		this.#touched.set(storyId, edit);
		this.#behind.set(storyId, edit);
		if (!this.#waiting.has(storyId)) this.#waiting.set(storyId, performance.now());
		this.#settleIn(this.#patience());
		this.#editedAt = performance.now();
	}

	settle(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const touched = this.#touched;
		this.#touched = new Map();
		for (const storyId of touched.keys()) this.#waiting.delete(storyId);
		this.#running = this.#running
			.then(() => this.#timed(touched))
			.then(() => this.#caughtUp(touched));
		return this.#running;
	}

	async lookAt<T>(storyIds: readonly Id[], read: () => Promise<T>): Promise<Logged<T>> {
		const { sync, several } = this.#options;
		const found: { id: Id; seq: number; hash: string }[] = [];
		const logged = await sync.logged(storyIds.map(storyRoom), async (ends) => {
			// What is written at this server alone is derived, or known not to be.
			const compared = several ? ends.map((end) => this.#compare(end)) : [];
			found.push(...(await Promise.all(compared)).flatMap((one) => one ?? []));
			return read();
		});
		// What was read may have gone on beyond this place, unless it is in the log now.
		for (const { id, ...known } of found) this.#known.set(id, known);
		return logged;
	}

	async close(): Promise<void> {
		clearInterval(this.#looks);
		this.#stops.forEach((stop) => stop());
		await this.settle();
		clearTimeout(this.#timer);
	}

	#settleIn(ms: number): void {
		this.#timer ??= setTimeout(() => void this.#settleDue(), ms);
	}

	/** Not those that another server derives as people write, unless it has been silent or slow. */
	#settleDue(): Promise<void> {
		this.#letGo();
		const left = [...this.#touched].filter((touched) => this.#isLeft(...touched));
		for (const [storyId] of left) this.#touched.delete(storyId);
		const settled = this.settle();
		for (const [storyId, edit] of left) this.#touched.set(storyId, edit);
		if (left.length > 0) this.#settleIn(Math.max(GATHER.next, this.#patience()));
		return settled;
	}

	#isLeft(storyId: Id, { at }: Edit): boolean {
		const waited = performance.now() - (this.#waiting.get(storyId) ?? -Infinity);
		const isWritten = Date.now() - at < GATHER.next;
		// Where stories are read seldom, nothing would be gained.
		const isSoon = this.#patience() < LEFT.longest;
		return this.#elsewhere.has(storyId) && isWritten && isSoon && waited < LEFT.longest;
	}

	#letGo(): void {
		const now = performance.now();
		for (const [storyId, at] of this.#elsewhere)
			if (now - at > LEFT.quiet) this.#elsewhere.delete(storyId);
	}

	/** Facts have come: of this server, or of another one. */
	#see(storyId: Id, hash: string): void {
		if (this.#putting.has(hash)) this.#elsewhere.delete(storyId);
		else if (this.#options.several) this.#elsewhere.set(storyId, performance.now());
	}

	/** The words that a story’s facts are of; null: they are of others, and it is behind. */
	async #compare({ room, seq, personId, at }: LastUpdate) {
		const { desk, stories } = this.#options;
		const id = storyOfRoom(room);
		const story = id && desk.view.get('story', id);
		if (!story) return null;
		const hash = desk.view.get('facts', id)?.hash ?? '';
		const known = this.#known.get(id);
		if (known?.seq === seq && known.hash === hash) return null;
		const read = await stories.ask(room, { type: 'facts' }).catch(() => null);
		if (read?.hash === hash) return { id, seq, hash };
		// A story that was only made is behind as nobody’s edit.
		if (hash !== '' || at > story.createdAt) this.touch(id, personId, at);
		return null;
	}

	async #look(): Promise<void> {
		const { desk, updates, log } = this.#options;
		this.#letGo();
		try {
			for (const [storyId, { by, at }] of await unheard(desk.view, updates, this.#readTo))
				if (at < Date.now() - QUIET) this.touch(storyId, by, at);
			this.#isCut = false;
		} catch (error) {
			if (!this.#isCut) log.error({ err: error }, 'what others wrote cannot be derived');
			this.#isCut = true;
		}
	}

	/** What was written in them since is on its way already. */
	#tryAgain(found: readonly Found[], told: ReadonlyMap<Id, Edit>): void {
		for (const { id } of found) {
			const edit = told.get(id);
			if (!edit || this.#behind.get(id) !== edit) continue;
			// Another one, so that it does not count as caught up.
			const again = { ...edit };
			this.#touched.set(id, again);
			this.#behind.set(id, again);
			this.#readTo.delete(id);
		}
		this.#settleIn(AGAIN);
	}

	/** How long to gather edits now, ms. */
	#patience(): number {
		if (performance.now() - this.#editedAt > PAUSE) return GATHER.first;
		const { stories, took } = this.#last;
		return Math.min(Math.max(GATHER.next, EACH * stories, took / SHARE), GATHER.longest);
	}

	async #timed(touched: ReadonlyMap<Id, Edit>): Promise<void> {
		if (touched.size === 0) return;
		const began = performance.now();
		await this.#deriveAll(touched);
		this.#last = { stories: touched.size, took: performance.now() - began };
	}

	#caughtUp(told: ReadonlyMap<Id, Edit>): void {
		for (const [storyId, edit] of told)
			if (this.#behind.get(storyId) === edit) this.#behind.delete(storyId);
	}

	/** Stories written in at the same time make one event, unless they are very many. */
	async #deriveAll(touched: ReadonlyMap<Id, Edit>): Promise<void> {
		const found: Found[] = [];
		/** Whoever waits for one of them need not wait for all of them. */
		const done = new Map<Id, Edit>();
		for (const [storyId, edit] of touched) {
			const facts = await this.#derive(storyId, edit).catch((error: unknown) => {
				this.#options.log.error({ err: error, storyId }, 'a story could not be read');
				return null;
			});
			if (facts) found.push(facts);
			done.set(storyId, edit);
			if (found.length < TOGETHER) continue;
			await this.#put(found.splice(0), touched);
			this.#caughtUp(done);
			done.clear();
		}
		if (found.length > 0) await this.#put(found, touched);
	}

	async #put(found: readonly Found[], told: ReadonlyMap<Id, Edit>): Promise<void> {
		this.#putting = new Set(found.map(({ hash }) => hash));
		await this.#options.desk
			.putDerived((view) =>
				found.map((facts) => {
					// It may have been moved to another day since it was read.
					const editionId = view.get('story', facts.id)?.editionId ?? null;
					return put('facts', { ...facts, editionId });
				})
			)
			.catch((error: unknown) => {
				this.#options.log.error({ err: error }, 'facts could not be written');
				this.#tryAgain(found, told);
			});
		this.#putting = new Set();
	}

	/** With the facts, so that nobody who looks at a page needs the records of pictures from long ago. */
	#pixelsOf(id: Id | null): Pick<PictureFacts, 'pixels'> {
		const asset = id === null ? undefined : this.#options.desk.view.get('asset', id);
		return asset ? { pixels: { width: asset.width, height: asset.height } } : {};
	}

	/** Null where the words are as they were, or the story has gone. */
	async #derive(storyId: Id, { by, at }: Edit): Promise<Found | null> {
		const { desk, stories } = this.#options;
		const read = await stories.ask(storyRoom(storyId), { type: 'facts' });
		this.#readTo.set(storyId, Math.max(at, this.#readTo.get(storyId) ?? 0));
		const isGone = !desk.view.get('story', storyId);
		if (isGone) return null;
		if (desk.view.get('facts', storyId)?.hash === read.hash) {
			for (const listener of this.#unchanged) listener(storyId, at);
			return null;
		}
		const pictures = read.pictures?.map((one) => ({ ...one, ...this.#pixelsOf(one.asset) }));
		return { id: storyId, ...read, pictures, editedAt: at, editedBy: by };
	}
}
