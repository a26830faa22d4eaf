import type { ReturnedWords } from '#document/returned-words.ts';
import type { Block } from '#document/block.ts';
import type { Command, CommandType } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { ProofContent } from '#model/pulled-proof.ts';
import type { Change } from '#model/records.ts';
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
	/** A command with all it changes, in one transaction; `updateSeqs` as log.append gives them. */
	commit(entry: CommitEntry): Promise<{ seq: number; updateSeqs: number[] }>;
	/** Writes something that leaves no trace; resolves once that is on disk. */
	probe(): Promise<void>;
	/** Writes what is pending and lets go of the database. */
	close(): Promise<void>;
}

export interface RecordStore {
	/** Every record there is, as changes from nothing. */
	all(): Promise<Change[]>;
	/** Writes derived records, which no command asked for and no audit row tells of. */
	put(changes: readonly Change[]): Promise<void>;
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
};

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
	/** Who has written in its story since a version was kept; nobody where there is none. */
	writersSince(versionId: Id): Promise<Id[]>;
	/** Keeps one without a command. Words that are there already are kept once. */
	keep(version: NewVersion): Promise<void>;
}

export interface AuditFilter {
	/** Only the command of this id. */
	commandId?: Id;
	personId?: Id;
	types?: readonly CommandType[];
	/** Only commands that touched any of these stories, pages or editions. */
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

export interface UpdateLog {
	/**
	 * Resolves once the updates are durable, to a seq for each in the same order. Seqs grow over all
	 * rooms. Appends from all rooms within a few milliseconds share one commit.
	 */
	append(updates: readonly NewUpdate[]): Promise<number[]>;
	load(room: string): Promise<LoadedRoom>;
	/** The rooms that the latest so many updates are of, with who wrote last in each and when. */
	recent(updates: number): Promise<{ room: string; personId: Id; at: number }[]>;
	/**
	 * Keeps a merged state for all updates up to `throughSeq`, so that the next load reads it and
	 * the tail only. The updates themselves stay: they are the story's history.
	 */
	compact(room: string, snapshot: Uint8Array, throughSeq: number): Promise<void>;
	/**
	 * Notes whose client ids these are, which stay with who claimed them first, and that there may be
	 * words under them that are not in the log: to be on disk before any such words are passed on.
	 */
	claim(claim: Claim): Promise<void>;
	/** All words that were ever passed on under these ids are in the log. */
	settle(room: string, clientIds: readonly number[]): Promise<void>;
	/**
	 * Whether a write was rejected for what is in it, and not because the disk failed: trying it again
	 * helps nobody.
	 */
	isRefusal(error: unknown): boolean;
}
