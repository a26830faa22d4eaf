import { ReplayText, type ReplayFrame, type ReplayRun } from '#document/replay-text.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { Version } from '#model/version.ts';
import type { Author, Authorship } from '../authorship.svelte.ts';
import { sharesFrom } from '../passages.ts';
import { loadReplay, type LoadFault } from './load-replay.ts';
import { ReplayTimeline, type Stretch } from './timeline.ts';

export const SPEEDS = [1, 20, 100] as const;
export type Speed = (typeof SPEEDS)[number];
/** What went so long before other words came was not written over by them, ms. */
const CLEARED = 60_000;
/** How long a step stands on the screen where nothing may move, ms. */
const STEP_STANDS = 900;

export interface ReplayOptions {
	storyId: Id;
	authorship: Pick<Authorship, 'drawnAs'>;
	personOf: (id: Id) => Person | undefined;
	/** When the story was last written in, epoch ms. */
	editedAt: () => number;
	/** As the system is set unless told. */
	isStill?: boolean;
	fetch?: typeof fetch;
}

/** How a story came to be: which moment of it is on the screen, and its being played. */
export class Replay {
	state = $state<'loading' | 'here' | LoadFault>('loading');
	/** How much of it has come, 0 to 1. */
	come = $state(0);
	/** The edit after which the text stands on the screen; null: the story itself does. */
	edit = $state<number | null>(null);
	playing = $state(false);
	speed = $state<Speed>(20);
	skipsPauses = $state(true);
	timeline = $state.raw<ReplayTimeline | null>(null);
	versions = $state.raw<readonly Version[]>([]);
	/** The passage that was gone to. */
	chosen = $state.raw<ReplayRun | null>(null);
	/** Somebody wants nothing to move by itself: it plays step by step. */
	readonly isStill: boolean;
	readonly #options: ReplayOptions;
	readonly #closing = new AbortController();
	#text = $state.raw<ReplayText | null>(null);
	#stop: () => void = () => undefined;

	constructor(options: ReplayOptions) {
		this.#options = options;
		this.isStill = options.isStill ?? matchMedia('(prefers-reduced-motion: reduce)').matches;
	}

