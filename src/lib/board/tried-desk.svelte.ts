import type { Command, CommandOf } from '#model/commands.ts';
import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { DeskView, RecordKind, Records } from '#model/records.ts';
import type { Result } from '#model/result.ts';
import { overlay } from '#model/tryout/try-on.ts';
import type { TriedCommand } from '#model/tryout/tryout.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import { DeskState, type Done } from '#lib/sync/desk.svelte.ts';

const TRIED: Record<TriedCommand['type'], true> = {
	'story.place': true,
	'story.unplace': true,
	'slot.label': true,
	'slot.teaser': true,
	'page.layout': true
};

/** A story or a slot in hand here is in nobody's way on the real plan, nor one there in ours. */
const EMPTY_HANDS = { holding: null, over: null, pageId: null, slotId: null } as const;

const isTried = (command: Command): command is TriedCommand => Object.hasOwn(TRIED, command.type);

/**
 * The desk with a try-out laid over it: whoever reads it sees the plan as it is tried, and what changes
 * the plan changes the try-out. All else is the desk's.
 */
export class TriedDesk extends DeskState {
	readonly real: DeskState;
	readonly #id: () => Id;
	readonly tryout = $derived.by(() => this.real.get('tryout', this.#id()));
	readonly #tried: DeskView = $derived.by(() =>
		this.tryout ? overlay(this.real, this.tryout) : this.real
	);

	constructor(real: DeskState, id: () => Id) {
		super({ me: real.me.id, position: { epoch: '', seq: 0 }, changes: [] });
		this.real = real;
		this.#id = id;
	}

	override get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined {
		return this.#tried.get(kind, id);
	}

	override list<K extends RecordKind>(kind: K): Iterable<Records[K]> {
		return this.#tried.list(kind);
	}

	override get me(): Person {
		return this.real.me;
	}

	override get here(): readonly Whereabouts[] {
		return this.real.here.map((at) => ({ ...at, ...EMPTY_HANDS }));
	}

	override hereOn = (storyId: Id): readonly Whereabouts[] => this.real.hereOn(storyId);

	override goTo(at: Omit<Whereabouts, 'personId' | 'tab'>): void {
		this.real.goTo({ ...at, ...EMPTY_HANDS });
	}

	override run(
		command: Command,
		options?: { undoable?: boolean }
	): Promise<Result<Done, RunError>> {
		return this.real.run(this.asRun(command), options);
	}

	asRun<C extends Command>(command: C): C | CommandOf<'tryout.change'> {
		return isTried(command) ? { type: 'tryout.change', id: this.#id(), command } : command;
	}

	override undo(id?: Id): Promise<Result<Done, RunError> | null> {
		return this.real.undo(id);
	}

	override loadEdition(id: Id): ReturnType<DeskState['loadEdition']> {
		return this.real.loadEdition(id);
	}
}
