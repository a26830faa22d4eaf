import net from 'node:net';
import { expect, test } from '#tests/support/newsroom.ts';

/** Sends bytes as they are and resolves to the first line of the answer, or '' where none came. */
function send(origin: string, ...lines: string[]): Promise<string> {
	const { port, host } = new URL(origin);
	const text = `${lines.join('\r\n')}\r\n`.replace('HERE', host);
	return new Promise((resolve) => {
		let answer = '';
		const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(`${text}\r\n`));
		socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
		socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''));
		socket.on('error', () => resolve(answer));
	});
}

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const CLOSE = 'Connection: close';

test('strangers send what no browser would, and the newsroom works on', async ({ paper }) => {
	const { origin } = paper.server;
	const cases: [answer: RegExp, ...request: string[]][] = [
		[/ 400 /, 'GET / HTTP/1.1', 'Host: [', CLOSE],
		[/ 400 /, 'GET / HTTP/1.1', 'Host: a:99999', CLOSE],
		[/ 400 /, 'GET /%E0%A4%A HTTP/1.1', 'Host: HERE', 'Accept: text/html', CLOSE],
		[/ 400 /, 'GET //elsewhere.example?lang=en HTTP/1.1', 'Host: HERE', CLOSE],
		[/ 400 /, 'GET /..//elsewhere.example?lang=en HTTP/1.1', 'Host: HERE', CLOSE],
		[/ 404 /, 'GET // HTTP/1.1', 'Host: HERE', ...UPGRADE],
		[/ 403 /, 'GET /desk HTTP/1.1', 'Host: [', 'Origin: http://[', ...UPGRADE],
		[/ 403 /, 'GET /desk HTTP/1.1', 'Host: HERE', 'Origin: http://elsewhere.example', ...UPGRADE],
		[/ 413 /, 'POST /api/session HTTP/1.1', 'Host: HERE', 'Content-Length: 3000000'],
		[/ 411 /, 'POST /sign-in HTTP/1.1', 'Host: HERE', 'Transfer-Encoding: chunked']
	];
	for (const [answer, ...request] of cases) {
		expect(await send(origin, ...request), request.join(' | ')).toMatch(answer);
		expect((await fetch(`${origin}/healthz`)).status, request.join(' | ')).toBe(200);
	}
});

test('a stranger who hangs up on a refusal, or answers it with rubbish, harms nobody', async ({
	paper
}) => {
	const { origin } = paper.server;
	const { port, host } = new URL(origin);
	const head = (path: string, from: string) =>
		[`GET ${path} HTTP/1.1`, `Host: ${host}`, `Origin: ${from}`, ...UPGRADE].join('\r\n') +
		'\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';
	for (const [from, rubbish] of [
		['http://elsewhere.example', []],
		[origin, [0x82, 1, 0]]
	] as const) {
		for (const path of ['/desk', '/sync/story/none']) {
			await new Promise<void>((resolve) => {
				const socket = net.connect(Number(port), '127.0.0.1', () => {
					socket.write(head(path, from));
					socket.write(Uint8Array.from(rubbish));
				});
				socket.once('data', () => socket.resetAndDestroy());
				socket.on('error', () => socket.destroy()).on('close', () => resolve());
			});
			expect((await fetch(`${origin}/healthz`)).status, `${path} from ${from}`).toBe(200);
		}
	}
});

test('another site’s page changes nothing, whatever it sends', async ({ paper }) => {
	const { origin } = paper.server;
	const cookie = await paper.signIn('gu');
	const paths = ['/api/session', '/api/people', '/api/commands', '/assets', '/sign-out'];
	for (const path of [...paths, '/import/read', '/import/photo', '/account?/end', '/settings']) {
		for (const type of ['application/json', 'text/plain', 'image/png']) {
			const headers = { cookie, origin: 'http://elsewhere.example', 'content-type': type };
			const answer = await fetch(origin + path, { method: 'POST', headers, body: '{}' });
			expect(answer.status, `${path} ${type}`).toBe(403);
		}
	}
	expect((await fetch(`${origin}/api/session`, { headers: { cookie } })).status).toBe(200);
});

test('a form that is none is the sender’s fault and no error of the server', async ({ paper }) => {
	const { origin } = paper.server;
	const headers = { origin, 'content-type': 'multipart/form-data; boundary=x' };
	const answer = await fetch(`${origin}/sign-in`, { method: 'POST', headers, body: 'hello' });
	expect(await answer.text()).toContain('The form cannot be read');
	expect(paper.server.output()).not.toContain('request failed');
});
