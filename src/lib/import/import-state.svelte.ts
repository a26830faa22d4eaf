import { SvelteMap } from 'svelte/reactivity';
import type { Command, Refusal } from '#model/commands.ts';
import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import { correct, type Correction } from '#model/import/correct.ts';
import { recognise } from '#model/import/recognise.ts';
import type { Masthead, RecogniseOptions, SpanKind } from '#model/import/recognition.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import type { Result } from '#model/result.ts';
import {
	authorsOf,
	dealImages,
	edited,
	keyOf,
	newStory,
	type Edits,
	type Proposal,
	type StoryProposal
} from './proposals.ts';
import { addPicture, lunarOf, readUpload, type ReadFile } from './read-upload.ts';
import { isRead, newSource, type ReadSource, type Source } from './source.ts';
import { knownStories } from './known-stories.ts';
import { placesFor, printedPage, teaserItems } from './places.ts';
import { freeTargets } from './targets.ts';

/** Why nothing was made. */
export type CreateRefusal = Refusal | { reason: 'unreachable' | 'signed-out' };

/** What this screen needs of the desk. */
export interface ImportDesk extends DeskView {
	run(command: Command): Promise<Result<{ id: Id }, CreateRefusal>>;
}

export interface Created {
	/** The command, by which it is undone. */
	commandId: Id;
	stories: number;
	teasers: number;
	/** Pictures that were no photos. */
	lost: number;
}

/** Text being taken in: what was recognised, what the editor says to it, and making stories of it. */
export class ImportState {
	sources = $state.raw<Source[]>([]);
	currentId = $state<Id | null>(null);
	/** Key of the card that is open. */
	activeKey = $state<string | null>(null);
	/** Chosen phrase: index of its first span in the current source. */
	selected = $state<number | null>(null);
	busy = $state(false);
	readonly edits = new SvelteMap<string, Edits>();
	/** Pictures that are on the server, for when making their stories is tried again. */
	readonly #taken = new WeakMap<Blob, Id>();
	readonly #lunar = new SvelteMap<string, string>();
	readonly #desk: ImportDesk;
	readonly #person: Person;
	readonly #edition: () => Edition | null;
	readonly #today: () => string;

	constructor(
		desk: ImportDesk,
		person: Person,
		edition: () => Edition | null,
		today: () => string
	) {
		this.#desk = desk;
		this.#person = person;
		this.#edition = edition;
		this.#today = today;
	}

