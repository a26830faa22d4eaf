import { expect } from 'vitest';
import { memoryLog, type MemoryLog } from './memory-log.ts';
import { startSyncServer, STORY, type SyncServer, type SyncServerOptions } from './sync-server.ts';
import { writer, type Writer } from './writer.ts';

export const ROOM = `story/${STORY}`;

/** A server with one story that anna is in: she has written a line, which is in the log. */
export interface AnnasStory {
	log: MemoryLog;
	server: SyncServer;
	anna: Writer;
}

export async function annasStory(options: SyncServerOptions = {}): Promise<AnnasStory> {
	const log = memoryLog();
	const server = await startSyncServer({ ...options, log });
	const anna = writer(server, 'anna');
	await anna.synced();
	anna.type('鱼市开秤');
	await expect.poll(() => log.rows.length).toBe(2);
	return { log, server, anna };
}
