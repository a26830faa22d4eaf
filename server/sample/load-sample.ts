import type { Asset } from '#model/asset.ts';
import type { Command, NewStory } from '#model/commands.ts';
import { addDays, momentOf } from '#model/days.ts';
import { formatNow } from '#model/paper-format.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Edition } from '#model/edition.ts';
import type { Newsroom } from '#model/newsroom.ts';
import { takesStory, type Page, type Slot, type Template } from '#model/page.ts';
import { HOUSE, type Person } from '#model/person.ts';
import type { RecordKind, Records } from '#model/records.ts';
import { templatesFor } from '#model/refit.ts';
import { err, ok } from '#model/result.ts';
import { stepOf } from '#model/signature.ts';
import type { Stage } from '#model/story.ts';
import type { Anchor } from '#model/thread.ts';
import type { SignedStep } from '#model/workflow.ts';
import type { Desk } from '../desk/desk.ts';
import type { Photos } from '../photos/photos.ts';
import { sampleBlocks } from './parse-body.ts';
import { SAMPLE_PEOPLE } from './people.ts';
import { SAMPLE_PROMISES, type SamplePromise } from './promises.ts';
import {
	SAMPLE_ISSUE,
	SAMPLE_MASTHEAD,
	SAMPLE_PAGES,
	SAMPLE_POOL,
	SAMPLE_TEASER
} from './sample-paper.ts';
import type { Sample, SampleSignIns } from './sample.ts';
import type { SamplePerson, SampleStory } from './sample-story.ts';
import { drawScene } from './scenes.ts';
import { SAMPLE_THREADS, type SampleThread } from './threads.ts';

export interface SampleOptions {
	desk: Pick<Desk, 'execute' | 'view'>;
	photos: Photos;
	/** Gives a person a password without their asking. */
	setPassword: (person: Person, password: string) => Promise<unknown>;
	/** Where words stand in a story; null if they do not. */
	anchorOf: (storyId: Id, quote: string) => Promise<Anchor | null>;
	/** Resolves when the facts of all stories are known. */
	settle: () => Promise<void>;
	now?: () => number;
}

/** Templates of the eight pages, by what each page holds. */
const PAGE_TEMPLATES = [
	'front',
	'news',
	'feature',
	'picture',
	'picture',
	'feature',
	'picture',
	'feature'
];

/** The sample edition, loaded by commands like everything else: the audit log tells of it. */
export const createSample = (options: SampleOptions): Sample => ({
	load: async () => {
		if ([...options.desk.view.list('edition')].length > 0) return err('not-empty');
		return ok(await new SampleLoader(options).load());
	}
});

const MINUTE = 60_000;

/** Who signs what: no two reviews of a story are one person's. */
const SIGNERS: Record<SignedStep, SamplePerson> = {
	...{ review1: 'duan', review2: 'liu', review3: 'ruan' },
	...{ proof1: 'zou', proof2: 'zou', signOff: 'ruan' }
};

class SampleLoader {
	readonly #options: SampleOptions;
	readonly #at: number;
	readonly #people = new Map<SamplePerson, Id>();
	readonly #stories = new Map<string, Id>();
	/** The stage that each story is in. */
	readonly #wanted = new Map<Id, Stage>();

	constructor(options: SampleOptions) {
		this.#options = options;
		this.#at = (options.now ?? Date.now)();
	}

