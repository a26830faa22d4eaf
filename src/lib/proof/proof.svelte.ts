import { MeasurementSender } from '#lib/sync/measurement-sender.ts';
import { Meter } from '#lib/typeset/meter.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { setEdition } from '#lib/typeset/set-edition.ts';
import type { SetEdition, SetPage, SlotReport } from '#lib/typeset/set-page.ts';
import { placeOfPoint, type PagePoint } from '#lib/typeset/words-on-page.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import { commentedKeys } from '#model/commented.ts';
import { formatOf } from '#model/format.ts';
import type { Id } from '#model/ids.ts';
import { jumpOffer, type JumpOffer } from '#model/jump-offer.ts';
import type { Measurement } from '#model/measurement.ts';
import { storyAddress } from '#model/text-place.ts';
import type { Format, Page } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import { measurementsOf } from './measurements-of.ts';
import { fixedGlyphs } from './fixed-glyphs.ts';
import { holesOn } from './holes-on.ts';
import { laterOvers, laterProblems } from './later-overs.ts';
import { lightGlyphs } from './light-glyphs.ts';
import { softPhotos } from './soft-photos.ts';
import { teaserProblems } from '#lib/typeset/teaser-problems.ts';
import { editionPlan, hashesOf } from './page-plan-of.ts';
import { SteadyPages } from './steady-pages.ts';
import { proofState, type ProofState } from './shown-state.ts';
import { StoryCopies, type StoryWords } from './story-copies.svelte.ts';
import { Typefaces } from './typefaces.svelte.ts';

/** How a page is looked at: as it prints, with its grid, beside its last proof. */
export type ProofView = 'clean' | 'grid' | 'compare';

const NOTHING: SetEdition = { pages: [], reports: [], problems: [] };

/**
 * The pages of an edition as they print, set anew when words or places change. One for a screen;
 * `open` where it is mounted.
 */
export class Proof {
	readonly #view: DeskView;
	readonly #editionId: Id;
	readonly #copies: StoryCopies;
	readonly #sender: MeasurementSender;
	readonly #steady = new SteadyPages();
	readonly typefaces = new Typefaces();
	#meter = $state.raw<Meter | null>(null);

	constructor(view: DeskView, editionId: Id, copies = new StoryCopies()) {
		this.#view = view;
		this.#editionId = editionId;
		this.#copies = copies;
		this.#sender = new MeasurementSender(view);
	}

