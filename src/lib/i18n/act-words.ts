import type { Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { PlanAct, Spot } from '#model/plan-history/plan-acts.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import type { Stage } from '#model/story.ts';
import { boardTexts } from './board.ts';
import type { Format } from './format.ts';
import { planHistoryTexts, type PlanNames } from './plan-history.ts';
import { wordTexts } from './words.ts';

/** So much of a headline tells one story from another in a sentence. */
const TITLE = 24;
/** Roles by which a place is called; the others have a letter. */
const CALLED: readonly Spot['role'][] = ['lead', 'ear', 'photo', 'teaser', 'ad', 'masthead'];

/** What was done to a plan, or is different about it, in words. */
export class ActWords implements PlanNames {
	readonly #desk: DeskView;
	protected readonly format: Format;
	readonly t: (typeof planHistoryTexts)['zh'];

	constructor(desk: DeskView, format: Format) {
		this.#desk = desk;
		this.format = format;
		this.t = planHistoryTexts[format.lang];
	}

	get #words() {
		return wordTexts[this.format.lang];
	}

	story = (id: Id): string => {
		const story = this.#desk.get('story', id);
		if (!story) return this.t.someStory;
		const facts = this.#desk.get('facts', id);
		const whole = [...(titleOf(story, facts) || facts?.excerpt || this.#words.untitled)];
		const title = whole.slice(0, TITLE).join('') + (whole.length > TITLE ? '…' : '');
		return this.format.lang === 'zh' ? `《${title}》` : `“${title}”`;
	};

	spot = ({ page, role, name }: Spot): string => {
		if (!CALLED.includes(role)) return name || this.page(page);
		const word = this.#words.slot[role];
		return this.format.lang === 'zh' ? this.page(page) + word : `${this.page(page)} ${word}`;
	};

	page = (number: number): string => this.#words.page(number);
	stage = (stage: Stage): string => this.#words.stage[stage];

	day = (id: Id | null): string => {
		const edition = id === null ? undefined : this.#desk.get('edition', id);
		return edition ? this.format.edition(edition) : boardTexts[this.format.lang].pool.filters.held;
	};

	person = (id: Id): string =>
		id === HOUSE ? this.t.house : (this.#desk.get('person', id)?.name ?? this.t.somebody);

	did = (act: PlanAct): string => this.t.did(act, this);
	since = (act: PlanAct): string => this.t.since(act, this);
}