	readonly read = $derived(this.sources.filter(isRead));
	readonly current = $derived(
		this.read.find((source) => source.id === this.currentId) ?? this.read.at(-1) ?? null
	);
	/** Stories in the order of the text, then teasers. */
	readonly proposals = $derived.by(() => {
		const all = this.read.flatMap((source) => this.#proposalsOf(source));
		return [
			...all.filter(({ type }) => type === 'story'),
			...all.filter(({ type }) => type !== 'story')
		];
	});
	readonly chosen = $derived(this.proposals.filter((proposal) => proposal.checked));
	readonly stories = $derived(this.chosen.filter((proposal) => proposal.type === 'story'));
	readonly active = $derived(
		this.proposals.find((proposal) => proposal.key === this.activeKey) ?? this.proposals[0] ?? null
	);
	/** The masthead of the first source that has one. */
	readonly masthead = $derived<Masthead | null>(
		this.read.find(({ recognition }) => recognition.masthead.date)?.recognition.masthead ?? null
	);
	readonly targets = $derived.by(() => {
		const edition = this.#edition();
		return edition ? freeTargets(this.#desk, this.#person, edition.id) : [];
	});
	/** Where each proposal goes: as edited, else as suggested. */
	readonly places = $derived(
		placesFor(
			this.proposals,
			this.targets,
			printedPage(this.read.map(({ recognition }) => recognition))
		)
	);
	readonly teasers = $derived(
		this.chosen.filter((one) => one.type === 'teaser' && this.places.get(one.key))
	);

	/** Takes pasted text in; true when there was any. */
	paste(text: string, name: string): boolean {
		if (text.trim() === '') return false;
		this.#settle(newSource(name, 'paste'), { text, images: [] });
		return true;
	}

	/** Has files read, each for itself. */
	async addFiles(files: Iterable<File>): Promise<void> {
		await Promise.all(
			[...files].map(async (file) => {
				const source = newSource(file.name, 'file');
				this.sources = [...this.sources, source];
				const read = await readUpload(file);
				if (read.ok) this.#settle(source, read.value);
				else this.#put({ ...source, status: 'refused', reason: read.error });
			})
		);
	}

	remove(id: Id): void {
		this.sources = this.sources.filter((source) => source.id !== id);
	}

	edit(key: string, edits: Edits): void {
		this.edits.set(key, { ...this.edits.get(key), ...edits });
	}

	open(proposal: Proposal): void {
		this.activeKey = proposal.key;
		this.currentId = proposal.sourceId;
		this.selected = null;
	}

	/** J and K: the next or previous card. */
	step(by: 1 | -1): void {
		const at = this.proposals.findIndex((proposal) => proposal.key === this.active?.key);
		const next = this.proposals[Math.max(0, at + by)];
		if (next) this.open(next);
	}

	/** A phrase in the original, and the card it belongs to. */
	select(span: number): void {
		const source = this.current;
		const item = source?.recognition.spans[span]?.item;
		if (source && item != null) this.activeKey = keyOf(source.id, item);
		this.selected = span;
	}

	/** Chooses the first phrase of a kind that a card was made of, where there is one. */
	show(proposal: Proposal, kind: SpanKind): void {
		this.currentId = proposal.sourceId;
		const spans = this.current?.recognition.spans ?? [];
		const kinds = kind === 'headline' ? [kind, 'photoTitle'] : [kind];
		const at = spans.findIndex((span) => span.item === proposal.item && kinds.includes(span.kind));
		if (at !== -1) this.selected = at;
	}

	correct(correction: Correction): void {
		const source = this.current;
		if (!source) return;
		const recognition = correct(source.recognition, correction, this.#options());
		this.#put({ ...source, recognition });
		this.selected = correction.span;
	}

	/** Makes what is ticked, all at once; nothing is made when it is refused. */
	async create(): Promise<Result<Created, CreateRefusal>> {
		const edition = this.#edition();
		if (!edition) return { ok: false, error: { reason: 'not-found', what: 'edition' } };
		this.busy = true;
		try {
			let lost = 0;
			const stories = [];
			for (const proposal of this.stories) {
				const pictures = await this.#takePictures(proposal);
				lost += pictures.lost;
				const slotId = this.places.get(proposal.key) ?? null;
				const page = this.targets.find(({ slot }) => slot.id === slotId)?.page;
				const section = page?.name ?? '';
				const place = { id: newId(), editionId: edition.id, section, slotId };
				stories.push(newStory(proposal, { ...place, assets: pictures.assets }));
			}
			const known = knownStories(this.#desk, edition.id, stories, this.targets);
			const teasers = teaserItems(this.proposals, this.places, this.targets, known);
			const done = await this.#desk.run({
				type: 'story.import',
				editionId: edition.id,
				stories,
				teasers
			});
			if (!done.ok) return done;
			const commandId = done.value.id;
			return {
				ok: true,
				value: { commandId, stories: stories.length, teasers: this.teasers.length, lost }
			};
		} finally {
			this.busy = false;
		}
	}

	#options(): RecogniseOptions {
		const known = this.#lunar;
		const date = this.masthead?.date;
		const lunar = (of: string) => known.get(of) ?? '';
		return { today: this.#today(), ...(date && known.has(date) ? { lunar } : {}) };
	}

	#put(source: Source): void {
		this.sources = this.sources.map((one) => (one.id === source.id ? source : one));
	}

	#settle(source: Source, { text, images }: ReadFile): void {
		const recognition = recognise(text, { today: this.#today() });
		const { id, name, kind } = source;
		const read: ReadSource = { id, name, kind, status: 'read', recognition, images };
		const known = this.sources.some((one) => one.id === id);
		this.sources = known ? this.sources : [...this.sources, read];
		this.#put(read);
		this.currentId = id;
		this.selected = null;
		if (recognition.masthead.date) void this.#checkLunar(id, recognition.masthead.date);
	}

	/** The lunar tables are the server's; the check joins the others when it has answered. */
	async #checkLunar(id: Id, date: string): Promise<void> {
		const lunar = this.#lunar.get(date) ?? (await lunarOf(date));
		const source = this.read.find((one) => one.id === id);
		if (!lunar || !source) return;
		this.#lunar.set(date, lunar);
		const { text, spans } = source.recognition;
		const recognition = recognise(text, { today: this.#today(), lunar: () => lunar });
		// What was corrected meanwhile stays.
		this.#put({
			...source,
			recognition: { ...source.recognition, spans, checks: recognition.checks }
		});
	}

	#proposalsOf(source: ReadSource): Proposal[] {
		const { stories, teasers } = source.recognition;
		const images = dealImages(stories, source.images.length);
		const proposals: Proposal[] = [
			...stories.map((story): Proposal => {
				const key = keyOf(source.id, story.item);
				const edits = this.edits.get(key) ?? {};
				return {
					type: 'story',
					key,
					sourceId: source.id,
					item: story.item,
					checked: edits.checked ?? true,
					story: edited(story, edits),
					kind: edits.kind ?? story.kind,
					authorIds: edits.authorIds ?? authorsOf(story, this.#desk.list('person')),
					images: images.get(story.item) ?? [],
					slotId: edits.slotId
				};
			}),
			...teasers.map((teaser): Proposal => {
				const key = keyOf(source.id, teaser.item);
				const { checked = true, slotId } = this.edits.get(key) ?? {};
				const { item } = teaser;
				return { type: 'teaser', key, sourceId: source.id, item, checked, teaser, slotId };
			})
		];
		return proposals.sort((a, b) => this.#startOf(source, a.item) - this.#startOf(source, b.item));
	}

	#startOf(source: ReadSource, item: number): number {
		return source.recognition.spans.find((span) => span.item === item)?.from ?? 0;
	}

	async #takePictures({
		sourceId,
		images
	}: StoryProposal): Promise<{ assets: Id[]; lost: number }> {
		const source = this.read.find((one) => one.id === sourceId);
		const assets: Id[] = [];
		let lost = 0;
		for (const at of images) {
			const picture = source?.images[at];
			const id = picture ? await this.#take(picture, source?.name ?? '') : null;
			if (id) assets.push(id);
			else lost++;
		}
		return { assets, lost };
	}

	async #take(picture: Blob, name: string): Promise<Id | null> {
		const id = this.#taken.get(picture) ?? (await addPicture(picture, name));
		if (id) this.#taken.set(picture, id);
		return id;
	}
}
