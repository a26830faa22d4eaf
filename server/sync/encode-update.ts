import * as encoding from 'lib0/encoding';
import type { Spot } from './outline.ts';

/** Structs of one client that follow on one another, in the bytes in which they came. */
export interface StructRun extends Spot {
	count: number;
	chunks: readonly Uint8Array[];
}

/** Start, end, start, end … of each client's deleted characters. */
export type DeletedClocks = Iterable<readonly [client: number, ranges: readonly number[]]>;

/** Writes an update (Yjs, version 1) of structs as they are; how Yjs itself would order them. */
export function encodeUpdate(runs: readonly StructRun[], deleted: DeletedClocks): Uint8Array {
	const encoder = encoding.createEncoder();
	const number = (value: number) => encoding.writeVarUint(encoder, value);
	number(runs.length);
	for (const { client, clock, count, chunks } of runs) {
		[count, client, clock].forEach(number);
		for (const chunk of chunks) encoding.writeUint8Array(encoder, chunk);
	}
	const clients = [...deleted];
	number(clients.length);
	for (const [client, ranges] of clients) {
		number(client);
		number(ranges.length / 2);
		for (let at = 0; at < ranges.length; at += 2) {
			const [start = 0, end = 0] = [ranges[at], ranges[at + 1]];
			number(start);
			number(end - start);
		}
	}
	return encoding.toUint8Array(encoder);
}
