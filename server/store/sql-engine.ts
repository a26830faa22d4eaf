import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { NewEvent } from './store.ts';
import type { Tables } from './tables.ts';

/** What has to be done in a way of its own for each engine within a transaction. */
export interface SqlEngine {
	/**
	 * Lets nobody else write in these rooms until the transaction ends, so that seqs of a room become
	 * visible in their order: who has read up to one has read all before it.
	 */
	lockRooms(db: Transaction<Tables>, rooms: readonly string[]): Promise<void>;
	/**
	 * The next command's seq, without a gap over those that were refused, and nobody else's until the
	 * transaction ends; null: the table counts by itself.
	 */
	nextCommand(db: Transaction<Tables>): Promise<number | null>;
	/** The number under which this server writes. */
	epoch(): number;
	/** See SharedLog. */
	isFresh(): boolean;
	/** Whether another server that is there has made a row of story_in_hand. */
	readonly isHeld: RawBuilder<boolean>;
	/**
	 * Where several servers write: takes the next number of their stream of events for what is written in
	 * this transaction, and lets nobody else have one until it ends. Rejects with Behind. 0: there is none.
	 */
	nextEvent(db: Transaction<Tables>, event: NewEvent | undefined): Promise<number>;
}

/** One transaction at a time anyway. */
export const SQLITE: SqlEngine = {
	lockRooms: async () => undefined,
	nextCommand: async () => null,
	epoch: () => 0,
	isFresh: () => true,
	isHeld: sql`false`,
	nextEvent: async () => 0
};
