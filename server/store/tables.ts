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
	};
	story_update: {
		seq: Generated<number>;
		room: string;
		person_id: string;
		client_id: number | null;
		at: number;
		bytes: Uint8Array;
	};
	story_client: { room: string; client_id: number; person_id: string };
	/** Rooms that are open, or were when the server went down. */
	story_open: { room: string };
	story_snapshot: { room: string; through_seq: number; at: number; bytes: Uint8Array };
}
