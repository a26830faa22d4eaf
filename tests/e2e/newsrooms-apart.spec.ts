import { expect, test } from '@playwright/test';
import type { WebSocket } from 'ws';
import { CLOSE } from '#document/close-codes.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { FEED_VERSION } from '#model/feed.ts';
import { newId } from '#model/ids.ts';
import { aCommandOfEach } from '#tests/support/a-command-of-each.ts';
import { ASKED_OF_ROUTES } from '#tests/support/asked-of-routes.ts';
import { everyRoute } from '#tests/support/every-route.ts';
import {
	HOSTS,
	openTwoNewsrooms,
	SECRET,
	type Answered,
	type Secrets,
	type TwoNewsrooms
} from '#tests/support/two-newsrooms.ts';

let house: TwoNewsrooms;
/** The best session there is in each. */
let cookies: { a: string; b: string };

// One house for all of them.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
	house = await openTwoNewsrooms();
	cookies = { a: await house.signIn('a'), b: await house.signIn('b') };
});
test.afterAll(() => house.dispose());

const isGiven = ({ status }: Answered) => status >= 200 && status < 300;
/** As it stands in pages and in JSON. */
const saysSecret = ({ text, headers }: Pick<Answered, 'text' | 'headers'>): boolean =>
	[SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1)].some(
		(word) => text.includes(word) || JSON.stringify(headers).includes(word)
	);

/** Every question a route knows, one after the other. */
const questions = Object.entries(ASKED_OF_ROUTES).flatMap(
	([route, question]) =>
		(secrets: Secrets) =>
			[question.ask(secrets)].flat().map((asked) => ({ route, question, asked }))
);
const allQuestions = () => questions.flatMap((of) => of(house.secrets));

test('there is a question for every route', () => {
	expect(Object.keys(ASKED_OF_ROUTES).sort()).toEqual(everyRoute());
});

test('with a session of one newsroom nobody is anybody in another', async () => {
	for (const { route, question, asked } of allQuestions()) {
		const answer = await house.ask(HOSTS.b, { cookie: cookies.a, ...asked });
		expect(saysSecret(answer), `${route} says a word of A’s`).toBe(false);
		expect(answer.status, `${route} counts`).not.toBe(429);
		if (!question.open || question.of === 'id')
			expect(isGiven(answer) && !isRefusalPage(answer), `${route} → ${answer.status}`).toBe(false);
	}
	const session = await house.ask(HOSTS.b, { path: '/api/session', cookie: cookies.a });
	expect(session.status).toBe(401);
});

test('who may do everything in one newsroom gets nothing of another', async () => {
	for (const { route, question, asked } of allQuestions()) {
		const answer = await house.ask(HOSTS.b, { cookie: cookies.b, ...asked });
		expect(saysSecret(answer), `${route} says a word of A’s`).toBe(false);
		expect(answer.status, `${route} counts`).not.toBe(429);
		expect(answer.status, `${route} fails`).not.toBe(500);
		if (question.of === 'id')
			expect(isGiven(answer) && !isRefusalPage(answer), `${route} → ${answer.status}`).toBe(false);
	}
});

test('the same questions are answered where they belong', async () => {
	for (const { route, question, asked } of allQuestions()) {
		if (question.once) continue;
		const answer = await house.ask(HOSTS.a, { cookie: cookies.a, ...asked });
		const isThere = isGiven(answer) || answer.status === 303 || answer.status === 307;
		expect(isThere, `${route} → ${answer.status} ${answer.text.slice(0, 200)}`).toBe(true);
	}
});

