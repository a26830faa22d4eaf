import * as Y from 'yjs';
import type { Outline } from '#server/sync/outline.ts';

const spot = (id: Y.ID | null) => id && { client: id.client, clock: id.clock };

/** What Yjs reads in an update, in the words of an outline. */
export function asYjsReads(update: Uint8Array) {
	const { structs, ds } = Y.decodeUpdate(update);
	return {
		structs: structs.map((struct) => ({
			client: struct.id.client,
			clock: struct.id.clock,
			length: struct.length,
			origin: struct instanceof Y.Item ? spot(struct.origin) : null,
			rightOrigin: struct instanceof Y.Item ? spot(struct.rightOrigin) : null
		})),
		deletions: [...ds.clients].flatMap(([client, ranges]) =>
			ranges.map(({ clock, len }) => ({ client, clock, length: len }))
		)
	};
}

/** An outline, of which only that is left. */
export const comparable = ({ structs, deletions }: Outline) => ({
	structs: structs.map(({ client, clock, length, origin, rightOrigin }) => ({
		client,
		clock,
		length,
		origin,
		rightOrigin
	})),
	deletions
});
