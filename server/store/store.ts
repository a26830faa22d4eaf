import type { ReturnedWords } from '#document/returned-words.ts';
import type { Block } from '#document/block.ts';
import type { Command, CommandType } from '#model/commands.ts';
import type { FeedEvent } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { ProofContent } from '#model/pulled-proof.ts';
import type { Change } from '#model/records.ts';
import type { Thinning } from '#model/thin-versions.ts';
import type { Version } from '#model/version.ts';

/**
 * What is kept: records, the audit log of commands, and the update log of every story's text.
 * An answer means it is on disk. One contract suite (store-contract.ts) says what every store does.
 */
export interface Store {
	readonly records: RecordStore;
	readonly audit: AuditStore;
	readonly log: UpdateLog;
	readonly proofs: ProofStore;
	readonly versions: VersionStore;
	readonly outside: OutsideStore;
	/** What all servers on one database write, where there may be several; null: this one is alone. */
	readonly events: EventStream | null;
	/** A command with all it changes, in one transaction; `updateSeqs` as log.append gives them. */
	commit(entry: CommitEntry, event?: NewEvent): Promise<Committed>;
	/** Writes something that leaves no trace; resolves once that is on disk. */
	probe(): Promise<void>;
	/** Writes what is pending and lets go of the database. */
	close(): Promise<void>;
}

export interface RecordStore {
	/** Every record there is, as changes from nothing. */
	all(): Promise<Change[]>;
	/**
	 * Writes derived records, which no command asked for and no audit row tells of; the number of the event
	 * as commit gives it.
	 */
	put(changes: readonly Change[], event?: NewEvent): Promise<number>;
}

/** `event`: its number in the stream; 0 without one. */
export interface Committed {
	seq: number;
	updateSeqs: number[];
	event: number;
}

/** Up to which event of which stream somebody knows all. */
export interface StreamPosition {
	stream: string;
	seq: number;
}

/**
 * What a write is in the stream of events. It rests on all of them up to `after`; is there a later one, or
 * another stream, nothing is written, and it rejects with Behind. Without changes it takes no number.
 */
export interface NewEvent extends Omit<FeedEvent, 'seq'> {
	after: StreamPosition;
}

/** Changes of records in the order in which they were written, by whichever server. */
export interface EventStream {
	/**
	 * Names the numbering, as this server found it when it got its present right to write: where all servers were
	 * away there is another one.
	 */
	readonly name: string;
	/** All records, and the last event in them. */
	all(): Promise<StreamPosition & { changes: Change[] }>;
	/**
	 * What came after a position; null: it is not kept any more, or of another stream, and all records are to be
	 * read anew.
	 */
	after(position: StreamPosition): Promise<FeedEvent[] | null>;
	/** Lets go of what was written before then, epoch ms. */
	trim(before: number): Promise<void>;
}

/** A command that has been carried out. */
export interface AuditRow {
	/** Counts commands, in the order in which they were carried out. */
	seq: number;
	commandId: Id;
	personId: Id;
	/** Epoch ms. */
	at: number;
	command: Command;
	changes: Change[];
	/** What stood there before: the same records in the same order. */
	before: Change[];
}

export type CommitEntry = Omit<AuditRow, 'seq'> & {
	/** Changes of texts that stand or fall with the command. */
	updates?: readonly NewUpdate[];
	/** What the proof that it pulls is of. */
	proof?: KeptProof;
	/** The text that it stands under. */
	version?: NewVersion;
	/** The link that it makes. */
	link?: OutsideLink;
	/** Up to where it has read texts: is there more of one of them, nothing is written, and it rejects with Behind. */
	texts?: readonly RoomPosition[];
};

/** What a link to an outside review is known by: a digest of its token, which is kept nowhere. */
export interface OutsideLink {
	key: string;
	reviewId: Id;
}

export interface OutsideStore {
	/** The outside review that a link is of; null: there is none. */
	find(key: string): Promise<Id | null>;
}

export interface KeptProof {
	id: Id;
	content: ProofContent;
}

export interface ProofStore {
	/** Words that did not change from one proof to the next are kept once. */
	content(id: Id): Promise<ProofContent | null>;
}

/** What a version is kept with; who wrote since the one before is found in the log. */
export interface NewVersion extends Omit<Version, 'writers'> {
	blocks: readonly Block[];
}