/** What some forms and data answer with 200: a redirect, an error, or a refusal with its reason. */
function isRefusalPage({ text }: Answered): boolean {
	return /^\{("type":"(redirect|error|failure)"|"ok":false)|"type":"error","error"/.test(text);
}

/** Ids of the sample commands, and what of A's they are made to mean. */
function aimedAt(secrets: Secrets): (text: string) => string {
	const { paper } = aCommandOfEach();
	const [page] = [...paper.list('page')].filter(({ slots }) =>
		slots.some(({ role }) => role === 'column')
	);
	const [slotId = ''] = (page?.slots ?? [])
		.filter(({ role }) => role === 'column')
		.map(({ id }) => id);
	const known: Record<string, string> = {
		...{ own: secrets.story, today: secrets.edition, t: secrets.thread, k: secrets.comment },
		...{ g: secrets.signature, o: secrets.outside, y: secrets.tryout, shut: secrets.closure },
		...{ spare: secrets.template, me: secrets.person, chief: secrets.person, p: secrets.proof },
		...{ editor: secrets.person, [page?.id ?? '']: secrets.page, [slotId]: secrets.slot }
	};
	return (id) => known[id] ?? id;
}

/** What makes something new, or changes the newsroom in which it is asked for. */
const OF_ONES_OWN = new Set([
	...['newsroom.update', 'person.add', 'template.save', 'format.add', 'format.update'],
	...['closure.set']
]);

test('no command of one newsroom does anything in another, whatever it names', async () => {
	const stateOf = async () => (await snapshot('a', cookies.a)).text;
	const before = await stateOf();
	const aim = aimedAt(house.secrets);
	const done: string[] = [];
	for (const [type, command] of Object.entries(aCommandOfEach().commands)) {
		const aimed: unknown = JSON.parse(JSON.stringify(command), (key, value: unknown) =>
			typeof value === 'string' && key !== 'type' ? aim(value) : value
		);
		const body = JSON.stringify({ id: newId(), command: aimed });
		const asked = { method: 'POST', path: '/api/commands', type: 'application/json', body };
		const answer = await house.ask(HOSTS.b, { ...asked, cookie: cookies.b });
		expect(saysSecret(answer), `${type} says a word of A’s`).toBe(false);
		expect(answer.status, type).not.toBe(429);
		if ((JSON.parse(answer.text) as { ok: boolean }).ok) done.push(type);
		const strange = await house.ask(HOSTS.b, { ...asked, cookie: cookies.a });
		expect(isGiven(strange), type).toBe(false);
	}
	expect(done.filter((type) => !OF_ONES_OWN.has(type))).toEqual([]);
	expect(done.length).toBeGreaterThan(3);
	expect(await stateOf()).toBe(before);
	expect(saysSecret({ ...(await snapshot('b', cookies.b)), headers: {} })).toBe(false);
});

/** What a socket says until it is closed, or has answered a ping. */
async function heard(
	socket: WebSocket,
	frames: object[]
): Promise<{ code: number | null; text: string }> {
	let text = '';
	return new Promise((resolve, reject) => {
		socket.on('error', reject);
		socket.on('open', () => frames.forEach((frame) => socket.send(JSON.stringify(frame))));
		socket.on('close', (code) => resolve({ code, text }));
		socket.on('message', (data: Buffer) => {
			const frame = data.toString('utf8');
			if (!frame.includes('"type":"pong"')) return void (text += frame);
			resolve({ code: null, text });
			socket.terminate();
		});
	});
}

const WATCH = { type: 'watch', since: null, version: FEED_VERSION };
const PING = { type: 'ping' };

/** What the desk feed shows at first; without the numbers that every start and change has. */
async function snapshot(name: 'a' | 'b', cookie: string) {
	const { code, text } = await heard(house.socket(HOSTS[name], '/desk', cookie), [WATCH, PING]);
	return { code, text };
}

test('the desk feed of one newsroom tells nothing to another', async () => {
	expect((await snapshot('b', cookies.a)).code).toBe(CLOSE.signedOut);
	const a = await snapshot('a', cookies.a);
	expect(saysSecret({ ...a, headers: {} })).toBe(true);
	const { position } = JSON.parse(/\{"type":"snapshot".*/.exec(a.text)?.[0] ?? '{}') as {
		position: object;
	};
	const { edition, story, page, person } = house.secrets;
	const at = { tab: newId(), view: 'story', editionId: edition, storyId: story, pageId: page };
	const listening = house.socket(HOSTS.a, '/desk', cookies.a);
	const told = heard(listening, [WATCH]);
	await new Promise((resolve) => listening.once('message', resolve));
	const frames = [{ ...WATCH, since: position }, { type: 'here', at }, PING];
	const b = await heard(house.socket(HOSTS.b, '/desk', cookies.b), frames);
	expect(b.code).toBeNull();
	expect(b.text).toContain('"type":"snapshot"');
	expect(saysSecret({ ...b, headers: {} })).toBe(false);
	const as = await heard(house.socket(HOSTS.b, '/desk', cookies.b), [{ ...WATCH, as: person }]);
	expect(as.code).toBe(CLOSE.signedOut);
	listening.send(JSON.stringify(PING));
	expect((await told).text).not.toContain(at.tab);
});

test('a story of one newsroom is no story in another', async () => {
	const at = `/sync/story/${house.secrets.story}?v=${SCHEMA_VERSION}`;
	const codeAt = async (host: string, cookie: string) =>
		(await heard(house.socket(host, at, cookie), [])).code;
	expect(await codeAt(HOSTS.b, cookies.b)).toBe(CLOSE.noSuchStory);
	expect(await codeAt(HOSTS.b, cookies.a)).toBe(CLOSE.signedOut);
	expect(await codeAt(HOSTS.a, cookies.b)).toBe(CLOSE.signedOut);
	const own = house.socket(HOSTS.a, at, cookies.a);
	await new Promise((resolve, reject) => own.once('open', resolve).once('error', reject));
	const closed = new Promise<number>((resolve) => own.once('close', resolve));
	const later = new Promise((resolve) => own.once('message', resolve));
	// Step 1 of y-websocket's protocol, of nothing.
	own.send(Uint8Array.of(0, 0, 1, 0));
	await Promise.race([later, closed]);
	expect(own.readyState).toBe(own.OPEN);
	own.close();
});

test('HTTP6: a host that is nobody’s is told so, and not who else is here', async () => {
	for (const host of ['press.example', 'c.press.example', 'x.a.press.example', '127.0.0.1']) {
		for (const path of ['/', '/sign-in', '/assets/x', '/_app/version.json', '/__data.json']) {
			const answer = await house.ask(host, { path, cookie: `${cookies.a}; ${cookies.b}` });
			expect(answer.status, `${host}${path}`).toBe(404);
			expect(answer.text).toBe('There is no newsroom at this address.\n');
		}
		const socket = house.socket(host, '/desk', cookies.a);
		const error = await new Promise<Error>((resolve) => socket.on('error', resolve));
		expect(error.message).toContain('404');
	}
	for (const path of ['/healthz', '/readyz'])
		expect((await house.ask('c.press.example', { path })).status).toBe(200);
});