	async load(): Promise<SampleSignIns> {
		const newsroom = this.#get('newsroom', 'newsroom');
		const signIns = await this.#addPeople();
		if (Object.keys(newsroom.masthead).length === 0)
			await this.#run({ type: 'newsroom.update', patch: { masthead: SAMPLE_MASTHEAD } });
		const edition = await this.#addEdition(newsroom);
		const pages = this.#list('page').filter(({ editionId }) => editionId === edition.id);
		for (const page of pages) await this.#fillPage(page, edition);
		for (const page of pages) await this.#fillTeasers(page);
		for (const story of SAMPLE_POOL) await this.#addStory(story, edition.id);
		for (const promise of SAMPLE_PROMISES) await this.#promise(promise, edition);
		await this.#options.settle();
		for (const [id, stage] of this.#wanted) await this.#signUpTo(id, stage);
		for (const thread of SAMPLE_THREADS) await this.#addThread(thread);
		return signIns;
	}

	/** The sample's own people keep off names that are taken. */
	async #addPeople(): Promise<SampleSignIns> {
		const password = `${newId().slice(0, 4)}-${newId().slice(0, 4)}-${newId().slice(0, 4)}`;
		const taken = new Set(this.#list('person').map(({ username }) => username));
		const people: SampleSignIns['people'] = [];
		for (const [key, { name, username: wanted, roles }] of Object.entries(SAMPLE_PEOPLE)) {
			const username = taken.has(wanted) ? `${wanted}2` : wanted;
			const id = newId();
			await this.#run({ type: 'person.add', id, name, username, email: null, roles });
			await this.#options.setPassword(this.#get('person', id), password);
			this.#people.set(key as SamplePerson, id);
			people.push({ name, username, roles });
		}
		return { password, people };
	}

	/** Tomorrow's paper, printed tonight. */
	async #addEdition({ timeZone, formatId, pressTime }: Newsroom): Promise<Edition> {
		const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(this.#at);
		const format = formatNow(this.#options.desk.view, formatId);
		const templates = format ? templatesFor(this.#options.desk.view, format) : [];
		const id = newId();
		await this.#run({
			type: 'edition.create',
			id,
			date: addDays(today, 1),
			issue: SAMPLE_ISSUE,
			pressAt: momentOf(today, pressTime, timeZone),
			formatId,
			from: {
				templates: SAMPLE_PAGES.map(({ name }, index) => ({
					templateId: templateFor(templates, `${formatId}-${PAGE_TEMPLATES[index]}`),
					name
				}))
			}
		});
		return this.#get('edition', id);
	}

	async #fillPage(page: Page, edition: Edition): Promise<void> {
		const plan = SAMPLE_PAGES[page.number - 1];
		if (!plan) return;
		const patch = {
			editorId: this.#person(plan.editor),
			proofreaderId: this.#person('zou'),
			deadline: edition.pressAt - plan.deadline * MINUTE
		};
		await this.#run({ type: 'page.update', id: page.id, patch });
		const used = new Set<Id>();
		for (const story of plan.stories) {
			const slot = slotFor(page, story, used);
			if (slot) used.add(slot.id);
			await this.#addStory(story, edition.id, slot);
		}
		const label = (slot: Slot, text: string) =>
			this.#run({ type: 'slot.label', pageId: page.id, slotId: slot.id, label: text });
		const ads = page.slots.filter(({ role }) => role === 'ad');
		for (const [index, slot] of ads.entries()) await label(slot, plan.ads[index] ?? '');
	}

