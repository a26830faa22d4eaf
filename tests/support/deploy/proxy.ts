import { createHash, X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NamedPlace } from '../namespaces.ts';
import type { ComposeService } from './compose.ts';
import { Container } from './container.ts';

/** The Caddy of the compose file, with a certificate of its own making. */
export interface Proxy {
	readonly container: Container;
	/** Where it is reached. */
	readonly address: string;
	readonly domain: string;
	/** Of its certificates' issuer, as Chromium wants it in --ignore-certificate-errors-spki-list. */
	readonly issuer: string;
	ask(what: string, options?: Asking): Promise<Answer>;
	/** Begins so many requests whose body never comes, until they are let go. */
	hold(what: string, times: number, headers: Record<string, string>): { letGo(): void };
}

export interface Asking {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

export interface Answer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

const PATIENCE_MS = 30_000;

/** Runs the Caddyfile as it is, but for options by which certificates are made here and not asked for from an authority. */
export async function startProxy(
	service: ComposeService,
	{ place, folder, caddyfile }: { place: NamedPlace; folder: string; caddyfile: string }
): Promise<Proxy> {
	const config = path.join(folder, 'Caddyfile');
	const written = await fs.readFile(caddyfile, 'utf8');
	await fs.writeFile(config, written.replace('{\n', '{\n\tlocal_certs\n\tskip_install_trust\n'));
	const domain = service.environment.DOMAIN ?? '';
	const container = new Container({
		...{ name: service.name, place, cwd: folder, graceMs: service.graceMs },
		user: { name: 'root', group: 'root' },
		env: { PATH: '/usr/sbin:/usr/bin:/bin', HOME: folder, ...service.environment },
		command: ['caddy', 'run', '--config', config, '--adapter', 'caddyfile'],
		healthcheck: ['true']
	});
	container.start();
	const authority = path.join(folder, '.local/share/caddy/pki/authorities/local');
	const certificate = await made(path.join(authority, 'root.crt'), container);
	// Of the two that issue it goes out with each certificate.
	const issuer = await made(path.join(authority, 'intermediate.crt'), container);
	const key = new X509Certificate(issuer).publicKey.export({ type: 'spki', format: 'der' });
	const address = place.host;
	const agent = new https.Agent({ ca: certificate, servername: domain, keepAlive: false });
	return {
		...{ container, address, domain },
		issuer: createHash('sha256').update(key).digest('base64'),
		ask: (what, asking) => ask({ agent, address, domain }, what, asking),
		hold(path, times, given) {
			const json = { 'content-type': 'application/json', 'content-length': '9' };
			const headers = { host: domain, ...json, ...given };
			const options = { agent, host: address, path, method: 'POST', headers };
			const held = Array.from({ length: times }, () => {
				const request = https.request(options);
				// Of what is let go nobody waits for an answer.
				request.on('error', () => undefined).flushHeaders();
				return request;
			});
			return { letGo: () => held.forEach((request) => request.destroy()) };
		}
	};
}

function ask(
	{ agent, address, domain }: { agent: https.Agent; address: string; domain: string },
	what: string,
	{ method = 'GET', headers = {}, body }: Asking = {}
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const own = { host: domain, ...length, ...headers };
		const options = { agent, host: address, path: what, method, headers: own };
		const request = https.request(options, (response) => {
			let text = '';
			response.setEncoding('utf8').on('data', (more: string) => (text += more));
			const { statusCode: status = 0, headers: answered } = response;
			response.on('end', () => resolve({ status, headers: answered, text }));
			response.on('error', reject);
		});
		request.on('error', reject).end(body);
	});
}

async function made(file: string, container: Container): Promise<string> {
	for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(50)) {
		const found = await fs.readFile(file, 'utf8').catch(() => null);
		if (found) return found;
	}
	throw new Error(`caddy made no certificate:\n${container.output}`);
}
