import type { Command } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';

/** A command of one's own that was carried out and can be taken back. */
export interface Done {
	id: Id;
	command: Command;
	/** Epoch ms. */
	at: number;
}

interface Own {
	done: Done;
	/** Whether the server carried it out; resolves when that is known. */
	carriedOut: Promise<boolean>;
}

/** Commands which ⌘Z goes back to. */
const DEPTH = 50;

/**
 * One's own commands in the order in which they were given, from the moment they are sent: the feed may
 * show what one did before its answer is here, and ⌘Z then means that one and not the one before.
 */
export class OwnCommands {
	#list: readonly Own[] = [];

	/** One that is sent now. Where it is not carried out it is gone from the list again. */
	sent(done: Done, carriedOut: Promise<boolean>): void {
		const own = { done, carriedOut };
		this.#list = [...this.#list, own].slice(-DEPTH);
		void carriedOut.then((was) => {
			if (!was) this.#list = this.#list.filter((one) => one !== own);
		});
	}

	/** Takes one out, the latest unless told, so that a second ⌘Z takes the one before. Null: there is none. */
	take(id?: Id): Own | null {
		const own = id ? this.#list.find(({ done }) => done.id === id) : this.#list.at(-1);
		this.#list = this.#list.filter((one) => one !== own);
		return own ?? null;
	}

	/** Puts one back in its place. */
	putBack(own: Own): void {
		this.#list = [...this.#list, own].sort((a, b) => a.done.at - b.done.at);
	}
}
