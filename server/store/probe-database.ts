import { OpenQuestions } from './open-questions.ts';
import { readAddress } from './postgres-address.ts';
import { limitedClient, QUICK } from './postgres-client.ts';

/** How long a connection may take to come, ms. */
const PATIENCE_MS = 2_000;

/**
 * Resolves once a PostgreSQL database has written to its log, and so to its disk, that it was asked; no table
 * of it is touched, and nobody needs a right in it beyond that to connect.
 */
export async function probeDatabase(url: string): Promise<void> {
	const Client = limitedClient(new OpenQuestions());
	const client = new Client({ ...readAddress(url), connectionTimeoutMillis: PATIENCE_MS });
	client.limits = QUICK;
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ reads: boolean }>(
			`select current_setting('transaction_read_only')::bool as reads`
		);
		if (rows[0]?.reads) throw new Error('the database can only be read');
		await client.query(`set synchronous_commit = on`);
		await client.query(`select pg_logical_emit_message(true, 'copydesk', 'ready?')`);
	} finally {
		await client.end();
	}
}
