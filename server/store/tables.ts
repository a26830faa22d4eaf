import type { Generated } from 'kysely';

/** The tables of the store, as kysely sees them. JSON is text; times are epoch ms. */
export interface Tables {
	record: { kind: string; id: string; value: string };
	command: {
		seq: Generated<number>;
		id: string;
		person_id: string;
		at: number;
		type: string;
		command: string;
		changes: string;
		before: string;
		/** See audit-chain.ts; "" in rows that no chain was there for. */
		prev: Generated<string>;
		hash: Generated<string>;
	};
	/** Which stories, pages and editions a command touched. */
	command_subject: { subject: string; seq: number };
	/** Where the chain of commands begins: one row. */
	audit_origin: { name: string; at: number; rows: number; through_seq: number };
	story_update: {
		seq: Generated<number>;
		room: string;
		person_id: string;
		client_id: number | null;
		at: number;
		bytes: Uint8Array;
	};
	story_client: { room: string; client_id: number; person_id: string };
	/** Client ids under which words may have been passed on that are not in story_update. */
	story_unsettled: { room: string; client_id: number };
	/** Characters that came back with somebody (person_id) under an id that is not theirs. */
	story_returned: {
		room: string;
		client_id: number;
		clock: number;
		length: number;
		person_id: string;
	};
	/** `page` is JSON: a ProofContent whose stories have no copy. */
	proof: { id: string; page: string };
	/** Words of stories as they stood on proofs; `copy` is JSON. */
	proof_copy: { story_id: string; hash: string; copy: string };
	/** `writers` is JSON: ids of people; `through_seq`: the log had come so far. */
	version: {
		id: string;
		story_id: string;
		at: number;
		person_id: string | null;
		cause: string;
		step: string | null;
		label: string;
		hash: string;
		length: number;
		added: number;
		removed: number;
		writers: string;
		through_seq: number;
	};
	/** Texts of versions; `blocks` is JSON. */
	version_text: { story_id: string; hash: string; blocks: string };
	story_snapshot: { room: string; through_seq: number; at: number; bytes: Uint8Array };
}
