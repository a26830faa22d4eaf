import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import { openDesk, type Desk } from './desk/desk.ts';
import { createLog, type Log } from './log.ts';
import { createPhotos, type Photos } from './photos/photos.ts';
import { isOwnOrigin } from './request-origin.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { Store } from './store/store.ts';
import type { Tables } from './store/tables.ts';

/** Everything that runs behind the pages. Routes and hooks reach it through services(). */
export interface Services {
	readonly config: Config;
	readonly log: Log;
	readonly store: Store;
	/** The store's own connection, for tables beside the records. */
	readonly db: Kysely<Tables>;
	readonly desk: Desk;
	readonly photos: Photos;
	/** Takes a WebSocket over; false: the path is none of ours, and the socket is untouched. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** Writes what is pending, closes all sockets with 1012, lets go of the database. */
	close(): Promise<void>;
}

/** Builds the server, each part from those before it. Throws ConfigError when it cannot start. */
export async function boot(config: Config): Promise<Services> {
	const log = createLog(config.logLevel);
	const { store, db } = await openSqliteStore(path.join(config.dataDir, 'copydesk.sqlite'));
	const desk = await openDesk({ store });
	const photos = createPhotos(path.join(config.dataDir, 'photos'));

	/** Who takes over which sockets, by the first part of the path. */
	const sockets: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void> =
		{};

	return {
		config,
		log,
		store,
		db,
		desk,
		photos,
		upgrade(request, socket, head) {
			const part = new URL(request.url ?? '/', 'http://host').pathname.split('/', 2)[1] ?? '';
			const takeOver = Object.hasOwn(sockets, part) ? sockets[part] : undefined;
			if (!takeOver) return false;
			if (isOwnOrigin(request.headers, config.origin)) takeOver(request, socket, head);
			else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
			return true;
		},
		async close() {
			await desk.close();
			await store.close();
		}
	};
}
