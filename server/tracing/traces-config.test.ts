import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';

const ENDPOINT = 'http://collector.example.org:4318';
const traces = (env: Record<string, string>) => readConfig(env).traces;

describe('settings of traces', () => {
	it('are OpenTelemetry’s own, and without an address there are no traces', () => {
		expect(traces({ OTEL_SERVICE_NAME: 'paper', OTEL_TRACES_SAMPLER: 'loud' })).toBeNull();
		expect(traces({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT })).toEqual({
			url: `${ENDPOINT}/v1/traces`,
			headers: {},
			service: 'copydesk',
			sampler: { share: 1, isByParent: true },
			continues: false
		});
		expect(
			traces({
				OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT,
				OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.org/otlp/paper',
				OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
				OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc=, x-paper = linxi',
				OTEL_SERVICE_NAME: 'paper',
				OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
				OTEL_TRACES_SAMPLER_ARG: '0.25',
				OTEL_PROPAGATORS: 'tracecontext,baggage',
				ORIGIN: 'https://desk.example.org'
			})
		).toEqual({
			url: 'https://traces.example.org/otlp/paper',
			headers: { authorization: 'Bearer abc=', 'x-paper': 'linxi' },
			service: 'paper',
			sampler: { share: 0.25, isByParent: true },
			continues: true
		});
	});

	it('switch them off', () => {
		const env = { OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT };
		expect(traces({ ...env, OTEL_SDK_DISABLED: 'true' })).toBeNull();
		expect(traces({ ...env, OTEL_TRACES_EXPORTER: 'none' })).toBeNull();
		expect(traces({ ...env, OTEL_TRACES_SAMPLER: 'always_off' })?.sampler).toEqual({
			...{ share: 0, isByParent: false }
		});
	});

	it.each([
		[
			{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
			'OTEL_EXPORTER_OTLP_ENDPOINT must be an address'
		],
		[{ OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://collector:4317' }, 'must be an address'],
		[{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'x' }, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT must be'],
		[{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a:hidden@b' }, 'must hold no password'],
		[{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'must be http/protobuf, not “grpc”'],
		[{ OTEL_TRACES_EXPORTER: 'zipkin' }, 'must be otlp or none, not “zipkin”'],
		[{ OTEL_EXPORTER_OTLP_HEADERS: 'hidden' }, 'OTEL_EXPORTER_OTLP_HEADERS must be headers'],
		[{ OTEL_EXPORTER_OTLP_HEADERS: 'a=%E4hidden' }, 'OTEL_EXPORTER_OTLP_HEADERS must be headers'],
		[{ OTEL_EXPORTER_OTLP_HEADERS: 'a=b%0ahidden' }, 'OTEL_EXPORTER_OTLP_HEADERS must be headers'],
		[{ OTEL_TRACES_SAMPLER: 'loud' }, 'OTEL_TRACES_SAMPLER must be one of always_on'],
		[
			{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '1.5' },
			'must be a share from 0 to 1, not “1.5”'
		],
		[{ OTEL_PROPAGATORS: 'tracecontext' }, 'set ORIGIN as well']
	])('%o will not do, which is said in a sentence that repeats no secret', (env, sentence) => {
		const read = () => traces({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, ...env });
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(sentence);
		expect(read).not.toThrow('hidden');
	});
});
