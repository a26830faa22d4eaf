import { isSpanContextValid, type SpanContext } from '@opentelemetry/api';

const FORM = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/;

/** What a W3C traceparent says; null: it says nothing. */
export function parentOf(traceparent: string): SpanContext | null {
	const [, version, traceId, spanId, flags] = FORM.exec(traceparent) ?? [];
	if (!traceId || !spanId || version === 'ff') return null;
	if (version === '00' && traceparent.length !== 55) return null;
	const traceFlags = Number.parseInt(flags ?? '0', 16) & 1;
	const context = { traceId, spanId, traceFlags, isRemote: true };
	return isSpanContextValid(context) ? context : null;
}
