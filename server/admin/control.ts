import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { AdminOutcome } from './run-admin.ts';

/** Longest request taken, bytes. */
const MOST = 16_384;

/** Where the running server hears `npm run admin`, and the key to it. */
interface ControlFile {
	port: number;
	token: string;
	/** Of which folder it is: in a copy of the folder this is another one, and no server's. */
	folder: string;
}

const fileIn = (dataDir: string): string => path.join(dataDir, 'control.json');

/** What tells a folder from its copy, by whatever path it is reached. */
async function identityOf(folder: string): Promise<string> {
	const { dev, ino } = await fs.stat(folder, { bigint: true });
	return `${dev}:${ino}`;
}

/** The door for `npm run admin` while the server runs. */
export interface Control {
	close(): Promise<void>;
}

/**
 * Listens on a free loopback port. Port and token stand in a file which only the server's user may
 * read: whoever can read it could change the data itself.
 */
export async function openControl(
	dataDir: string,
	run: (args: string[]) => Promise<AdminOutcome>
): Promise<Control> {
	const token = randomBytes(32).toString('base64url');
	const server = createServer((request, response) => {
		answer(request, token, run).then(
			({ status, body }) => response.writeHead(status).end(body),
			(error: unknown) => response.writeHead(500).end(String(error))
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const file = fileIn(dataDir);
	await fs.rm(file, { force: true });
	const control: ControlFile = { port, token, folder: await identityOf(dataDir) };
	await fs.writeFile(file, JSON.stringify(control), { mode: 0o600 });
	return {
		async close() {
			await fs.rm(file, { force: true });
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

async function answer(
	request: IncomingMessage,
	token: string,
	run: (args: string[]) => Promise<AdminOutcome>
): Promise<{ status: number; body: string }> {
	const given = request.headers.authorization ?? '';
	if (!timingSafeEqual(digest(given), digest(`Bearer ${token}`))) return { status: 401, body: '' };
	let body = '';
	for await (const chunk of request.setEncoding('utf8')) {
		body += chunk;
		if (body.length > MOST) return { status: 413, body: '' };
	}
	const args: unknown = JSON.parse(body);
	if (!Array.isArray(args) || !args.every((one) => typeof one === 'string')) {
		return { status: 400, body: '' };
	}
	return { status: 200, body: JSON.stringify(await run(args)) };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Asks the server that works on the data; null if none does. */
export async function askServer(dataDir: string, args: string[]): Promise<AdminOutcome | null> {
	const control = await readControl(dataDir);
	if (!control) return null;
	let response: Response;
	try {
		response = await fetch(`http://127.0.0.1:${control.port}/`, {
			method: 'POST',
			headers: { authorization: `Bearer ${control.token}` },
			body: JSON.stringify(args)
		});
	} catch {
		// The file of a server that was killed.
		return null;
	}
	// The port has meanwhile been given to another program.
	if (response.status === 401 || response.status === 404) return null;
	if (!response.ok)
		throw new Error(`The server answers ${response.status}: ${await response.text()}`);
	return (await response.json()) as AdminOutcome;
}

async function readControl(dataDir: string): Promise<ControlFile | null> {
	try {
		const control = JSON.parse(await fs.readFile(fileIn(dataDir), 'utf8')) as ControlFile;
		return control.folder === (await identityOf(dataDir)) ? control : null;
	} catch (error) {
		// Not there, or not written to its end by a server that was killed.
		if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError)
			return null;
		throw error;
	}
}
