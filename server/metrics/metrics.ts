import {
	collectDefaultMetrics,
	Counter,
	Gauge,
	Histogram,
	Registry,
	type GaugeConfiguration
} from 'prom-client';
import type { Answer } from '../desk/desk.ts';
import type { SyncLoad, SyncMeter } from '../sync/sync-meter.ts';

/** What can turn out not to be what its hash says. */
export const MISMATCHES = ['audit', 'photo', 'evidence'] as const;
export type Mismatch = (typeof MISMATCHES)[number];

/** What is looked at when somebody asks, and costs nothing until then. */
export interface MetricSources {
	sync: { load(): SyncLoad };
	feed: { load(): { connections: number; unread: number } };
	/** When what was written up to then was last backed up, epoch ms; null: never. Without it nothing is said. */
	backedUpAt?: () => number | null;
}

/** How the server fares, for Prometheus. Numbers only: no words, no names, no ids. */
export interface Metrics {
	readonly sync: SyncMeter;
	command(type: string, answer: Answer): void;
	databaseError(doing: string): void;
	mismatch(what: Mismatch): void;
	watch(sources: MetricSources): void;
	readonly contentType: string;
	text(): Promise<string>;
	close(): void;
}

const ACK_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	const acknowledged = new Histogram({
		...{ name: 'copydesk_ack_seconds', buckets: ACK_SECONDS, registers },
		help: 'From the arrival of an update until it was on disk and acknowledged.'
	});
	const count = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
		new Counter({ name: `copydesk_${name}_total`, help, labelNames, registers });
	const refused = count('refused_frames', 'Frames of story sockets that were refused.', [
		'code',
		'rule'
	]);
	const commands = count('commands', 'Commands, by type and outcome.', ['type', 'outcome']);
	const errors = count('database_errors', 'Questions the database did not answer.', ['doing']);
	const mismatches = count('hash_mismatches', 'What was not what its hash says.', ['what']);
	// Said from the start, so that the first one is an increase.
	for (const what of MISMATCHES) mismatches.inc({ what }, 0);
	return {
		sync: {
			acknowledged: (ms) => acknowledged.observe(ms / 1000),
			refused: (code, rule) => refused.inc({ code, rule })
		},
		command: (type, answer) =>
			commands.inc({ type, outcome: answer.ok ? 'done' : answer.error.reason }),
		databaseError: (doing) => errors.inc({ doing }),
		mismatch: (what) => mismatches.inc({ what }),
		watch: (sources) => watch(registry, sources),
		contentType: registry.contentType,
		text: () => registry.metrics(),
		close: () => registry.clear()
	};
}

function watch(registry: Registry, { sync, feed, backedUpAt }: MetricSources): void {
	// Begun here, so that what is never read costs no timer; one every 50 ms tells lags that people feel.
	collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
	const gauge = (name: string, help: string, read: () => number): Gauge => {
		const options: GaugeConfiguration<string> = { name: `copydesk_${name}`, help };
		const collect = function (this: Gauge): void {
			this.set(read());
		};
		return new Gauge({ ...options, registers: [registry], collect });
	};
	gauge('rooms_open', 'Stories that are open.', () => sync.load().rooms);
	gauge('story_connections', 'Sockets in stories.', () => sync.load().connections);
	gauge('desk_connections', 'Sockets of the desk feed.', () => feed.load().connections);
	gauge('unacknowledged_updates', 'Updates that came and are not on disk.', () => {
		return sync.load().unacknowledged;
	});
	gauge('buffered_bytes', 'Bytes that wait for sockets to read them.', () => {
		return sync.load().unread + feed.load().unread;
	});
	gauge('buffered_bytes_max', 'The most that wait for one story socket.', () => {
		return sync.load().mostUnread;
	});
	if (backedUpAt)
		gauge('backup_age_seconds', 'Since all that was written then is in the backup.', () => {
			const at = backedUpAt();
			return at === null ? Infinity : (Date.now() - at) / 1000;
		});
}
