import * as Y from 'yjs';

export type UpdateMeta = ReturnType<typeof Y.parseUpdateMeta>;

/** So many different updates are remembered; receivers of one tick get the same few. */
const REMEMBERED = 8;

/**
 * Reads which characters an update brings. The same bytes come to every receiver in a room, and are
 * read once.
 */
export class UpdateReader {
	readonly #read: { update: Uint8Array; meta: UpdateMeta }[] = [];
	#next = 0;

	read(update: Uint8Array): UpdateMeta {
		for (const known of this.#read)
			if (known.update.length === update.length && Buffer.compare(known.update, update) === 0)
				return known.meta;
		const meta = Y.parseUpdateMeta(update);
		this.#read[this.#next] = { update, meta };
		this.#next = (this.#next + 1) % REMEMBERED;
		return meta;
	}
}