	readonly pages: readonly Page[] = $derived.by(() => pagesOf(this.#view, this.#editionId));

	readonly format: Format = $derived.by(() =>
		formatOf(this.#view.get('edition', this.#editionId) ?? { formatId: 'sikai' })
	);

	readonly #standing = $derived.by(() => standingOn(this.#view, this.pages));

	/** Stories on the pages, by the hash of their words. */
	readonly wanted: ReadonlyMap<Id, string> = $derived.by(() =>
		hashesOf(this.#view, this.#standing.byStory.keys())
	);

	/** The same by what their words and open comments are known by. */
	readonly #commented: ReadonlyMap<Id, string> = $derived.by(() =>
		commentedKeys(this.wanted, this.#view.list('thread'))
	);

	readonly #measured: { set: SetEdition; waitsForFaces: boolean } = $derived.by(() => {
		const meter = this.#meter;
		if (!meter || this.typefaces.arrivals < 0) return { set: NOTHING, waitsForFaces: true };
		const { format, pages } = this;
		const set = setEdition(
			meter,
			editionPlan(this.#view, format, pages, this.#standing, this.#copies.all)
		);
		return { set, waitsForFaces: meter.waitsForFonts() };
	});

	readonly #set: SetEdition = $derived.by(() => this.#measured.set);

	readonly state: ProofState = $derived.by(() => {
		const stories = [...this.wanted];
		const copies = this.#copies;
		return proofState({
			hasFailed: stories.some(([id]) => copies.hasFailed(id)),
			isWhole: this.#meter !== null && stories.every(([id]) => copies.all.has(id)),
			isFaceless: this.typefaces.problems.length > 0,
			isCurrent: stories.every(([id, hash]) => copies.isCurrent(id, hash)),
			waitsForFaces: this.#measured.waitsForFaces
		});
	});

	readonly #teaserProblems: readonly Problem[] = $derived.by(() =>
		this.pages.flatMap((page) => teaserProblems(this.#view, this.format, page, this.#standing))
	);

	/** Of all pages, and, with no page of their own, of faces that did not load. */
	readonly problems: readonly Problem[] = $derived.by(() => [
		...this.typefaces.problems,
		...this.#set.problems,
		...laterProblems(this.#set.reports),
		...this.pages.flatMap((page) => fixedGlyphs(this.#view, page)),
		...this.#teaserProblems,
		...this.pages.flatMap((page) => holesOn(this.#view, page, this.#standing)),
		...softPhotos(this.#view, this.#standing),
		...lightGlyphs(this.#view, this.#standing, this.#copies.all, this.#set.pages)
	]);

	/** What this window has measured of the words as they are, for every board; none while faces lack. */
	readonly #findings: readonly Measurement[] = $derived.by(() =>
		this.typefaces.problems.length > 0 || this.#measured.waitsForFaces
			? []
			: measurementsOf(this.#set, this.#standing, (id) => {
					const hash = this.wanted.get(id);
					return hash !== undefined && this.#copies.isCurrent(id, hash) ? hash : null;
				})
	);

	/** Tells it to the desk, now and whenever it changes. */
	publish(): void {
		this.#sender.offer(this.#findings);
	}

	/** The way on for a story that hangs out of its last slot. */
	jumpOffer(person: Person, storyId: Id): JumpOffer | null {
		const edition = { pages: this.pages, standing: this.#standing };
		return jumpOffer(this.#view, edition, person, storyId);
	}

	/** Fetches what is wanted and not there. */
	follow(): void {
		this.#copies.want(this.#commented);
	}

	/** The words that have come, by story. */
	get copies(): ReadonlyMap<Id, StoryWords> {
		return this.#copies.all;
	}

	/** Where a point of a page stands in its story, as an address. */
	addressOf(number: number, storyId: Id, point: PagePoint | null): string {
		const [page, words] = [this.setPage(number), this.#copies.all.get(storyId)];
		return storyAddress(storyId, point && page && words ? placeOfPoint(page, words, point) : null);
	}

	page(number: number): Page | undefined {
		return this.pages.find((one) => one.number === number);
	}

	/** A page as it is set; undefined: it has not been. */
	setPage(number: number): SetPage | undefined {
		const page = this.#set.pages.find((one) => one.number === number);
		return page && this.#steady.keep(page);
	}

	reportsOn(number: number): readonly SlotReport[] {
		return this.#set.reports.filter(({ page }) => page === number);
	}

	/** Where the story of a slot hangs out, if not on the page of the slot, by the slot. */
	readonly laterOvers: ReadonlyMap<Id, SlotReport> = $derived.by(() =>
		laterOvers(this.#set.reports)
	);

	problemsOn(number: number): readonly Problem[] {
		const slots = this.page(number)?.slots ?? [];
		return this.problems.filter(({ slotId }) => slots.some(({ id }) => id === slotId));
	}

	/** Measures in the document of an element; returns how to take everything away again. */
	open({ ownerDocument }: HTMLElement): () => void {
		let meter: Meter | null = null;
		// The meter is there before the faces tell of what comes in: it forgets what it has measured first.
		const close = this.typefaces.open(ownerDocument, () => {
			meter = new Meter(ownerDocument, this.format);
			this.#meter = meter;
		});
		return () => {
			close();
			this.#meter = null;
			this.#copies.close();
			this.#sender.close();
			meter?.close();
		};
	}

	/** Resolves when no slice of a face is on its way any more. */
	async settled(): Promise<void> {
		for (let round = 0; round < MAX_ROUNDS; round++)
			if (!(await this.#meter?.fontsCameIn())) return;
	}
}

/** Slices call for no further slices, so two rounds do. */
const MAX_ROUNDS = 5;
