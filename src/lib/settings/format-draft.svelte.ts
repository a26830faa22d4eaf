import { isBegun } from '#model/begun.ts';
import type { Edition } from '#model/edition.ts';
import { formatFaults, stopsFormat, type FormatFault } from '#model/format-faults.ts';
import {
	changedIn,
	fieldsOf,
	formatFrom,
	onlyFields,
	type FormatField,
	type FormatFields,
	type FormatPatch
} from '#model/format-fields.ts';
import { formatOf } from '#model/format.ts';
import { formatNow, formatsOf, sameFormat, type PaperFormat } from '#model/paper-format.ts';
import { newId, type Id } from '#model/ids.ts';
import { fatesIn, type TemplateFate } from '#model/refit.ts';
import { err, type Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import type { PageDraft } from './page-draft.ts';
import { NOTHING_LATE, lateOf, settled, withLate, type Late } from './settled.ts';

/** What a new format begins from: one that there is, whose templates come along, and what is otherwise. */
export interface FormatStart {
	/** By which it is chosen. */
	key: string;
	likeId: Id;
	patch: FormatPatch;
}

/** A page format while an administrator changes it, or makes another. */
export class FormatDraft implements PageDraft {
	readonly desk: DeskState;
	/** Null until a new one is saved. */
	readonly #id: Id | null;
	#start: FormatStart = $state.raw({ key: '', likeId: '', patch: {} });
	/** What the fields began from: what differs is what this person changed. */
	#began: FormatFields;
	#late: Late<FormatFields> = $state.raw(NOTHING_LATE);
	fields: FormatFields;
	/** Counts: fields that keep what is typed are made anew after each. */
	taken = $state(0);
	busy = $state(false);
	problem = $state.raw<RunError | null>(null);

	constructor(desk: DeskState, from: Id | FormatStart) {
		this.desk = desk;
		this.#id = typeof from === 'string' ? from : null;
		if (typeof from !== 'string') this.#start = from;
		const shown = this.#shown;
		if (!shown) throw new Error('the desk does not know the format');
		this.#began = $state.raw(shown);
		this.fields = $state(structuredClone(shown));
	}

	get startKey(): string {
		return this.#start.key;
	}

	get isNew(): boolean {
		return this.#id === null;
	}

	/** As the desk shows it; a new one as it begins. Null: it is gone. */
	get #shown(): FormatFields | null {
		const { likeId, patch } = this.#start;
		const format = formatNow(this.desk, this.#id ?? likeId);
		if (!format) return null;
		return this.#id ? fieldsOf(format) : { ...fieldsOf(format), retired: false, ...patch };
	}

	/** As it holds for everybody; one that is gone as it was last. */
	get #current(): FormatFields {
		return withLate(this.#shown ?? this.#began, this.#late);
	}

	readonly #changed: readonly FormatField[] = $derived.by(() =>
		changedIn(this.#began, $state.snapshot(this.fields))
	);
	readonly isOvertaken: boolean = $derived.by(
		() => !this.isNew && changedIn(this.#began, this.#current).length > 0
	);
	/** The format as it is filled in; figures that are none are NaN. */
	readonly format: PaperFormat = $derived.by(() =>
		formatFrom(this.#id ?? this.#start.likeId, $state.snapshot(this.fields))
	);
	readonly faults: readonly FormatFault[] = $derived.by(() =>
		formatFaults($state.snapshot(this.fields))
	);
	readonly stops: boolean = $derived.by(() => this.faults.some(stopsFormat));
	/** Another format has the name. */
	readonly isNameTaken: boolean = $derived.by(() =>
		formatsOf(this.desk).some(({ id, name }) => id !== this.#id && name === this.fields.name.trim())
	);
	/** What would become of its templates; nothing while the figures are wrong. */
	readonly fates: readonly TemplateFate[] = $derived.by(() =>
		this.stops ? [] : fatesIn(this.desk, this.#id ?? this.#start.likeId, this.format)
	);
	/** Kinds of page that could not be made any more: it cannot be saved so. */
	readonly missing: readonly ('front' | 'inside')[] = $derived.by(() => {
		const has = (kind: string) => (one: TemplateFate) => one.template.kind === kind;
		return (['front', 'inside'] as const).filter(
			(kind) =>
				this.fates.some(has(kind)) &&
				!this.fates.some((one) => has(kind)(one) && one.fate !== 'out')
		);
	});
	/** Editions to come that nobody has begun, of the format as it was before. */
	readonly waiting: readonly Edition[] = $derived.by(() => {
		const now = this.#id ? formatNow(this.desk, this.#id) : undefined;
		if (!now || now.retired) return [];
		const isWaiting = (edition: Edition) =>
			edition.formatId === this.#id &&
			!sameFormat(formatOf(edition), now) &&
			edition.pressAt > Date.now() &&
			!isBegun(this.desk, edition.id);
		return this.desk.editions.filter(isWaiting);
	});

	get isChanged(): boolean {
		return this.#changed.length > 0;
	}

	faultAt = (field: FormatField): FormatFault | undefined =>
		this.faults.find((fault) => fault.field === field);

	/** A new one begins from something else; what was filled in stays. */
	startFrom(start: FormatStart): void {
		const filled = onlyFields($state.snapshot(this.fields), this.#changed);
		this.#start = start;
		this.take();
		Object.assign(this.fields, filled);
	}

	take(): void {
		this.#began = this.#current;
		this.fields = structuredClone(this.#current);
		this.taken += 1;
		this.problem = null;
	}

	async save(): Promise<Result<Done, RunError>> {
		const wanted: FormatFields = { ...$state.snapshot(this.fields) };
		const names = this.#changed;
		const isWrong = this.stops || this.isNameTaken;
		// Said beside the templates, for as long as it is so.
		if (this.missing.length > 0) return err({ reason: 'last-template' });
		if (this.busy || isWrong || (names.length === 0 && !this.isNew))
			return err({ reason: 'invalid', what: 'format' });
		this.busy = true;
		const held = this.#shown ?? this.#began;
		const result = await this.desk.run(
			this.#id === null
				? { type: 'format.add', id: newId(), likeId: this.#start.likeId, patch: wanted }
				: {
						...{ type: 'format.update', id: this.#id, patch: onlyFields(wanted, names) },
						expect: onlyFields(this.#began, names)
					}
		);
		this.busy = false;
		this.problem = result.ok ? null : result.error;
		if (result.ok) {
			if (this.isNew) this.#began = wanted;
			else {
				const own = onlyFields(wanted, names);
				this.#late = lateOf(this.#shown ?? held, { wanted: own, held }, this.#late);
				this.#settle(own);
			}
		} else if (result.error.reason === 'format-changed')
			this.#began = { ...this.#began, ...onlyFields(this.#current, result.error.fields) };
		return result;
	}

	async undo(id: Id): Promise<void> {
		const before = this.#current;
		const result = await this.desk.undo(id);
		if (result?.ok === false) this.problem = result.error;
		else if (!this.isNew) {
			this.#late = NOTHING_LATE;
			this.#settle(onlyFields(before, changedIn(before, this.#current)));
			this.problem = null;
		}
	}

	/** After a save or its undoing: `own` is what it was about, as it stood in the form. */
	#settle(own: FormatPatch): void {
		const was = $state.snapshot(this.fields);
		const { began, filled } = settled({ began: this.#began, filled: was }, this.#current, own);
		this.#began = began;
		if (changedIn(was, filled).length === 0) return;
		this.fields = structuredClone(filled);
		this.taken += 1;
	}

	/** Gives an edition that waits the format as it is now. */
	async giveTo({ id }: Edition): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'edition.format', id });
	}
}
