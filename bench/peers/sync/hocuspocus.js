/**
 * Hocuspocus as it comes (flushDelay 0, debounce 2 s), with the tables and statements of its SQLite
 * extension over node:sqlite, since that extension brings a native module of its own.
 */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const { HOST, PORT, DATA_DIR } = process.env;
const database = new DatabaseSync(path.join(DATA_DIR, 'hocuspocus.sqlite'));
database.exec(
	'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))'
);
const select = database.prepare(
	'SELECT data FROM "documents" WHERE name = $name ORDER BY rowid DESC'
);
const upsert = database.prepare(
	'INSERT INTO "documents" ("name", "data") VALUES ($name, $data) ON CONFLICT(name) DO UPDATE SET data = $data'
);

const server = new Server({
	address: HOST,
	port: Number(PORT),
	quiet: true,
	websocketOptions: { perMessageDeflate: false },
	extensions: [
		new Database({
			fetch: async ({ documentName }) => select.get({ $name: documentName })?.data ?? null,
			store: async ({ documentName, state }) => {
				upsert.run({ $name: documentName, $data: state });
			}
		})
	]
});
await server.listen();
console.log(`running at ${HOST}:${PORT}`);
