import type { CommandType } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';

/** Who did it; null: nobody who signed in. */
export interface LinePerson {
	id: Id;
	name: string;
	/** Of the six inks; null: the person is not known any more. */
	ink: number | null;
	square: boolean;
}

/** One field of one record; null: the record was not there. */
export interface FieldLine {
	label: string;
	before: string | null;
	after: string | null;
}

export interface RecordLines {
	/** 稿件《…》; what happened to it is in the fields. */
	name: string;
	fields: FieldLine[];
}

/** What a row concerns: a way to narrow the list to it. */
export interface LineSubject {
	id: Id;
	name: string;
}

/** A row of the audit log for one reader in one language: nothing in it that they may not read. */
export interface AuditLine {
	seq: number;
	at: number;
	person: LinePerson | null;
	/** Null: the row cannot be read any more. */
	type: CommandType | null;
	act: string;
	about: string;
	/** A signature or its taking back. */
	solid: boolean;
	prev: string;
	hash: string;
	records: RecordLines[];
	/** Records that are not listed. */
	more: number;
	subjects: LineSubject[];
}

export type ChainFaultKind = 'altered' | 'foreign' | 'missing' | 'order' | 'origin';

/** How the whole log was found the last time somebody looked. */
export interface VerifiedChain {
	/** Epoch ms. */
	at: number;
	rows: number;
	head: string;
	since: number | null;
	chainedLater: { rows: number; at: number } | null;
	fault: { kind: ChainFaultKind; seq: string | null } | null;
}

/** What /api/audit answers. */
export interface AuditPage {
	/** Newest first. */
	lines: AuditLine[];
	hasNewer: boolean;
	hasOlder: boolean;
	/** Names of what stands in the address and means nothing. */
	ignored: string[];
	/** The story, page or edition it is narrowed to. */
	about: LineSubject | null;
	verified: VerifiedChain | null;
}
