import { assemble } from './assemble.ts';
import { Classifier } from './classify.ts';
import { splitLines } from './lines.ts';
import { factsIn, nearestYear } from './masthead.ts';
import type {
	FactCheck,
	ImportedTeaser,
	Masthead,
	RecogniseOptions,
	Recognition,
	Span
} from './recognition.ts';
import { simplified } from './simplified.ts';
import { spreadNoise, standsAlone, tagUnit } from './tag.ts';
import { unwrap } from './unwrap.ts';

/** The facts the masthead's spans state; of a fact stated twice the first holds. */
export function readMasthead(text: string, spans: Span[], today?: string): Masthead {
	const masthead: Masthead = { slogans: [] };
	let month: string | undefined;
	let day: string | undefined;
	for (const span of spans.filter((one) => one.kind === 'masthead')) {
		const words = text.slice(span.from, span.to);
		const piece = factsIn(simplified(words))[0];
		if (span.fact === 'slogan') masthead.slogans.push(words);
		else if (span.fact === 'paper' || span.fact === 'organ' || span.fact === 'publisher')
			masthead[span.fact] ??= words;
		else if (span.fact === 'date' && /^\d{1,2}\s*日?$/.test(words))
			day ??= words.replace(/\D/g, '');
		else if (span.fact && piece) {
			const { month: printed, dayMonth, ...set } = piece.set;
			month ??= printed;
			if (dayMonth && today) masthead.date ??= nearestYear(dayMonth, today);
			Object.assign(masthead, { ...set, ...masthead });
		}
	}
	if (month && day) masthead.date ??= `${month}-${day.padStart(2, '0')}`;
	return masthead;
}

const isDate = (date: string): boolean => {
	const time = Date.parse(`${date}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

/** Holds the printed facts against each other and against the calendar. */
export function checkFacts(
	masthead: Masthead,
	teasers: ImportedTeaser[],
	lunar?: (date: string) => string
): FactCheck[] {
	const checks: FactCheck[] = [];
	const { date, weekday, pages } = masthead;
	const add = (fact: FactCheck['fact'], stated: string, computed: string) =>
		checks.push({ fact, ok: stated === computed, stated, computed });
	if (date !== undefined) add('date', date, isDate(date) ? date : '');
	if (date !== undefined && isDate(date)) {
		if (weekday !== undefined)
			add('weekday', String(weekday), String(new Date(`${date}T00:00:00Z`).getUTCDay()));
		if (masthead.lunar !== undefined && lunar) {
			const computed = lunar(date);
			// A paper that leaves out the year of the cycle states no less truly.
			const ok = computed.endsWith(masthead.lunar.replace(/^农历/, ''));
			checks.push({ fact: 'lunar', ok, stated: masthead.lunar, computed });
		}
	}
	if (pages !== undefined) {
		const farthest = Math.max(0, ...teasers.map((teaser) => Number(teaser.page) || 0));
		add('pages', String(pages), String(Math.max(pages, farthest)));
	}
	return checks;
}

/** Everything a reading of these spans amounts to; corrections change spans and read again. */
export function readSpans(
	text: string,
	spans: Span[],
	options: RecogniseOptions = {}
): Recognition {
	const { stories, teasers } = assemble(text, spans);
	const masthead = readMasthead(text, spans, options.today);
	const checks = checkFacts(masthead, teasers, options.lunar);
	return { text, spans, masthead, stories, teasers, checks };
}

/**
 * Recognises the text of a newspaper page, or of one story, by its form: what is masthead, where
 * stories begin, their decks, bylines, photos, and what points to other pages. Nothing is thrown
 * away: every character that is not white space lies in exactly one span.
 */
export function recognise(text: string, options: RecogniseOptions = {}): Recognition {
	const lines = splitLines(simplified(text));
	const units = spreadNoise(unwrap(lines, standsAlone).map(tagUnit));
	return readSpans(text, new Classifier(units).run(), options);
}
