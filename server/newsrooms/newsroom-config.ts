import path from 'node:path';
import { NEWSROOM_PLACE, type Config } from '../config.ts';
import type { NewsroomEntry } from './newsroom-list.ts';

/** The settings of one newsroom: those of the installation, with a folder, a database and a place in the bucket and the backup of its own. */
export function configOf(config: Config, { name, origin }: NewsroomEntry): Config {
	const { media, backupDir } = config;
	return {
		...config,
		dataDir: path.join(config.dataDir, 'newsrooms', name),
		database: config.database?.replaceAll(NEWSROOM_PLACE, name) ?? null,
		media: media && { ...media, prefix: `${media.prefix}${name}/` },
		backupDir: backupDir && path.join(backupDir, name),
		origin,
		// One door tells of all.
		metrics: null,
		newsrooms: null
	};
}
