import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSpans, type ToldSpan } from './read-otlp.ts';

/** A collector of traces on a loopback socket: it takes OTLP over HTTP, and keeps what it takes. */
export interface OtlpCollector {
	/** For OTEL_EXPORTER_OTLP_ENDPOINT. */
	readonly endpoint: string;
	readonly spans: ToldSpan[];
	/** Every byte of every body, one after the other. */
	bytes(): Buffer;
	readonly headers: IncomingHttpHeaders[];
	/** Takes requests and never answers. */
	hangs: boolean;
	close(): Promise<void>;
}

export async function startOtlpCollector(port = 0): Promise<OtlpCollector> {
	const bodies: Buffer[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const isOurs = request.method === 'POST' && request.url === '/v1/traces';
			if (!isOurs) return void response.writeHead(404).end();
			const body = Buffer.concat(parts);
			bodies.push(body);
			collector.headers.push(request.headers);
			collector.spans.push(...readSpans(body));
			if (collector.hangs) return;
			response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const collector: OtlpCollector = {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		...{ spans: [], headers: [], hangs: false },
		bytes: () => Buffer.concat(bodies),
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		}
	};
	return collector;
}
