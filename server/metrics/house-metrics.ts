import { AggregatorRegistry, Gauge, Registry } from 'prom-client';
import { createCounts, type Counts } from './counts.ts';
import { LOADS, type MetricSources } from './loads.ts';
import { watchServer, type Metrics } from './metrics.ts';

/** How a server of many newsrooms fares: the process once, all newsrooms together, and each that is open. */
export interface HouseMetrics extends Pick<Metrics, 'contentType' | 'text' | 'close'> {
	/** What a newsroom that is being opened counts with; closed with it. */
	of(newsroom: string): Metrics;
}

interface Counted extends Counts {
	registry: Registry;
}

/**
 * What is counted is added up twice: for all, under the names of a server with one newsroom, and for its own
 * newsroom. Neither ever falls: what a newsroom has counted is kept while it is closed, and not said, so its
 * line has gaps and no steps back, and no more lines are there than newsrooms are open.
 */
export function createHouseMetrics(): HouseMetrics {
	const registry = new Registry();
	const all = createCounts(registry, 'server');
	const counted = new Map<string, Counted>();
	const open = new Map<string, MetricSources>();
	watchServer(registry, () => open.values());
	watchEach(registry, open);

	function countedOf(newsroom: string): Counted {
		const kept = counted.get(newsroom) ?? countsOf(newsroom);
		counted.set(newsroom, kept);
		return kept;
	}

	return {
		of(newsroom) {
			const own = countedOf(newsroom);
			return {
				...both(all, own),
				watch: (sources) => void open.set(newsroom, sources),
				contentType: registry.contentType,
				text: () => own.registry.metrics(),
				close: () => void open.delete(newsroom)
			};
		},
		contentType: registry.contentType,
		async text() {
			const own = [...open.keys()].map((name) => countedOf(name).registry.getMetricsAsJSON());
			const each = AggregatorRegistry.aggregate(await Promise.all(own));
			return `${await registry.metrics()}\n${await each.metrics()}`;
		},
		close: () => registry.clear()
	};
}

function countsOf(newsroom: string): Counted {
	const registry = new Registry();
	registry.setDefaultLabels({ newsroom });
	return { registry, ...createCounts(registry, 'newsroom') };
}

const both = (one: Counts, other: Counts): Counts => ({
	sync: {
		acknowledged(ms) {
			one.sync.acknowledged(ms);
			other.sync.acknowledged(ms);
		},
		refused(code, rule) {
			one.sync.refused(code, rule);
			other.sync.refused(code, rule);
		}
	},
	command(type, answer) {
		one.command(type, answer);
		other.command(type, answer);
	},
	databaseError(doing) {
		one.databaseError(doing);
		other.databaseError(doing);
	},
	mismatch(what) {
		one.mismatch(what);
		other.mismatch(what);
	},
	refusedMessage(why) {
		one.refusedMessage(why);
		other.refusedMessage(why);
	}
});

function watchEach(registry: Registry, open: ReadonlyMap<string, MetricSources>): void {
	const registers = [registry];
	new Gauge({
		...{ name: 'copydesk_newsrooms_open', help: 'Newsrooms that are open.', registers },
		collect() {
			this.set(open.size);
		}
	});
	for (const { name, help, read } of LOADS)
		new Gauge({
			...{ name: `copydesk_newsroom_${name}`, help, labelNames: ['newsroom'], registers },
			collect() {
				this.reset();
				for (const [newsroom, sources] of open) {
					const value = read(sources);
					if (value !== undefined) this.set({ newsroom }, value);
				}
			}
		});
}
