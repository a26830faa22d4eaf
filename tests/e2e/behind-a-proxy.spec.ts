import http from 'node:http';
import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { openPaper, PASSWORD, type LivePaper } from '#tests/support/live-paper.ts';

const DESK = 'https://desk.example.org';
const HOST = { host: 'desk.example.org' };

interface Answer {
	status: number;
	cookies: string[];
	location: string | undefined;
}

/** Asks as a proxy does: over plain http, with headers that browsers and fetch do not let through. */
function ask(paper: LivePaper, path: string, headers: object, body?: string): Promise<Answer> {
	const options = { method: body === undefined ? 'GET' : 'POST', headers: { ...headers } };
	return new Promise((resolve, reject) => {
		const request = http.request(paper.server.origin + path, options, (response) => {
			const { statusCode: status = 0, headers: answered } = response.resume();
			resolve({ status, cookies: answered['set-cookie'] ?? [], location: answered.location });
		});
		request.on('error', reject).end(body);
	});
}

const tryToSignIn = async (paper: LivePaper, forwardedFor: string): Promise<number> => {
	const type = { 'content-type': 'application/json' };
	const headers = { ...HOST, ...type, 'x-forwarded-for': forwardedFor };
	const body = JSON.stringify({ login: 'bai', password: 'not this one' });
	return (await ask(paper, '/api/session', headers, body)).status;
};

test.describe('behind a proxy with TLS', () => {
	let paper: LivePaper;
	test.beforeAll(async () => {
		paper = await openPaper(undefined, { ORIGIN: DESK });
	});
	test.afterAll(() => paper.close());

	for (const [passedOn, forwarded] of [
		['its host', HOST],
		['the protocol', { ...HOST, 'x-forwarded-proto': 'https' }],
		['neither', {}]
	] as const) {
		test(`people sign in and are live when it passes on ${passedOn}`, async () => {
			const type = { 'content-type': 'application/x-www-form-urlencoded' };
			const headers = { ...forwarded, origin: DESK, accept: 'text/html', ...type };
			const form = `login=bai&remember=on&password=${encodeURIComponent(PASSWORD)}`;
			const answer = await ask(paper, '/sign-in', headers, form);
			expect(answer).toMatchObject({ status: 303, location: '/' });
			expect(answer.cookies.join()).toContain('Secure');
			const cookie = answer.cookies.map((one) => one.split(';', 1)[0]).join('; ');
			const ws = paper.server.origin.replace('http', 'ws');
			const socket = new WebSocket(`${ws}/desk`, {
				headers: { ...forwarded, origin: DESK, cookie }
			});
			await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
			socket.close();
		});
	}

	test('guesses are counted for each client, as the proxy saw it', async () => {
		for (let i = 0; i < 10; i++) {
			expect(await tryToSignIn(paper, `10.0.0.${i}, 203.0.113.7`)).toBe(401);
		}
		expect(await tryToSignIn(paper, '203.0.113.7')).toBe(429);
		expect(await tryToSignIn(paper, '203.0.113.8')).toBe(401);
	});

	test('who is in the house signs in by plain http beside it', async ({ page }) => {
		await page.goto(`${paper.server.origin}/sign-in`);
		await page.getByLabel(/用户名/).fill('meng');
		await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/editions\//);
	});
});

test('without a proxy nobody gets more guesses by inventing addresses', async () => {
	const paper = await openPaper();
	for (let i = 0; i < 10; i++) expect(await tryToSignIn(paper, `203.0.113.${i}`)).toBe(401);
	expect(await tryToSignIn(paper, '203.0.113.99')).toBe(429);
	await paper.close();
});
