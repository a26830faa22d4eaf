import { err, ok, type Result } from '#model/result.ts';

/** Where traces go, and which. */
export interface TracesConfig {
	/** Of a collector that takes OTLP over HTTP. */
	url: string;
	/** What it wants to see; there may be a token in it. */
	headers: Record<string, string>;
	/** What this server is called there. */
	service: string;
	sampler: Sampling;
	/** Whether a proxy in front may say which trace a request belongs to. */
	continues: boolean;
}

/** Which traces are told; `isByParent`: what is part of one goes where that goes. */
export interface Sampling {
	/** From 0 to 1. */
	share: number;
	isByParent: boolean;
}

type Env = Record<string, string | undefined>;

/** OpenTelemetry's own settings, as far as they are about traces; null: none are told. An error is a sentence. */
export function readTraces(env: Env): Result<TracesConfig | null, string> {
	const isOff = /^true$/i.test(env.OTEL_SDK_DISABLED ?? '') || env.OTEL_TRACES_EXPORTER === 'none';
	const given = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
	if (isOff || !given) return ok(null);
	const wrong = unknownWay(env);
	if (wrong !== null) return err(wrong);
	const url = endpointOf(env);
	if (!url.ok) return url;
	const headers = headersOf(env);
	if (!headers.ok) return headers;
	const sampler = samplingOf(env);
	if (!sampler.ok) return sampler;
	const propagators = (env.OTEL_PROPAGATORS ?? '').split(',').map((name) => name.trim());
	const continues = propagators.includes('tracecontext');
	if (continues && !env.ORIGIN && !env.NEWSROOMS)
		return err(
			'OTEL_PROPAGATORS lets a proxy say which trace a request belongs to; set ORIGIN as well, or leave it out.'
		);
	const service = env.OTEL_SERVICE_NAME || 'copydesk';
	return ok({ url: url.value, headers: headers.value, service, sampler: sampler.value, continues });
}

/** What Copydesk does not do is said, and not done in another way. */
function unknownWay(env: Env): string | null {
	const exporter = env.OTEL_TRACES_EXPORTER || 'otlp';
	if (exporter !== 'otlp') return `OTEL_TRACES_EXPORTER must be otlp or none, not “${exporter}”.`;
	const protocol =
		env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL || 'http/protobuf';
	if (protocol !== 'http/protobuf')
		return `OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf, not “${protocol}”.`;
	return null;
}

function endpointOf(env: Env): Result<string, string> {
	const own = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
	const name = own ? 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT' : 'OTEL_EXPORTER_OTLP_ENDPOINT';
	const value = own || env.OTEL_EXPORTER_OTLP_ENDPOINT || '';
	const url = URL.canParse(value) ? new URL(value) : null;
	// Not repeated in the sentence: there may be a password in it.
	if (!url || !/^https?:$/.test(url.protocol) || !url.hostname)
		return err(`${name} must be an address such as http://collector.example.org:4318.`);
	// Which the exporter would leave out without a word.
	if (url.username || url.password)
		return err(`${name} must hold no password; put it into OTEL_EXPORTER_OTLP_HEADERS.`);
	if (!own) url.pathname = `${url.pathname.replace(/\/$/, '')}/v1/traces`;
	return ok(url.href);
}

/** `name=value,name=value`, as addresses write it. */
function headersOf(env: Env): Result<Record<string, string>, string> {
	const own = env.OTEL_EXPORTER_OTLP_TRACES_HEADERS;
	const given = own || env.OTEL_EXPORTER_OTLP_HEADERS || '';
	const headers: Record<string, string> = {};
	for (const part of given.split(',').filter((part) => part.trim() !== '')) {
		const [, name, written] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
		const value = written === undefined ? null : unescaped(written);
		// Not repeated in the sentence: there is a token in it.
		if (!name || value === null || !/^[\x20-\x7e]*$/.test(value))
			return err(
				'OTEL_EXPORTER_OTLP_HEADERS must be headers such as authorization=Bearer%20token, with commas between them.'
			);
		headers[name] = value;
	}
	return ok(headers);
}

/** Null: it was not written as addresses write it. */
function unescaped(written: string): string | null {
	try {
		return decodeURIComponent(written);
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
}

const SAMPLERS = ['always_on', 'always_off', 'traceidratio'];

function samplingOf(env: Env): Result<Sampling, string> {
	const name = env.OTEL_TRACES_SAMPLER || 'parentbased_always_on';
	const isByParent = name.startsWith('parentbased_');
	const kind = isByParent ? name.slice('parentbased_'.length) : name;
	if (!SAMPLERS.includes(kind))
		return err(
			`OTEL_TRACES_SAMPLER must be one of ${SAMPLERS.join(', ')}, or parentbased_ and one of them, not “${name}”.`
		);
	if (kind !== 'traceidratio') return ok({ share: kind === 'always_on' ? 1 : 0, isByParent });
	const share = env.OTEL_TRACES_SAMPLER_ARG || '1';
	if (/^(0|1|0?\.\d+|1\.0*|0\.\d*)$/.test(share)) return ok({ share: Number(share), isByParent });
	return err(`OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1, not “${share}”.`);
}