	async #fillTeasers({ id: pageId, slots }: Page): Promise<void> {
		const items = SAMPLE_TEASER.flatMap(({ headline, words }) => {
			const storyId = this.#stories.get(headline);
			return storyId ? [{ storyId, words }] : [];
		});
		const teaser = { kind: 'stories', items } as const;
		for (const { id: slotId, role } of slots)
			if (role === 'teaser') await this.#run({ type: 'slot.teaser', pageId, slotId, teaser });
	}

	async #addStory(story: SampleStory, editionId: Id, slot?: Slot): Promise<void> {
		const id = newId();
		const { kind, section, target, stage, incomplete } = story;
		const asset = story.photo ? await this.#takePhoto(story.photo, id) : null;
		const created: NewStory = {
			...{ id, editionId, kind, section, target },
			stage: stage === 'draft' ? 'draft' : 'editing',
			...(incomplete ? { incomplete } : {}),
			authorIds: story.by.map((key) => this.#person(key)),
			blocks: sampleBlocks(story, asset?.id ?? null),
			...(slot ? { slotId: slot.id } : {})
		};
		await this.#run({ type: 'story.create', ...created });
		if (asset) await this.#run({ type: 'asset.add', asset });
		this.#stories.set(story.headline, id);
		this.#wanted.set(id, stage);
	}

	/** Promised by its writer; placed by whoever makes the page. */
	async #promise(promised: SamplePromise, { id: editionId, pressAt }: Edition): Promise<void> {
		const { title, by, kind, section, length, photo, note, due, placed } = promised;
		const id = newId();
		const isLate = 'ago' in due;
		const dueAt = isLate ? this.#at - due.ago * MINUTE : pressAt - due.beforePress * MINUTE;
		const created: NewStory = {
			...{ id, editionId, kind, section, authorIds: [this.#person(by)], target: null },
			...{ blocks: [], promise: { title, length, dueAt, photo, note } }
		};
		await this.#run({ type: 'story.create', ...created }, this.#person(by));
		const page = this.#list('page').find(({ number }) => number === placed?.page);
		const slot = page?.slots.filter(({ role }) => role === 'column')[placed?.n ?? 0];
		if (!placed || !page || !slot) return;
		const place = { storyId: id, slotId: slot.id, pageId: page.id, expect: null };
		await this.#run({ type: 'story.place', ...place }, this.#person(placed.by));
	}

	/** Each step under the name of somebody who may sign it, until the story is where it should be. */
	async #signUpTo(storyId: Id, wanted: Stage): Promise<void> {
		for (;;) {
			const story = this.#get('story', storyId);
			const step = stepOf(this.#options.desk.view, story);
			if (story.stage === wanted || !step) return;
			const { hash } = this.#get('facts', storyId);
			const signer = step === 'handIn' ? story.authorIds[0] : this.#person(SIGNERS[step]);
			await this.#run({ type: 'story.sign', id: newId(), storyId, step, hash }, signer);
		}
	}

	async #takePhoto(photo: NonNullable<SampleStory['photo']>, storyId: Id): Promise<Asset> {
		const { scene, caption, credit } = photo;
		const bytes = await drawScene(scene);
		const about = { fileName: `${scene}.jpg`, storyId, personId: HOUSE, at: this.#at };
		const taken = await this.#options.photos.add(bytes, about);
		if (!taken.ok) throw new Error(`the sample's picture ${scene} was refused: ${taken.error}`);
		return { ...taken.value, caption, credit };
	}

	async #addThread(thread: SampleThread): Promise<void> {
		const storyId = this.#stories.get(thread.headline);
		const anchor = storyId && (await this.#options.anchorOf(storyId, thread.quote));
		if (!storyId || !anchor) throw new Error(`the sample has no words “${thread.quote}”`);
		const id = newId();
		const mentions = (keys: readonly SamplePerson[] = []) => keys.map((key) => this.#person(key));
		await this.#run(
			{
				...{ type: 'thread.open', id, storyId, anchor, body: thread.body },
				mentionIds: mentions(thread.mentions),
				replacement: thread.replacement ?? null,
				required: thread.required ?? thread.replacement !== undefined
			},
			this.#person(thread.by)
		);
		for (const { by, body, mentions: named } of thread.replies ?? []) {
			const reply = { commentId: newId(), body, mentionIds: mentions(named) };
			await this.#run({ type: 'thread.reply', id, ...reply }, this.#person(by));
		}
		if (thread.resolved) await this.#run({ type: 'thread.resolve', id }, this.#person('duan'));
	}

	async #run(command: Command, personId: Id = HOUSE): Promise<void> {
		const done = await this.#options.desk.execute(personId, newId(), command);
		if (!done.ok)
			throw new Error(`the sample's ${command.type} was refused: ${JSON.stringify(done.error)}`);
	}

	#person(key: SamplePerson): Id {
		const id = this.#people.get(key);
		if (!id) throw new Error(`the sample has nobody called ${key}`);
		return id;
	}

	#get<K extends RecordKind>(kind: K, id: Id): Records[K] {
		const found = this.#options.desk.view.get(kind, id);
		if (!found) throw new Error(`no ${kind} ${id}`);
		return found;
	}

	#list<K extends RecordKind>(kind: K): Records[K][] {
		return [...this.#options.desk.view.list(kind)];
	}
}

function templateFor(templates: readonly Template[], id: string): Id {
	const found = templates.find((one) => one.id === id) ?? templates[0];
	if (!found) throw new Error('the newsroom has no page templates');
	return found.id;
}

/** The n-th slot of the story's role; a role the page lacks falls to the next free slot. */
function slotFor(page: Page, story: SampleStory, used: ReadonlySet<Id>): Slot | undefined {
	const free = page.slots.filter((slot) => takesStory(slot) && !used.has(slot.id));
	const wanted = page.slots.filter(({ role }) => role === story.slot?.role)[story.slot?.n ?? 0];
	if (wanted && !used.has(wanted.id)) return wanted;
	return free.find(({ role }) => role === 'column');
}
