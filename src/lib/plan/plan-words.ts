import { getContext, setContext } from 'svelte';
import { boardTexts } from '#lib/i18n/board.ts';
import { formatName, pageFormatTexts } from '#lib/i18n/page-formats.ts';
import type { Format } from '#lib/i18n/format.ts';
import { pageVerdict } from '#lib/i18n/page-verdict.ts';
import { planTexts } from '#lib/i18n/plan.ts';
import { wordTexts } from '#lib/i18n/words.ts';
import type { Plan, PlanPage, PlanStand, PlanStory } from './plan.ts';

/** How the plan says things, on paper and in its digest. */
export class PlanWords {
	readonly format: Format;
	readonly t: (typeof planTexts)['zh'];
	readonly words: (typeof wordTexts)['zh'];
	readonly board: (typeof boardTexts)['zh'];
	readonly #formats: (typeof pageFormatTexts)['zh'];

	constructor(format: Format) {
		this.format = format;
		this.t = planTexts[format.lang];
		this.words = wordTexts[format.lang];
		this.board = boardTexts[format.lang];
		this.#formats = pageFormatTexts[format.lang];
	}

	number(value: number): string {
		return this.format.number(value);
	}

	/** 196 字. */
	characters(value: number): string {
		return this.words.characters(this.number(value));
	}

	title(story: PlanStory): string {
		return story.title ?? this.words.untitled;
	}

	authors({ authors }: PlanStory): string {
		return this.format.list(authors);
	}

	issue({ edition }: Plan): string {
		const { issue } = edition;
		return issue === null ? this.board.header.noIssue : this.words.issue(String(issue));
	}

	/** 四开 8 版. */
	extent({ format, pages }: Plan): string {
		return this.board.header.pages(formatName(this.#formats, format), pages.length);
	}

	/** 20:30, or 20:30–22:15 where pages differ; empty where no page has a deadline. */
	deadlines({ deadlines }: Plan): string {
		if (!deadlines) return '';
		const times = [deadlines.first, deadlines.last].map((at) => this.format.time(at));
		return [...new Set(times)].join('–');
	}

	/** 余 290, 缺 896, 超 86; empty for a page of advertising. */
	verdict({ fit }: PlanPage): { text: string; isOver: boolean } {
		if (fit.room === 0) return { text: '', isOver: false };
		return pageVerdict(fit, this.words, (value) => this.number(value));
	}

	/** 超 86, or 约超 86 by the formula, where it hangs out. */
	over({ fit }: PlanStand): string {
		if (fit.over === 0) return '';
		const text = this.words.over(this.number(fit.overChars));
		return fit.measured ? text : this.words.about(text);
	}

	/** 下转2版, 上接1版. */
	jumps({ from, to }: PlanStand): string[] {
		const { slot } = this.board;
		return [...(from === null ? [] : [slot.from(from)]), ...(to === null ? [] : [slot.jumpTo(to)])];
	}
}

const key = Symbol('plan words');
export const providePlanWords = (words: PlanWords): PlanWords => setContext(key, words);
export const usePlanWords = (): PlanWords => getContext<PlanWords>(key);
