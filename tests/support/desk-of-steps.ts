import { apply } from '#model/apply/apply.ts';
import type { UndoableCommand } from '#model/apply/context.ts';
import { permit } from '#model/apply/permit.ts';
import type { Command, Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { Change } from '#model/records.ts';
import type { Paper } from './paper.ts';

/** A paper whose commands can be taken back, as the server does it: judged, carried out, and kept with what was before. */
export class DeskOfSteps {
	readonly paper: Paper;
	readonly #steps = new Map<Id, UndoableCommand>();
	readonly #lastHands = new Map<string, Id>();
	#made = 0;

	constructor(paper: Paper) {
		this.paper = paper;
	}

	/** Carries a command out; its id. Throws where it is refused. */
	done(person: Person, command: Command): Id {
		const outcome = this.try(person, command);
		if (typeof outcome !== 'string') throw new Error(JSON.stringify(outcome));
		return outcome;
	}

	/** The same, or why it is refused. */
	try(person: Person, command: Command): Id | Refusal {
		const step = command.type === 'undo' ? this.#steps.get(command.commandId) : undefined;
		const undoing = step && { ...step, changedSince: this.#lastHands };
		const root = undoing && { ...undoing, command: this.#root(command) };
		const refusal = permit(this.paper, person, command, root);
		if (refusal) return refusal;
		const id = `c${(this.#made += 1)}`;
		const newId = () => `n${(this.#made += 1)}`;
		const context = { personId: person.id, at: this.#made, newId, undoing };
		const outcome = apply(this.paper, command, context);
		return outcome.ok ? this.#keep(id, person.id, command, outcome.value.changes) : outcome.error;
	}

	/** Why a person's own command cannot be taken back; null: it was. */
	undo(person: Person, commandId: Id): Refusal | null {
		const outcome = this.try(person, { type: 'undo', commandId });
		return typeof outcome === 'string' ? null : outcome;
	}

	#root(command: Command): Command {
		const of = command.type === 'undo' ? this.#steps.get(command.commandId)?.command : undefined;
		return of ? this.#root(of) : command;
	}

	#keep(id: Id, personId: Id, command: Command, changes: Change[]): Id {
		const before = changes.map(
			(one) => ({ ...one, value: this.paper.get(one.kind, one.id) ?? null }) as Change
		);
		this.paper.take(changes);
		for (const one of changes) this.#lastHands.set(`${one.kind}/${one.id}`, personId);
		this.#steps.set(id, { personId, command, changes, before, changedSince: new Map() });
		return id;
	}
}
