import { Client } from 'pg';

/** What is held on to in a transaction. */
export interface Held {
	/** Whether somebody waits for it. */
	isWaitedFor(): Promise<boolean>;
	/** Lets go of it. */
	end(): Promise<void>;
}

/** Does something in a transaction that stays open. */
export async function hold(url: string, text: string): Promise<Held> {
	const client = new Client({ connectionString: url });
	// Where the database is ended meanwhile, it is let go of by that.
	client.on('error', () => undefined);
	await client.connect();
	await client.query(`begin; ${text}`);
	const waiting = `select pid from pg_locks
		where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
	return {
		isWaitedFor: async () => (await client.query(waiting)).rows.length > 0,
		end: () => client.end()
	};
}
