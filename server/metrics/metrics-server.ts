import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { ConfigError, type MetricsConfig } from '../config.ts';
import type { Metrics } from './metrics.ts';

/** The door for Prometheus: one of its own, so that no proxy for people leads to it. */
export interface MetricsServer {
	close(): Promise<void>;
}

/** Opens it; throws ConfigError where it cannot listen. */
export async function serveMetrics(
	{ host, port, token }: MetricsConfig,
	metrics: Pick<Metrics, 'contentType' | 'text'>
): Promise<MetricsServer & { port: number }> {
	const server = createServer((request, response) => {
		void answer(request, response, token, metrics);
	});
	server.requestTimeout = 5000;
	await openMetricsDoor(server, { host, port });
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : port,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

/** Listens where Prometheus comes; throws ConfigError where that cannot be. */
export function openMetricsDoor(
	server: Server,
	{ host, port }: Pick<MetricsConfig, 'host' | 'port'>
): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', ({ code }: NodeJS.ErrnoException) =>
			reject(new ConfigError(`METRICS cannot listen on ${host}:${port} (${code}).`))
		);
		server.listen(port, host, resolve);
	});
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	token: string | null,
	metrics: Pick<Metrics, 'contentType' | 'text'>
): Promise<void> {
	if (token !== null && !isSame(request.headers.authorization ?? '', `Bearer ${token}`))
		return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
	if (request.url !== '/metrics') return void response.writeHead(404).end();
	try {
		const text = await metrics.text();
		response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
	} catch (error) {
		response.writeHead(500).end(`${String(error)}\n`);
	}
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, wanted: string): boolean =>
	timingSafeEqual(digest(given), digest(wanted));
