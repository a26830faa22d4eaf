import type { SyncLoad } from '../sync/sync-meter.ts';

/** What is looked at when somebody asks, and costs nothing until then. */
export interface MetricSources {
	sync: { load(): SyncLoad };
	feed: { load(): { connections: number; unread: number } };
	/** When what was written up to then was last backed up, epoch ms; null: never. Without it nothing is said. */
	backedUpAt?: () => number | null;
}

/** One figure of it. */
export interface Load {
	name: string;
	help: string;
	/** Undefined: there is nothing to say. */
	read(sources: MetricSources): number | undefined;
	/** What several newsrooms are taken together, unless it is their sum. */
	isMost?: boolean;
}

export const LOADS: readonly Load[] = [
	{ name: 'rooms_open', help: 'Stories that are open.', read: ({ sync }) => sync.load().rooms },
	{
		...{ name: 'story_connections', help: 'Sockets in stories.' },
		read: ({ sync }) => sync.load().connections
	},
	{
		...{ name: 'desk_connections', help: 'Sockets of the desk feed.' },
		read: ({ feed }) => feed.load().connections
	},
	{
		...{ name: 'unacknowledged_updates', help: 'Updates that came and are not on disk.' },
		read: ({ sync }) => sync.load().unacknowledged
	},
	{
		...{ name: 'buffered_bytes', help: 'Bytes that wait for sockets to read them.' },
		read: ({ sync, feed }) => sync.load().unread + feed.load().unread
	},
	{
		...{ name: 'buffered_bytes_max', help: 'The most that wait for one story socket.' },
		...{ read: ({ sync }) => sync.load().mostUnread, isMost: true }
	},
	{
		...{ name: 'backup_age_seconds', help: 'Since all that was written then is in the backup.' },
		...{ read: ageOf, isMost: true }
	}
];

function ageOf({ backedUpAt }: MetricSources): number | undefined {
	if (!backedUpAt) return undefined;
	const at = backedUpAt();
	return at === null ? Infinity : (Date.now() - at) / 1000;
}

/** Of all together; undefined: there is none. */
export function together({ read, isMost }: Load, all: Iterable<MetricSources>): number | undefined {
	const values = [...all].flatMap((sources) => read(sources) ?? []);
	if (isMost) return values.length === 0 ? undefined : Math.max(...values);
	return values.reduce((sum, value) => sum + value, 0);
}