export interface VersionStore {
	/** A story's versions, the newest first. */
	list(storyId: Id): Promise<Version[]>;
	/** The text of a story that is kept under a hash; null: there is none. */
	text(storyId: Id, hash: string): Promise<Block[] | null>;
	/** Up to which update of the log a version was kept; null: there is none of this story. */
	keptAfter(storyId: Id, versionId: Id): Promise<{ hash: string; seq: number } | null>;
	/** Who has written in its story since a version was kept; nobody where there is none. */
	writersSince(versionId: Id): Promise<Id[]>;
	/** Keeps one without a command. Words that are there already are kept once. */
	keep(version: NewVersion): Promise<void>;
	/** Stories of which a text was kept after a pause from one moment until another, epoch ms. */
	pausedBetween(from: number, until: number): Promise<Id[]>;
	/**
	 * Drops versions with what no other one has of their words, and changes others. Only what was kept
	 * after a pause can go, whatever is asked.
	 */
	thin(storyId: Id, thinning: Thinning): Promise<void>;
}

export interface AuditFilter {
	/** Only the command of this id. */
	commandId?: Id;
	personId?: Id;
	/** Only commands of any of these types; of an empty list there are none. */
	types?: readonly CommandType[];
	/** Only commands that touched any of these stories, pages or editions; of an empty list there are none. */
	subjects?: readonly Id[];
	/** Epoch ms: from then on, and before then. */
	from?: number;
	until?: number;
	/** Only rows with a greater seq. */
	afterSeq?: number;
	/** Only rows with a smaller seq, to page on. */
	beforeSeq?: number;
}

export interface AuditPart extends AuditFilter {
	/** At most so many; 200 unless told. */
	limit?: number;
	/** Newest first unless told. */
	order?: 'newest' | 'oldest';
}

/** A row as it is kept: what its hash is over. */
export interface KeptRow {
	seq: number;
	commandId: Id;
	personId: Id;
	/** Epoch ms. */
	at: number;
	type: string;
	/** JSON of a Command, and of lists of Change. */
	command: string;
	changes: string;
	before: string;
	/** sha-256, hex: of the row before, and of this one. */
	prev: string;
	hash: string;
}

/**
 * What is wrong with a row. altered: it is not as it was written; foreign: it was not written by
 * Copydesk; missing: rows before it are gone; order: rows before it were moved or put in. origin: the
 * chain's beginning is gone (seq null).
 */
export type ChainFault =
	| { kind: 'altered' | 'foreign' | 'missing' | 'order'; seq: string }
	| { kind: 'origin'; seq: null };

/** What going through the whole log has found. */
export interface ChainReport {
	/** Rows that are as they were written, up to the first one that is not. */
	rows: number;
	/** The hash of the last of them. Cutting off the end shows only to who has noted it elsewhere. */
	head: string;
	/** When the first row was written, epoch ms; null: there is none. */
	since: number | null;
	/** Rows from before there was a chain, and when they were chained; null: none. */
	chainedLater: { rows: number; at: number } | null;
	fault: ChainFault | null;
	/** Whether the head that was asked for is in the chain; null: none was. */
	holdsHead: boolean | null;
}

export interface AuditStore {
	find(commandId: Id): Promise<AuditRow | null>;
	list(part?: AuditPart): Promise<AuditRow[]>;
	/** The same rows as list, as they are kept. */
	kept(part?: AuditPart): Promise<KeptRow[]>;
	/** How many there are, counted up to `most`. */
	count(filter: AuditFilter, most: number): Promise<number>;
	/** Goes through all rows; `head` is one that was noted earlier. */
	verify(head?: string): Promise<ChainReport>;
}

/** One update of a text, as it came from whoever wrote it. */
export interface NewUpdate {
	room: string;
	personId: Id;
	/** The Yjs client id its structs are under; null if it holds none (deletions only). */
	clientId: number | null;
	/** Further client ids of that person's in it; hardly ever any. */
	alsoUnder?: readonly number[];
	/** What is in it under ids that are not that person's; hardly ever anything. */
	returned?: readonly ReturnedRange[];
	/** Epoch ms. */
	at: number;
	bytes: Uint8Array;
}

/** Client ids, and the person who writes under them in a room. */
export interface Claim {
	room: string;
	clientIds: readonly number[];
	personId: Id;
}

/** Client ids under which all words that this server has passed on in a room are in the log. */
export interface Settled {
	room: string;
	clientIds: readonly number[];
	/** Those under which servers that are gone had left something, and whose windows have brought it. */
	back?: readonly number[];
}

/** Who brings it is who the update is of. */
export type ReturnedRange = Omit<ReturnedWords, 'personId'>;

/** Whose client id it is. */
export interface RoomClient {
	clientId: number;
	personId: Id;
	/** There may be words under it that were passed on and are not in the log: it was not settled. */
	mayLack: boolean;
}

export interface LoggedUpdate {
	seq: number;
	personId: Id;
	bytes: Uint8Array;
}

