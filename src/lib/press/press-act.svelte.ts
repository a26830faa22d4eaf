import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Id } from '#model/ids.ts';
import { isPressed, lastPress, type Pressing } from '#model/press.ts';
import {
	pressChanges,
	pressCode,
	pressState,
	type PressChange,
	type PressState
} from '#model/press-state.ts';

type PressDesk = Pick<DeskState, 'get' | 'list' | 'signaturesOn' | 'run'>;

/** Sending an edition to press: what whoever opened the dialog saw, and what has changed since. */
export class PressAct {
	readonly #desk: PressDesk;
	readonly #editionId: Id;
	/** Null: nobody asks. */
	#seen = $state.raw<PressState | null>(null);
	/** Of the last press when it was opened; 0: there was none. */
	#version = $state(0);
	/** The server knew of a change before this tab did. */
	#late = $state(false);
	busy = $state(false);
	/** It went to press. */
	done = $state(false);
	refusal = $state.raw<RunError | null>(null);

	constructor(desk: PressDesk, editionId: Id) {
		this.#desk = desk;
		this.#editionId = editionId;
	}

	readonly seen = $derived.by(() => this.#seen);
	/** Of what was seen; what the signature is under. */
	readonly code: string | null = $derived.by(() => this.#seen && pressCode(this.#seen));
	/** What has become another while the dialog was open. */
	readonly changes: readonly PressChange[] = $derived.by(() => {
		if (!this.#seen || this.busy || this.done) return [];
		const now = pressState(this.#desk, this.#editionId);
		return now ? pressChanges(this.#seen, now) : [];
	});
	/** Somebody else, or another tab, has sent it while the dialog was open; null: nobody has. */
	readonly overtaken: Pressing | null = $derived.by(() => {
		if (!this.#seen || this.busy || this.done) return null;
		const edition = this.#desk.get('edition', this.#editionId);
		const last = lastPress(edition);
		return last && isPressed(edition) && last.version > this.#version ? last : null;
	});
	readonly hasChanged = $derived.by(
		() => !this.overtaken && (this.#late || this.changes.length > 0)
	);

	open(): void {
		this.#version = lastPress(this.#desk.get('edition', this.#editionId))?.version ?? 0;
		this.#seen = pressState(this.#desk, this.#editionId);
		this.#late = false;
		this.done = false;
		this.refusal = null;
	}

	close(): void {
		this.#seen = null;
		this.#late = false;
		this.done = false;
	}

	async press(issue: number | null): Promise<void> {
		if (this.code === null || this.busy) return;
		this.busy = true;
		this.refusal = null;
		const command = {
			type: 'edition.press',
			id: this.#editionId,
			issue,
			expect: this.code
		} as const;
		const answer = await this.#desk.run(command);
		this.done = answer.ok;
		if (!answer.ok && answer.error.reason === 'edition-changed') this.#late = true;
		else if (!answer.ok) this.refusal = answer.error;
		this.busy = false;
	}
}
