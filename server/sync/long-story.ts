import { encodeUpdate } from './encode-update.ts';
import { RoomState } from './room-state.ts';

const PIECES = 2000;
const READINGS = 10;

/**
 * Reads a made story in many pieces, some of them deleted, over and over: then what reads a long one
 * is compiled when somebody comes for it. See decision 0019.
 */
export async function readLongStory(): Promise<void> {
	const story = longStory();
	for (let reading = 0; reading < READINGS; reading++) (await RoomState.read([story])).missing();
}

/** Each character stands after the one before it and before the first of another window. */
function longStory(): Uint8Array {
	const chunks = Array.from({ length: PIECES }, (_, at) =>
		// A string with a neighbour on each side, both as client and clock; it is “x”.
		Uint8Array.of(0xc4, 1, (at & 0x7f) | 0x80, (at >> 7) + 1, 2, 0, 1, 0x78)
	);
	const deleted = chunks.flatMap((_, at) => (at % 3 === 0 ? [at, at + 1] : []));
	return encodeUpdate([{ client: 1, clock: 0, count: PIECES, chunks }], [[1, deleted]]);
}