/** Updates in order: an array, or something that makes each of them when it is looked at. */
export interface LoggedTail extends Iterable<LoggedUpdate> {
	readonly length: number;
	/** Counted from the end where negative. */
	at(index: number): LoggedUpdate | undefined;
	map<T>(of: (update: LoggedUpdate) => T): T[];
	reduce<T>(fold: (sum: T, update: LoggedUpdate) => T, initial: T): T;
}

/** Everything needed to open a room. */
export interface LoadedRoom {
	/** The merged state up to and with `snapshotSeq`; null (and 0) before the first compaction. */
	snapshot: Uint8Array | null;
	snapshotSeq: number;
	/** What came after, in order. */
	tail: LoggedTail;
	/** Whose client id is whose, over the whole life of the room. */
	clients: RoomClient[];
	returned: ReturnedWords[];
}

/** Every update there ever was of a room, in a few pieces of memory that can be handed over. */
export interface LoggedHistory extends Pick<LoadedRoom, 'clients' | 'returned'> {
	/** The bytes of all updates, one after the other, and where each ends. */
	bytes: Uint8Array;
	ends: Uint32Array;
	/** Of each; they grow. */
	seqs: Float64Array;
	/** Epoch ms of each. */
	at: Float64Array;
	/** Who wrote each, as an index into `people`. */
	authors: Uint32Array;
	people: Id[];
}

/** Where an update stands in the log. */
export interface LogPlace {
	seq: number;
	/** The seq of the one before it in its room; 0: there is none. */
	prev: number;
}

/** An update as it is found in the log beside others who write it. */
export interface FoundUpdate extends LoggedUpdate {
	room: string;
	clientId: number | null;
}

/** Up to which seq somebody has all updates of a room. */
export interface RoomPosition {
	room: string;
	seq: number;
}

/** Where a room ends in the log, and who wrote that when (epoch ms). */
export interface LastUpdate extends RoomPosition {
	personId: Id;
	at: number;
}

/** Whose client id it is, and what may be lost of it. */
export interface SharedClient extends RoomClient {
	/** Another server that is there may have words under it in hand. */
	isHeld: boolean;
}

/** The log as servers read and write it that work side by side on one database. */
export interface SharedLog {
	/** The number under which this server writes now. */
	epoch(): number;
	/** Whether it renewed its right to write so lately that it surely has it, also if it has slept. */
	isFresh(): boolean;
	/** Of these numbers those of servers that are there, and may yet write what they have in hand. */
	present(epochs: readonly number[]): Promise<number[]>;
	/** The same as UpdateLog.append, with where each stands. */
	append(updates: readonly NewUpdate[]): Promise<LogPlace[]>;
	/** Appends the first update of a room, and resolves to its seq; null: there is one already. */
	begin(update: NewUpdate): Promise<number | null>;
	/** What came in rooms after these seqs, the first so many of each, in order. */
	after(positions: readonly RoomPosition[], most: number): Promise<FoundUpdate[]>;
	/** Of these client ids those that are somebody's. */
	clients(room: string, clientIds: readonly number[]): Promise<SharedClient[]>;
	/** What this server has passed on in a room and not written it will not write any more. */
	giveUp(room: string): Promise<void>;
}

export interface UpdateLog {
	/**
	 * Resolves once the updates are durable, to a seq for each in the same order. Seqs grow over all
	 * rooms. Appends from all rooms within a few milliseconds share one commit.
	 */
	append(updates: readonly NewUpdate[]): Promise<number[]>;
	load(room: string): Promise<LoadedRoom>;
	/** All that was ever appended to a room, whatever was compacted; null: it is more bytes than `most`. */
	history(room: string, most: number): Promise<LoggedHistory | null>;
	/** The rooms that the latest so many updates are of, with who wrote last in each and when. */
	recent(updates: number): Promise<{ room: string; personId: Id; at: number }[]>;
	/** The last update of each of these rooms, of those that have any. */
	last(rooms: readonly string[]): Promise<LastUpdate[]>;
	/**
	 * Keeps a merged state for all updates up to `throughSeq`, so that the next load reads it and
	 * the tail only. The updates themselves stay: they are the story's history.
	 */
	compact(room: string, snapshot: Uint8Array, throughSeq: number): Promise<void>;
	/**
	 * Notes whose client ids these are, which stay with who claimed them first, and that there may be
	 * words under them that are not in the log: to be on disk before any such words are passed on.
	 * Resolves to whose each of them is.
	 */
	claim(claim: Claim): Promise<Id[]>;
	settle(settled: Settled): Promise<void>;
	/** What servers need that write it side by side; null: it has but one. */
	readonly shared: SharedLog | null;
	/**
	 * Whether a write was rejected for what is in it, and not because the disk failed: trying it again
	 * helps nobody.
	 */
	isRefusal(error: unknown): boolean;
}
