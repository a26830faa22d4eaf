import { addDays, isClockTime, momentOf } from '#model/days.ts';
import { dueAt } from '#model/due-at.ts';
import type { Id } from '#model/ids.ts';
import { MAX_PROMISE_LENGTH, type PromiseTerms } from '#model/promise.ts';
import { readPromise } from '#model/read-promise.ts';
import type { Format } from '#lib/i18n/format.ts';

/** What stands in the fields, as it is typed. */
export interface PromiseFields {
	title: string;
	length: string;
	/** "HH:MM". */
	time: string;
	/** The date of the time, "YYYY-MM-DD". */
	date: string;
	photo: boolean;
	note: string;
	editionId: Id;
}
type Name = keyof PromiseFields;

export interface PromiseDraftOptions {
	format: Format;
	/** Epoch ms. */
	now: () => number;
	editionId: Id | null;
	/** What was promised, or is known, before. */
	terms?: Partial<PromiseTerms>;
}

/** A promise while it is being made: one line that fills the fields, and fields that a hand may set. */
export class PromiseDraft {
	readonly #options: PromiseDraftOptions;
	line = $state('');
	/** What a hand has set; the line leaves it alone. */
	#set = $state.raw<Partial<PromiseFields>>({});

	constructor(options: PromiseDraftOptions) {
		this.#options = options;
	}

	readonly fields: PromiseFields = $derived.by(() => ({ ...this.#said, ...this.#set }));
	/** Days to choose from: today, tomorrow, and the promised one. */
	readonly days: readonly string[] = $derived.by(() => {
		const today = this.#today;
		const days = [today, addDays(today, 1)];
		const { date } = this.fields;
		return (days.includes(date) ? days : [...days, date]).sort();
	});
	readonly wrong = $derived.by(() => {
		const { title, length, time } = this.fields;
		const count = Number(length);
		return {
			title: title.trim() === '',
			length: length !== '' && !(/^\d+$/.test(length) && count > 0 && count <= MAX_PROMISE_LENGTH),
			time: !isClockTime(time)
		};
	});
	readonly isReady = $derived.by(() => Object.values(this.wrong).every((wrong) => !wrong));

	set<N extends Name>(name: N, value: PromiseFields[N]): void {
		if (this.fields[name] !== value) this.#set = { ...this.#set, [name]: value };
	}

	/** What is promised; to be asked for once it is ready. */
	get terms(): PromiseTerms {
		const { title, length, time, date, photo, note } = this.fields;
		return {
			title: title.trim(),
			length: length === '' ? null : Number(length),
			dueAt: momentOf(date, time, this.#options.format.timeZone),
			photo,
			note: note.trim()
		};
	}

	/** What is otherwise than it was promised before. */
	get patch(): Partial<PromiseTerms> {
		const { terms } = this;
		const before = this.#options.terms;
		const names = (Object.keys(terms) as (keyof PromiseTerms)[]).filter(
			(name) => terms[name] !== before?.[name]
		);
		return Object.fromEntries(names.map((name) => [name, terms[name]]));
	}

	get #today(): string {
		return this.#options.format.dateOf(this.#options.now());
	}

	/** What the line says over what was promised before. */
	get #said(): PromiseFields {
		const { terms, format, editionId } = this.#options;
		const said = readPromise(this.line);
		const due = this.#dueOf(said);
		return {
			title: said.title || (terms?.title ?? ''),
			length: String(said.length ?? terms?.length ?? ''),
			time: due === null ? '' : format.time(due),
			date: due === null ? this.#today : format.dateOf(due),
			photo: said.photo ?? terms?.photo ?? false,
			note: terms?.note ?? '',
			editionId: editionId ?? ''
		};
	}

	#dueOf({ due, within }: ReturnType<typeof readPromise>): number | null {
		const { format, now, terms } = this.#options;
		if (within !== null) return now() + within;
		if (due === null) return terms?.dueAt ?? null;
		return dueAt(due, { now: now(), today: this.#today, timeZone: format.timeZone });
	}
}
