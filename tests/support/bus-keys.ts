import { busKeys, type BusKeys } from '#server/nodes/bus-keys.ts';

/** Keys of servers that have a database in common, and the stream of events that it has. */
export const keysOf = (stream = 'stream', secret = 'secret'): BusKeys =>
	busKeys(secret, () => stream);
