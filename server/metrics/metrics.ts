import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createCounts, type Counts } from './counts.ts';
import { LOADS, together, type MetricSources } from './loads.ts';

/** How the server fares, for Prometheus. Numbers only: no words, no names, no ids. */
export interface Metrics extends Counts {
	watch(sources: MetricSources): void;
	readonly contentType: string;
	text(): Promise<string>;
	close(): void;
}

/** Of a server with one newsroom. */
export function createMetrics(): Metrics {
	const registry = new Registry();
	return {
		...createCounts(registry, 'server'),
		watch: (sources) => watchServer(registry, () => [sources]),
		contentType: registry.contentType,
		text: () => registry.metrics(),
		close: () => registry.clear()
	};
}

/** What is looked at of the process, and of the newsrooms that are open in it. */
export function watchServer(registry: Registry, open: () => Iterable<MetricSources>): void {
	// Begun here, so that what is never read costs no timer; one every 50 ms tells lags that people feel.
	collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
	for (const load of LOADS) {
		const { name, help } = load;
		const collect = function (this: Gauge): void {
			const value = together(load, open());
			if (value === undefined) this.remove();
			else this.set(value);
		};
		new Gauge({ ...{ name: `copydesk_${name}`, help }, registers: [registry], collect });
	}
}
