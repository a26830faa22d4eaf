import type { Command, CommandOf, CommandType, Refusal } from '#model/commands.ts';
import type { FeedEvent, FeedPosition } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { Change, DeskView } from '#model/records.ts';
import type { Result } from '#model/result.ts';
import type { Log } from '../log.ts';
import type { Bus } from '../nodes/bus.ts';
import type {
	KeptProof,
	NewUpdate,
	NewVersion,
	OutsideLink,
	RoomPosition,
	Store
} from '../store/store.ts';
import type { CommandRequest } from './command-schema.ts';
import { DeskRecords } from './desk-records.ts';
import { LiveDesk } from './live-desk.ts';

export type Answer = Result<{ seq: number }, Refusal>;

/**
 * What a command needs beside its records: an anchor to check, a text to change. It may give out the
 * command with better knowledge of things, and carry its commit along with a change of a text.
 */
export interface Prepared<T extends CommandType> {
	command: CommandOf<T>;
	/** What a pulled proof was of, kept in the command's transaction. */
	proof?: KeptProof;
	/** The text that it is about, kept in its transaction. */
	version?: NewVersion;
	/** The link that it makes, kept in its transaction. */
	link?: OutsideLink;
	/** The texts that it rests on: where one of them has gone on, it is judged again. */
	texts?: readonly RoomPosition[];
	/**
	 * Called once instead of a bare commit: calls `commit` with the change of the text, which is
	 * written in the command's own transaction (to its seq in the update log), or refuses. Where the
	 * text need not change it calls nothing, and the command is written alone.
	 */
	carry?: (commit: Commit) => Promise<Result<void, Refusal>>;
}
/** `learn`: what the command's changes learn from the change of the text, one by one. */
export type Commit = (update: NewUpdate, learn?: (change: Change) => Change) => Promise<number>;
export type Preparation<T extends CommandType> = (
	command: CommandOf<T>,
	personId: Id
) => Promise<Result<Prepared<T>, Refusal>>;

/**
 * Derived records; or a function that makes them of the records as they are in its turn, where part
 * of a record is somebody's and part is derived.
 */
export type Derived = readonly Change[] | ((view: DeskView) => readonly Change[]);

/** The records of the newsroom: in memory, changed by commands alone, kept by the store. */
export interface Desk {
	readonly view: DeskView;
	/** Where the feed stands now. */
	readonly position: FeedPosition;
	/**
	 * Carries out a command, one at a time: may the person, what changes, on disk, in memory, told to
	 * subscribers. `seq` is the feed position at which its changes are seen (0: before this run of
	 * the server). A command id that has been answered gets the same answer and nothing more. Of several
	 * servers each judges by all that any of them has written before. Rejects where the store does not answer: then
	 * nobody knows yet, and whoever asks again under the same id learns it.
	 */
	execute(personId: Id, commandId: Id, command: Command): Promise<Answer>;
	/** Called once a command is permitted and before it is applied; one for each type. */
	prepare<T extends CommandType>(type: T, prepare: Preparation<T>): void;
	/** Keeps and tells derived records (facts, anchors found again); unchanged ones are left out. */
	putDerived(changes: Derived): Promise<void>;
	/**
	 * Tells every desk what a browser has measured, and keeps it nowhere but in memory; the latest
	 * holds. What it has already, and what is of other words or places than there are now, it leaves
	 * out. Refuses what none of ours would send, and numbers that cannot be.
	 */
	takeMeasurements(input: unknown): Promise<Result<void, Refusal>>;
	/** Asked whether somebody has written in a story and its facts do not say so yet. */
	awaitFacts(isBehind: (storyId: Id) => boolean): void;
	/**
	 * Resolves once all is here that other servers have written by now: before it is said that something is not
	 * there. At once where there are none. Rejects where the store does not answer.
	 */
	refresh(): Promise<void>;
	/** Every event from here on, in order; returns the way to stop. */
	subscribe(hear: (event: FeedEvent) => void): () => void;
	/** What a person's browser shows at first. */
	snapshot(person: Person): Change[];
	/** What belongs to one edition, for those which the first snapshot leaves out. */
	edition(person: Person, editionId: Id): Change[];
	/** What somebody sent over HTTP, as far as it is a command; null if it is none. */
	read(input: unknown): CommandRequest | null;
	/** Resolves when what has been asked for so far is done. */
	close(): Promise<void>;
}

export interface DeskOptions {
	store: Store;
	/** To other servers on the same store, where it has a stream of events: there it must be given. */
	bus?: Bus;
	log: Pick<Log, 'error'>;
	/** Carries a command out within a span; told when it is its turn. */
	traced?: (
		commandId: Id,
		type: CommandType,
		carry: (began: () => void) => Promise<Answer>
	) => Promise<Answer>;
	/** Told of every answer to a command. */
	answered?: (type: CommandType, answer: Answer) => void;
	now?: () => number;
}

/** Commands looked through on start for who changed what last: what somebody may still undo. */
const RECENT_COMMANDS = 1000;

/** Reads all records into memory. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
	const { store } = options;
	const records = new DeskRecords();
	const { changes, stream, seq } = store.events
		? await store.events.all()
		: { changes: await store.records.all(), stream: newId(), seq: 0 };
	records.take(changes);
	const recent = await store.audit.list({ limit: RECENT_COMMANDS });
	for (const { changes, personId } of recent.reverse()) records.credit(changes, personId);
	return new LiveDesk(options, records, { stream, seq });
}
