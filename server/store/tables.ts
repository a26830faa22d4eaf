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
	/** Client ids under which a server may have passed words on that are not in story_update. */
	story_in_hand: { room: string; client_id: number; epoch: Generated<number> };
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
		/** -1: not counted. */
		added: number;
		removed: number;
		writers: string;
		through_seq: number;
	};
	/** Texts of versions; `blocks` is JSON. */
	version_text: { story_id: string; hash: string; blocks: string };
	/** What people have read of a story (or all, `*`), up to when. */
	seen: { person_id: string; subject: string; until: number };
	/** Whether somebody wants the digest, their language, and when it was last sent (0: never). */
	digest_choice: { person_id: string; wanted: number; lang: string; sent_at: number };
	/** Links to outside reviews; `key` is a digest of the token. */
	outside_link: { key: string; review_id: string };
	/** What servers on one database sign with, by what it is for. On SQLite it is a file beside. */
	server_key: { name: string; value: string };
	story_snapshot: { room: string; through_seq: number; at: number; bytes: Uint8Array };
	/** PostgreSQL alone: what several servers tell each other; see EventStream. */
	desk_event: {
		seq: number;
		at: number;
		person_id: string | null;
		command_id: string | null;
		/** JSON of what a FeedEvent says of its command, and of a list of Change. */
		command: string | null;
		changes: string;
	};
}