	/** The step the screen is at, from 1; 0: before the first. */
	readonly step = $derived.by(() => {
		const { timeline, place } = this;
		return timeline ? timeline.indexIn(timeline.steps, place) + 1 : 0;
	});
	readonly frame: ReplayFrame | null = $derived.by(() => {
		if (this.edit === null || !this.#text || !this.timeline) return null;
		const from = this.timeline.steps[this.step - 1]?.from ?? 1;
		return this.#text.frame(this.edit, from - 1);
	});
	/** Who has how much of the text on the screen; null: that of the story itself is asked for. */
	readonly authors: readonly Author[] | null = $derived.by(() => {
		if (!this.frame) return null;
		const { authorship, personOf } = this.#options;
		return sharesFrom(this.frame.counts).map((share) => ({
			...share,
			person: share.personId === null ? undefined : personOf(share.personId),
			drawn: authorship.drawnAs(share.personId)
		}));
	});

	/** The edit that the knob of the timeline stands at. */
	get place(): number {
		return this.edit ?? this.timeline?.length ?? 0;
	}

	/** Who made the last edit on the screen, and when, epoch ms; null: nothing has been written yet. */
	get moment(): { at: number; personId: Id | null } | null {
		if (!this.timeline || !this.#text || this.place === 0) return null;
		return {
			at: this.timeline.timeOf(this.place),
			personId: this.#text.by[this.place - 1] ?? null
		};
	}

	/** Fetches it, or what has been written since. Edits keep their numbers. */
	load = async (): Promise<void> => {
		if (this.state !== 'here') this.state = 'loading';
		const loaded = await loadReplay({
			storyId: this.#options.storyId,
			come: (share) => (this.come = share),
			signal: this.#closing.signal,
			fetch: this.#options.fetch ?? ((...request) => fetch(...request))
		});
		if (this.#closing.signal.aborted) return;
		if (!loaded.ok) {
			// What is there already can still be looked at.
			if (this.state !== 'here') this.state = loaded.error;
			return;
		}
		const text = new ReplayText(loaded.value.record);
		this.#text = text;
		this.timeline = new ReplayTimeline(text.at, text.by);
		this.versions = loaded.value.versions;
		this.state = 'here';
	};

	seek(edit: number): void {
		const { timeline } = this;
		if (!timeline) return;
		if (this.edit === null) this.#refresh(timeline);
		this.edit = Math.max(0, Math.min(timeline.length, edit));
		this.chosen = null;
		if (this.playing) this.#run();
	}

	/** By steps, or by sessions; stops what plays. */
	move(by: 1 | -1, unit: 'steps' | 'sessions'): void {
		if (!this.timeline) return;
		this.pause();
		this.seek(this.timeline.move(this.timeline[unit], this.place, by));
	}

	toggle(): void {
		if (this.playing) this.pause();
		else this.play();
	}

	/** From the moment on the screen; from the beginning where that is the end. */
	play(): void {
		if (!this.timeline || this.timeline.length === 0) return;
		if (this.place >= this.timeline.length) this.seek(0);
		this.playing = true;
		this.#run();
	}

	pause(): void {
		this.#stop();
		this.playing = false;
	}

	/** Back to the story itself. */
	leave(): void {
		this.pause();
		this.chosen = null;
		this.edit = null;
	}

	setSpeed(speed: Speed): void {
		this.speed = speed;
		if (this.playing) this.#run();
	}

	setSkips(skips: boolean): void {
		this.skipsPauses = skips;
		if (this.playing) this.#run();
	}

	/** To somebody's next passage in the text on the screen. */
	goTo(personId: Id | null): void {
		const runs = this.frame?.blocks.flatMap((block) => block.runs) ?? [];
		const own = runs.filter((run) => run.personId === personId && run.text !== '');
		const at = own.findIndex((run) => run === this.chosen);
		this.chosen = own[(at + 1) % own.length] ?? null;
	}

	/** When a passage came, epoch ms, by which edit, and what it was written over. */
	about(run: ReplayRun): { at: number; edit: number; before: string } | null {
		if (!this.timeline || !this.#text) return null;
		const { timeline } = this;
		const edit = this.#text.cameWith(run.unit);
		const at = timeline.timeOf(edit);
		const { from: began, to } = timeline.steps[timeline.indexIn(timeline.steps, edit)] as Stretch;
		const since = timeline.editBefore(timeline.timeOf(began) - CLEARED);
		const until = Math.min(to, this.place);
		return { at, edit, before: this.#text.replacedBy(run, { began, since, until }) };
	}

	close(): void {
		this.#stop();
		this.#closing.abort();
	}

	/** What has been written since it was fetched. */
	#refresh(timeline: ReplayTimeline): void {
		if (this.#options.editedAt() > timeline.timeOf(timeline.length)) void this.load();
	}

	#run(): void {
		this.#stop();
		if (this.isStill) {
			const timer = setInterval(() => this.#nextStep(), STEP_STANDS);
			this.#stop = () => clearInterval(timer);
			return;
		}
		let [clock, last] = [this.#times[this.place] ?? 0, performance.now()];
		let frame = 0;
		const tick = (now: number) => {
			clock += Math.max(0, now - last) * this.speed;
			last = now;
			this.#showWhen(clock);
			if (this.playing) frame = requestAnimationFrame(tick);
		};
		frame = requestAnimationFrame(tick);
		this.#stop = () => cancelAnimationFrame(frame);
	}

	get #times(): Float64Array {
		const { timeline } = this;
		return (this.skipsPauses ? timeline?.told : timeline?.real) ?? new Float64Array();
	}

	#showWhen(clock: number): void {
		const { timeline } = this;
		if (!timeline) return;
		this.edit = Math.max(this.place, timeline.editWhen(this.#times, clock));
		if (this.edit >= timeline.length) this.pause();
	}

	#nextStep(): void {
		const { timeline } = this;
		if (!timeline) return;
		this.edit = timeline.move(timeline.steps, this.place, 1);
		if (this.edit >= timeline.length) this.pause();
	}
}
