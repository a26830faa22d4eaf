import { newId, type Id } from '#model/ids.ts';
import { err, type Result } from '#model/result.ts';
import { changedFields, only, over, settingsOf, type Settings } from '#model/settings.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import type { PageDraft } from './page-draft.ts';
import { NOTHING_LATE, lateOf, settled, withLate, type Late } from './settled.ts';

type Part = Omit<ReturnType<typeof settingsOf>, 'masthead'>;
export type PartName = keyof Part;

/** Some of the paper's settings while an administrator changes them; nobody sees them until they are saved. */
export class SettingsDraft<K extends PartName> implements PageDraft {
	readonly desk: DeskState;
	readonly #names: readonly K[];
	/** What the fields began from: what differs is what this person changed. */
	#began: Pick<Part, K>;
	#late: Late<Pick<Part, K>> = $state.raw(NOTHING_LATE);
	values: Pick<Part, K>;
	/** Counts: fields that keep what is typed are made anew after each. */
	taken = $state(0);
	busy = $state(false);
	problem = $state.raw<RunError | null>(null);
	readonly #changed = $derived.by(() =>
		changedFields(this.#began as Settings, $state.snapshot(this.values) as Settings)
	);
	readonly isOvertaken = $derived.by(
		() => changedFields(this.#began as Settings, this.#current as Settings).length > 0
	);

	constructor(desk: DeskState, names: readonly K[]) {
		this.desk = desk;
		this.#names = names;
		this.#began = $state.raw(this.#current);
		this.values = $state(structuredClone(this.#current));
	}

	get isChanged(): boolean {
		return this.#changed.length > 0;
	}

	/** As they hold, for everybody. */
	get #current(): Pick<Part, K> {
		return withLate(this.#shown, this.#late);
	}

	/** As the desk shows them. */
	get #shown(): Pick<Part, K> {
		const newsroom = this.desk.newsroom;
		if (!newsroom) throw new Error('the desk has no newsroom');
		const all = settingsOf(newsroom);
		return Object.fromEntries(this.#names.map((name) => [name, all[name]])) as Pick<Part, K>;
	}

	take(): void {
		this.#began = this.#current;
		this.values = structuredClone(this.#current);
		this.taken += 1;
		this.problem = null;
	}

	async save(): Promise<Result<Done, RunError>> {
		const wanted: Settings = { ...($state.snapshot(this.values) as Settings) };
		const began = this.#began as Settings;
		const names = changedFields(began, wanted);
		if (this.busy || names.length === 0) return err({ reason: 'invalid', what: 'nothing' });
		this.busy = true;
		const held = this.#shown;
		const [patch, expect] = [only(wanted, names), only(began, names)];
		const result = await this.desk.run({ type: 'newsroom.update', patch, expect });
		this.busy = false;
		this.problem = result.ok ? null : result.error;
		if (result.ok) {
			const own = patch as Partial<Pick<Part, K>>;
			this.#late = lateOf(this.#shown, { wanted: own, held }, this.#late);
			this.#settle(own);
		} else if (result.error.reason === 'settings-changed')
			this.#began = over(began, only(this.#current, result.error.fields)) as Pick<Part, K>;
		return result;
	}

	async undo(id: Id): Promise<void> {
		const before = this.#current as Settings;
		const result = await this.desk.undo(id);
		if (result?.ok === false) this.problem = result.error;
		else {
			this.#late = NOTHING_LATE;
			const names = changedFields(before, this.#current);
			this.#settle(only(before, names) as Partial<Pick<Part, K>>);
			this.problem = null;
		}
	}

	/** After a save or its undoing: `own` is what it was about, as it stood in the form. */
	#settle(own: Partial<Pick<Part, K>>): void {
		const was = $state.snapshot(this.values) as Pick<Part, K>;
		const { began, filled } = settled({ began: this.#began, filled: was }, this.#current, own);
		this.#began = began;
		if (changedFields(was, filled).length === 0) return;
		this.values = structuredClone(filled);
		this.taken += 1;
	}
}

/** A new row of a list. */
export const withId = <T extends object>(row: T): T & { id: Id } => ({ id: newId(), ...row });

/** A list with a row moved one place; as it is where it stands at the end. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
	const next = [...list];
	const [row] = next.splice(at, 1);
	if (row !== undefined) next.splice(Math.max(0, at + by), 0, row);
	return next;
}
