import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config.ts';
import { configOf } from './newsroom-config.ts';
import type { NewsroomEntry } from './newsroom-list.ts';

/** Of so many newsrooms one database has to answer: that one of them is broken is not everybody's business. */
const ASKED = 3;

/** Resolves once something was written where newsrooms are kept of which none is open. */
export async function probeHouse(
	config: Config,
	entries: readonly NewsroomEntry[],
	/** Resolves once a database has written. */
	probeDatabase: (url: string) => Promise<void>
): Promise<void> {
	const file = path.join(config.dataDir, 'ready');
	await writeFile(file, '', { flush: true });
	await rm(file, { force: true });
	const databases = entries
		.slice(0, ASKED)
		.flatMap((entry) => configOf(config, entry).database ?? []);
	if (databases.length > 0) await Promise.any(databases.map(probeDatabase));
}
