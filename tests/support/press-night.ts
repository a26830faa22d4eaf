import type { Id } from '#model/ids.ts';
import { checkEdition, type PressCheck } from '#model/press-check/check-edition.ts';
import type { CheckItem, CheckKind } from '#model/press-check/check-item.ts';
import type { PrintedStories } from '#model/press-check/printed-stories.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import { pageState } from '#model/page-state.ts';
import { takesStory, type Slot } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import type { Settings } from '#model/settings.ts';
import { ok } from '#model/result.ts';
import { addStory, aPaper, type Paper } from './paper.ts';

/** Of a text, as its facts have it. */
export const hashOf = (word: string): string =>
	[...word]
		.map((char) => char.codePointAt(0)?.toString(16))
		.join('')
		.padEnd(64, '0')
		.slice(0, 64);

/** No two alike. */
const HEADLINES = [
	'渡口三百年一桥过澜江',
	'早稻抢在雨前下田',
	'木偶戏班住进旧粮仓',
	'六楼老人等来电梯',
	'山货进城不过夜',
	'夜市摊主自己定规矩',
	'校门口的斑马线亮了',
	'竹编厂招了八个徒弟',
	'河长带孩子巡河',
	'乡村医生的药箱变轻',
	'老茶馆开到凌晨两点',
	'快递进村再降两毛',
	'图书馆借出第一把锄头',
	'县城多了三处公厕'
];

/** Noon of the day before the paper's date, in UTC. */
const EVENING = Date.parse('2026-11-23T12:00:00Z');

/**
 * Tonight's paper of two pages as a night editor wants it: every slot filled, every story signed off,
 * every picture with its credit, both pages' clean proofs signed, number 4387 after yesterday's 4386.
 */
export class PressNight {
	readonly paper: Paper;
	readonly chief: Person;
	readonly stories: Id[] = [];
	printed: PrintedStories | undefined;
	#made = 0;

	constructor() {
		const { paper, chief } = aPaper();
		this.paper = paper;
		this.chief = chief;
		const today = paper.get('edition', 'today');
		if (today) paper.put('edition', { ...today, issue: 4387, pressAt: EVENING });
		const yesterday = { id: 'yesterday', date: '2026-11-23', issue: 4386, pressAt: 0 };
		paper.put('edition', { ...yesterday, formatId: 'sikai', createdAt: 0, createdBy: 'chief' });
		for (const page of pagesOf(paper, 'today')) this.#fill(page.id);
		const teased = this.storyOn(2);
		this.slot(1, 'teaser', {
			teaser: { kind: 'stories', items: [{ storyId: teased, words: null }] }
		});
		for (const { id } of pagesOf(paper, 'today')) this.signPage(id);
	}

	check(): PressCheck {
		return checkEdition(this.paper, 'today', { now: 0, printed: this.printed });
	}

	kinds(): CheckKind[] {
		return this.check().items.map(({ kind }) => kind);
	}

	/** The one item of a kind. */
	item(kind: CheckKind): CheckItem {
		const found = this.check().items.filter((one) => one.kind === kind);
		if (found.length !== 1 || !found[0]) throw new Error(`${found.length} items of ${kind}`);
		return found[0];
	}

	/** A story that stands on a page. */
	storyOn(number: number, role = 'column'): Id {
		const page = this.page(number);
		const slot = page.slots.find((one) => one.role === role);
		const placement = slot && this.paper.get('placement', slot.id);
		if (!placement) throw new Error(`no ${role} on page ${number}`);
		return placement.storyId;
	}

	page(number: number) {
		const page = pagesOf(this.paper, 'today')[number - 1];
		if (!page) throw new Error(`no page ${number}`);
		return page;
	}

	/** Changes the first slot of a role. */
	slot(number: number, role: string, more: object): void {
		const page = this.page(number);
		const at = page.slots.findIndex((slot) => slot.role === role);
		const slots = page.slots.map((slot, index) => (index === at ? { ...slot, ...more } : slot));
		this.paper.put('page', { ...page, slots });
	}

	/** One more slot at the foot of a page; its id. */
	addSlot(number: number, more: Pick<Slot, 'role' | 'label'>): Id {
		const page = this.page(number);
		const id = `extra${(this.#made += 1)}`;
		const at = { column: 0, line: 60, span: 5, lines: 12 };
		this.paper.put('page', { ...page, slots: [...page.slots, { id, at, ...more }] });
		return id;
	}

	settings(patch: Settings): void {
		const base = { name: '禾溪报', timeZone: 'Asia/Shanghai', formatId: 'sikai' };
		const newsroom = { ...base, id: 'newsroom' as const, pressTime: '23:30', masthead: {} };
		this.paper.put('newsroom', { ...newsroom, createdAt: 0, workflow: patch.workflow });
	}

	/** Somebody has written in it, and its facts say so. */
	write(storyId: Id, word: string): void {
		const facts = this.paper.get('facts', storyId);
		if (facts) this.paper.put('facts', { ...facts, hash: hashOf(word), editedBy: 'editor' });
	}

	signOff(storyId: Id): void {
		const [story, facts] = [this.paper.get('story', storyId), this.paper.get('facts', storyId)];
		if (!story || !facts) throw new Error(`no story ${storyId}`);
		this.paper.put('story', { ...story, stage: 'signed' });
		this.paper.put('signature', {
			...{ id: `sign${(this.#made += 1)}`, storyId, step: 'signOff', personId: 'chief' },
			...{ at: this.#made, hash: facts.hash, length: facts.length, void: null }
		});
	}

	/** 清样, by the chief, through the command. */
	signPage(pageId: Id, id: Id = `clean${(this.#made += 1)}`) {
		const page = this.paper.get('page', pageId);
		const state =
			page && pageState(this.paper, page, standingOn(this.paper, pagesOf(this.paper, 'today')));
		return state
			? this.paper.run(this.chief, { type: 'page.sign', id, pageId, hash: state.hash })
			: ok(null);
	}

	/** Each slot gets what fits it. */
	#fill(pageId: Id): void {
		const page = this.paper.get('page', pageId);
		for (const slot of page?.slots ?? []) {
			if (slot.role === 'ad') this.slot(page?.number ?? 0, 'ad', { label: '澜川农商行' });
			if (!takesStory(slot) || slot.role === 'jump') continue;
			const id = `story${this.stories.length + 1}`;
			this.stories.push(id);
			const isPhoto = slot.role === 'photo';
			addStory(this.paper, id, 1, { kind: isPhoto ? 'photo' : 'news' });
			const place = { pageId, editionId: 'today', placedBy: 'chief', placedAt: 0 };
			this.paper.put('placement', { id: slot.id, storyId: id, ...place });
			this.#write(id, isPhoto);
			this.signOff(id);
		}
	}

	#write(id: Id, isPhoto: boolean): void {
		const facts = this.paper.get('facts', id);
		if (!facts) return;
		const pictures = isPhoto ? [{ asset: `photo-of-${id}`, credit: '白露' }] : [];
		this.paper.put('facts', {
			...{
				...facts,
				hash: hashOf(id),
				headline: HEADLINES[this.stories.length - 1] ?? id,
				pictures
			},
			photos: pictures.length
		});
	}
}
