/**
 * Hocuspocus as its documentation has several of them: its Redis extension, and its database extension
 * over `pg`, with the table and the statements of its SQLite extension in PostgreSQL's types.
 */
import { Database } from '@hocuspocus/extension-database';
import { Redis } from '@hocuspocus/extension-redis';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const { HOST, PORT, DATABASE_URL, REDIS_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL });
// A connection that breaks while it is idle; the next query takes another one.
pool.on('error', () => undefined);

const database = new Database({
	fetch: async ({ documentName }) => {
		const { rows } = await pool.query('SELECT data FROM documents WHERE name = $1', [documentName]);
		return rows[0]?.data ?? null;
	},
	store: async ({ documentName, state }) => {
		await pool.query(
			'INSERT INTO documents (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = $2',
			[documentName, state]
		);
	}
});

function redis() {
	const { hostname, port } = new URL(REDIS_URL);
	return new Redis({ host: hostname, port: Number(port) });
}

const server = new Server({
	address: HOST,
	port: Number(PORT),
	quiet: true,
	websocketOptions: { perMessageDeflate: false },
	extensions: REDIS_URL ? [redis(), database] : [database]
});
await server.listen();
console.log(`running at ${HOST}:${PORT}`);
