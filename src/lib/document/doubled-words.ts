import type * as Y from 'yjs';
import type { Doubled, StoryCopies } from './copies.ts';
import { indexOfId } from './items.ts';
import { HOUSEKEEPING } from './story-undo.ts';

/**
 * Words that several people brought back at the same time stand more than once. Whoever brought
 * them back takes the extra ones away when learning of it; else the next person to write does.
 */
export class DoubledWords {
	readonly #text: Y.Text;
	readonly #copies: StoryCopies;
	#known: Doubled[] = [];

	constructor(text: Y.Text, copies: StoryCopies) {
		this.#text = text;
		this.#copies = copies;
	}

	/** Call after remote changes. */
	settle(): void {
		this.#known.push(...this.#copies.takeDoubled());
		const own = this.#text.doc?.clientID;
		if (this.#known.some(({ kept, extra }) => kept.client === own || extra.client === own))
			this.remove();
	}

	/** Call after a change of one's own; the editor must be up to date. */
	remove(): void {
		const doubled = this.#known.splice(0);
		if (doubled.length === 0) return;
		this.#text.doc?.transact(() => {
			for (const { extra } of doubled) {
				// Since it was found, others may have taken it away, or the one that was to stay.
				if (!this.#copies.isExtra(extra)) continue;
				const at = indexOfId(this.#text, extra.client, extra.clock);
				if (at !== null) this.#text.delete(at, 1);
			}
		}, HOUSEKEEPING);
	}
}
