import type { SpanExporter } from '@opentelemetry/sdk-trace';

/** Says that spans were lost; how many since it was said last. */
export type SayLost = (error: unknown, spans: number) => void;

/** A collector may be away for a night. */
const SAID_EVERY_MS = 60_000;
/** How an export ends well, which is a constant of a package that only its own types come from. */
const SUCCESS = 0;

/** The same exporter; what it cannot deliver is said once a minute, and not kept. */
export function exporterThatSays(
	exporter: SpanExporter,
	say: SayLost,
	now: () => number = () => performance.now()
): SpanExporter {
	let lost = 0;
	let saidAt = -Infinity;
	return {
		export: (spans, done) =>
			exporter.export(spans, (result) => {
				if (result.code !== SUCCESS) {
					lost += spans.length;
					if (now() - saidAt >= SAID_EVERY_MS) {
						saidAt = now();
						say(result.error, lost);
						lost = 0;
					}
				}
				done(result);
			}),
		forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
		shutdown: () => exporter.shutdown()
	};
}
