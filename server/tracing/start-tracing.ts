import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
	ROOT_CONTEXT,
	SpanKind,
	SpanStatusCode,
	trace,
	TraceFlags,
	type Span as OtelSpan,
	type Tracer
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
	BatchSpanProcessor,
	ParentBasedSampler,
	TraceIdRatioBasedSampler,
	TracerProvider,
	type Sampler
} from '@opentelemetry/sdk-trace';
import { withTimeout } from '../with-timeout.ts';
import { exporterThatSays, type SayLost } from './exporter-that-says.ts';
import { parentOf } from './traceparent.ts';
import type { Sampling, TracesConfig } from './traces-config.ts';
import type { Beginning, Span, Told, Tracing } from './tracing.ts';

/** What waits for the collector at most; beyond it spans are dropped. */
const MOST = 2048;
/** How long one delivery may take with all its attempts, ms. */
const PATIENCE_MS = 10_000;

export interface StartedTracing {
	tracing: Tracing;
	/** What a line of the log says of the trace it belongs to. */
	ids(): object;
}

/**
 * Traces by OpenTelemetry, whose modules nobody else loads. Nothing is registered globally: what other
 * packages would tell of themselves (better-auth of its queries) is not told.
 */
export function startTracing(settings: TracesConfig, lost: SayLost): StartedTracing {
	const { url, headers, service, sampler, continues } = settings;
	const exporter = new OTLPTraceExporter({ url, headers, timeoutMillis: PATIENCE_MS });
	const own = { 'service.name': service, 'service.instance.id': randomUUID() };
	const provider = new TracerProvider({
		resource: detectResources({ detectors: [envDetector] }).merge(resourceFromAttributes(own)),
		sampler: samplerOf(sampler),
		spanProcessors: [
			new BatchSpanProcessor({
				exporter: exporterThatSays(exporter, lost),
				maxQueueSize: MOST,
				scheduledDelayMillis: 1000
			})
		]
	});
	const spans = new Spans(provider.getTracer('copydesk'));
	const close = async (ms: number) => {
		// What cannot be delivered is said by the exporter.
		const done = provider.shutdown().catch(() => undefined);
		await withTimeout(ms, done, () => undefined);
	};
	return { tracing: tracingOf(spans, { continues, close }), ids: () => spans.ids() };
}

/** `common`: what every span says that is begun by it. */
function tracingOf(
	spans: Spans,
	base: Pick<Tracing, 'continues' | 'close'>,
	common: Told = {}
): Tracing {
	const begin: Tracing['begin'] = (name, told, beginning) =>
		spans.begin(name, { ...common, ...told }, beginning);
	return {
		...base,
		begin,
		async within(name, told, work) {
			const span = begin(name, told);
			try {
				return await span.run(() => work(span));
			} catch (error) {
				span.fail(error);
				throw error;
			} finally {
				span.end();
			}
		},
		current: () => spans.current(),
		nameRoute(method, route) {
			const span = spans.current();
			if (!span || route === null) return;
			span.rename(`${method} ${route}`);
			span.tell({ 'http.route': route });
		},
		past: (name, ms, told, error) => spans.past(name, ms, { ...common, ...told }, error),
		fault(what, told) {
			const current = spans.current();
			if (current) return current.event(what, told);
			const alone = begin('fault');
			alone.event(what, told);
			alone.end();
		},
		of: (more) => tracingOf(spans, base, { ...common, ...more }),
		claim: () => spans.current()?.tell(common)
	};
}

function samplerOf({ share, isByParent }: Sampling): Sampler {
	const root = new TraceIdRatioBasedSampler(share);
	return isByParent ? new ParentBasedSampler({ root }) : root;
}

/** Which span each piece of work is in. */
class Spans {
	readonly #tracer: Tracer;
	readonly #current = new AsyncLocalStorage<OneSpan>();

	constructor(tracer: Tracer) {
		this.#tracer = tracer;
	}

	/** What goes on after its span has ended is part of nothing. */
	current(): OneSpan | undefined {
		const current = this.#current.getStore();
		return current?.isOver ? undefined : current;
	}

	begin(name: string, told: Told = {}, { traceparent, isAsked }: Beginning = {}): Span {
		const outer = this.current();
		const remote = traceparent === undefined ? null : parentOf(traceparent);
		const parent = outer
			? trace.setSpan(ROOT_CONTEXT, outer.span)
			: remote
				? trace.setSpanContext(ROOT_CONTEXT, remote)
				: ROOT_CONTEXT;
		const kind = isAsked ? SpanKind.SERVER : SpanKind.INTERNAL;
		const span = this.#tracer.startSpan(name, { kind, attributes: told }, parent);
		return new OneSpan(span, this.#current);
	}

	past(name: string, ms: number, told: Told, error?: unknown): void {
		const end = Date.now();
		const options = { root: true, startTime: end - ms, attributes: told };
		const span = this.#tracer.startSpan(name, options, ROOT_CONTEXT);
		const one = new OneSpan(span, this.#current);
		if (error !== undefined) one.fail(error);
		span.end(end);
	}

	ids(): object {
		const context = this.current()?.span.spanContext();
		// Of a trace that nobody is told of, its id would lead nowhere.
		const isTold = context && (context.traceFlags & TraceFlags.SAMPLED) !== 0;
		return isTold ? { trace_id: context.traceId, span_id: context.spanId } : {};
	}
}

class OneSpan implements Span {
	readonly span: OtelSpan;
	readonly #current: AsyncLocalStorage<OneSpan>;
	isOver = false;

	constructor(span: OtelSpan, current: AsyncLocalStorage<OneSpan>) {
		this.span = span;
		this.#current = current;
	}

	rename(name: string): void {
		this.span.updateName(name);
	}

	tell(told: Told): void {
		this.span.setAttributes(told);
	}

	event(name: string, told?: Told): void {
		this.span.addEvent(name, told);
	}

	fail(error: unknown): void {
		this.span.setAttribute('error.type', kindOf(error));
		this.span.setStatus({ code: SpanStatusCode.ERROR });
	}

	run<T>(work: () => T): T {
		return this.#current.run(this, work);
	}

	end(): void {
		this.isOver = true;
		this.span.end();
	}
}

/** As the log has it, without the message. */
function kindOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const { code } = error as Error & { code?: unknown };
	return typeof code === 'string' || typeof code === 'number' ? String(code) : error.name;
}
