import sharp from 'sharp';
import { expect, test as base } from '@playwright/test';
import { storyRoom } from '#document/room-name.ts';
import { newId, type Id } from '#model/ids.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { sendOutside } from '#tests/support/outside-review.ts';
import { newStory } from '#tests/support/story-page.ts';

/** A server of its own: strangers from here are slowed down for everybody on this machine. */
const test = base.extend<object, { strange: { paper: LivePaper; expired: string } }>({
	strange: [
		async ({}, use) => {
			let expired = '';
			const paper = await openPaper(async (services) => {
				const [story, editor] = [newId(), [...services.desk.view.list('person')][1]?.id ?? ''];
				await services.desk.execute(editor, newId(), {
					...{ type: 'story.create', id: story, editionId: null, kind: 'news', section: '' },
					...{ authorIds: [], target: null, blocks: [{ type: 'headline', text: '旧稿' }] }
				});
				const { hash } = await services.stories.ask(storyRoom(story), {
					type: 'version',
					before: []
				});
				const about = { id: newId(), storyId: story, name: '卢', unit: '', note: '', hash };
				const made = await services.outside.invite(editor, {
					...about,
					expiresAt: Date.now() + 300
				});
				if (made.ok) expired = made.value.token;
			});
			await use({ paper, expired });
			await paper.close();
		},
		{ scope: 'worker' }
	]
});

const WORDS = ['大桥全长860米。', '明天通车。'];

/** Asks as a stranger does. */
async function post(
	paper: LivePaper,
	path: string,
	body: unknown,
	headers: Record<string, string> = {}
): Promise<Response> {
	return fetch(`${paper.server.origin}/review/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
}

/** Opens a link; resolves to the device's cookie. */
async function device(paper: LivePaper, token: string): Promise<string> {
	const opened = await post(paper, 'open', { token });
	expect(opened.status).toBe(200);
	return opened.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

/** All that an answer says, but for when it was given. */
async function all(answer: Response): Promise<unknown> {
	const headers = Object.fromEntries(answer.headers);
	delete headers.date;
	return [answer.status, headers, await answer.text()];
}

const approve = () => ({ id: newId(), verdict: 'approved', remark: '', comments: [] });

/** A story with a photo of its own; resolves to both. */
async function withPhoto(paper: LivePaper, headline: string): Promise<{ id: Id; asset: Id }> {
	const { origin } = paper.server;
	const first = await newStory(paper, 'meng', headline, WORDS);
	const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
		.jpeg()
		.toBuffer();
	const headers = { cookie: await paper.signIn('meng'), origin, 'content-type': 'image/jpeg' };
	const added = await fetch(`${origin}/assets?story=${first}&name=a.jpg`, {
		...{ method: 'POST', headers },
		body: new Uint8Array(picture)
	});
	const { asset } = (await added.json()) as { asset: { id: Id } };
	const photo = { type: 'photo', text: '图说', attrs: { asset: asset.id } } as const;
	return { id: await newStory(paper, 'meng', headline, WORDS, [photo]), asset: asset.id };
}

test('a link opens one text and its photos, and with it nobody gets anything else', async ({
	strange: { paper }
}) => {
	const { origin } = paper.server;
	const { id, asset } = await withPhoto(paper, '送出去的一篇');
	const other = await withPhoto(paper, '没送出去的一篇');
	const { token } = await sendOutside(paper, 'meng', id);
	const cookie = await device(paper, token);
	const opened = await (await post(paper, 'open', { token }, { cookie })).text();
	expect(opened).toContain('送出去的一篇');
	// No id of anything in the house: there is nothing to go on from.
	for (const inside of [id, asset, other.id, paper.idOf('meng'), '没送出去'])
		expect(opened).not.toContain(inside);

	const photo = await post(paper, 'photo', { token, photo: 0 }, { cookie });
	expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
	const strangers = [
		{ photo: 1 },
		{ photo: other.asset },
		{ photo: -1 },
		{ photo: 0, asset: other.asset }
	];
	const answers = await Promise.all(
		strangers.map(async (ask) => (await post(paper, 'photo', { token, ...ask }, { cookie })).status)
	);
	expect(answers).toEqual([404, 400, 400, 200]);
	expect((await post(paper, 'photo', { token, photo: 0 })).status).toBe(404);

	const keys: Record<string, string>[] = [
		{ cookie },
		{ cookie: `${cookie}; copydesk.session_token=${token}` },
		{ authorization: `Bearer ${token}` }
	];
	const paths = [
		...[`/assets/${asset}`, `/api/stories/${id}/text`, `/api/stories/${id}/copy`],
		...[`/api/stories/${id}/versions`, `/api/session`, `/api/audit`, `/api/outside/x/openings`],
		...[`/stories/${id}`, '/desk', `/api/editions/${paper.edition.id}`]
	];
	for (const headers of keys)
		for (const path of paths) {
			const answer = await fetch(origin + path, { headers, redirect: 'manual' });
			expect([path, answer.status]).toEqual([path, 401]);
		}
	const command = { id: newId(), command: { type: 'outside.withdraw', id: 'x' } };
	const commanded = await fetch(`${origin}/api/commands`, {
		...{ method: 'POST', headers: { ...keys[0], origin, 'content-type': 'application/json' } },
		body: JSON.stringify(command)
	});
	expect(commanded.status).toBe(401);
});

test('nothing of it is kept, passed on as a referrer, framed or found by a search', async ({
	strange: { paper }
}) => {
	const { token } = await sendOutside(paper, 'meng', await newStory(paper, 'meng', '一篇', WORDS));
	const page = await fetch(`${paper.server.origin}/review`);
	const open = await post(paper, 'open', { token });
	for (const answer of [page, open, await post(paper, 'open', { token: 'x' })])
		expect({
			cache: answer.headers.get('cache-control'),
			referrer: answer.headers.get('referrer-policy'),
			robots: answer.headers.get('x-robots-tag')
		}).toEqual({ cache: 'no-store', referrer: 'no-referrer', robots: 'noindex, nofollow' });
	const policy = page.headers.get('content-security-policy') ?? '';
	expect(policy).toContain("frame-ancestors 'none'");
	expect(policy).toContain("connect-src 'self'");
	const html = await page.text();
	expect(html).not.toContain('一篇');
	// Everything the page asks for is our own.
	expect([...html.matchAll(/(?:src|href)="([a-z]+:)?\/\//g)]).toEqual([]);
	const kept = open.headers.getSetCookie()[0] ?? '';
	for (const wanted of ['HttpOnly', 'SameSite=Strict', 'Path=/review'])
		expect(kept).toContain(wanted);
	const elsewhere = await post(paper, 'open', { token }, { origin: 'http://elsewhere.example' });
	expect(elsewhere.status).toBe(403);
});

test('unknown, withdrawn, expired and refused links are one and the same answer', async ({
	strange: { paper, expired }
}) => {
	const id = await newStory(paper, 'meng', '收回的一篇', WORDS);
	const gone = await sendOutside(paper, 'meng', id);
	const cookie = await device(paper, gone.token);
	await paper.run('meng', { type: 'outside.withdraw', id: gone.id });
	const unknown = await all(await post(paper, 'open', { token: 'A'.repeat(43) }));
	expect(unknown).toMatchObject([404, {}, 'null']);
	for (const token of [gone.token, expired, 'A', ''])
		expect(await all(await post(paper, 'open', { token }))).toEqual(unknown);
	for (const path of ['still', 'photo', 'answer']) {
		const body = { token: gone.token, photo: 0, answer: approve() };
		expect(await all(await post(paper, path, body, { cookie }))).toEqual(unknown);
	}
});

test('an open page hears within a second that its link was withdrawn, and nobody holds the server', async ({
	strange: { paper }
}) => {
	const id = await newStory(paper, 'meng', '开着的一篇', WORDS);
	const gone = await sendOutside(paper, 'meng', id);
	const cookie = await device(paper, gone.token);
	const ask = () => post(paper, 'still', { token: gone.token, wait: true }, { cookie });
	// Of ten at once four are held, and the others are to come back later.
	const answered: Response[] = [];
	const held = Array.from({ length: 10 }, async () => {
		const answer = await ask();
		answered.push(answer);
		return answer;
	});
	await expect.poll(() => answered.length).toBe(6);
	for (const { status, headers } of answered)
		expect([status, headers.get('retry-after')]).toEqual([204, '15']);
	expect((await post(paper, 'still', { token: gone.token, wait: true })).status).toBe(404);

	await paper.run('meng', { type: 'outside.withdraw', id: gone.id });
	const withdrawn = performance.now();
	const answers = await Promise.all(held);
	expect(performance.now() - withdrawn).toBeLessThan(1000);
	const over = answers.filter(({ status }) => status === 404);
	expect(over).toHaveLength(4);
	const unknown = await all(await post(paper, 'open', { token: 'A'.repeat(43) }));
	for (const answer of over) expect(await all(answer)).toEqual(unknown);
});

test('what none of our pages would send changes nothing', async ({ strange: { paper } }) => {
	const id = await newStory(paper, 'meng', '被攻击的一篇', WORDS);
	const { token } = await sendOutside(paper, 'meng', id);
	const cookie = await device(paper, token);
	const place = { block: 1, offset: 0 };
	const comment = {
		id: newId(),
		from: place,
		to: { block: 1, offset: 2 },
		body: '核',
		replacement: null
	};
	const bad: unknown[] = [
		{},
		{ ...approve(), verdict: 'signed' },
		{ ...approve(), id: '../x' },
		{ ...approve(), remark: '长'.repeat(4001) },
		{ ...approve(), comments: [{ ...comment, to: { block: 99, offset: 1 } }] },
		{ ...approve(), comments: [{ ...comment, from: { block: -1, offset: 0 } }] },
		{ ...approve(), comments: [{ ...comment, body: '长'.repeat(2001) }] },
		{ ...approve(), comments: [{ ...comment, replacement: '两\n段' }] },
		{ ...approve(), comments: [{ ...comment, quote: '别处的字', body: '' }] },
		{ ...approve(), comments: Array.from({ length: 101 }, () => ({ ...comment, id: newId() })) }
	];
	for (const answer of bad)
		expect((await post(paper, 'answer', { token, answer }, { cookie })).status).toBe(400);
	expect((await post(paper, 'answer', 'x'.repeat(1024 * 1024 + 1), { cookie })).status).toBe(413);
	expect((await post(paper, 'answer', '{', { cookie })).status).toBe(404);
	// The link is as good as before.
	expect((await post(paper, 'answer', { token, answer: approve() }, { cookie })).status).toBe(200);
});

test('a flood of openings leaves a few rows in the log, and of guesses none', async () => {
	const paper = await openPaper();
	const { token, id } = await sendOutside(
		paper,
		'meng',
		await newStory(paper, 'meng', '一篇', WORDS)
	);
	const cookie = await device(paper, token);
	const guesses = Array.from({ length: 25 }, () => post(paper, 'open', { token: 'B'.repeat(43) }));
	const statuses = (await Promise.all(guesses)).map(({ status }) => status);
	expect(statuses.filter((status) => status === 404)).toHaveLength(20);
	expect(statuses.filter((status) => status === 429)).toHaveLength(5);
	// Whoever has a link is let in all the same, as long as they do not ask too fast themselves.
	expect((await post(paper, 'still', { token }, { cookie })).status).toBe(204);
	const flood = Array.from({ length: 100 }, () => post(paper, 'open', { token }));
	const opened = (await Promise.all(flood)).map(({ status }) => status);
	expect(opened.filter((status) => status === 200)).toHaveLength(2);
	expect(opened).toContain(429);
	const headers = { cookie: await paper.signIn('meng') };
	const log = await fetch(`${paper.server.origin}/api/outside/${id}/openings`, { headers });
	const rows = (await log.json()) as { refused: boolean }[];
	expect(rows.filter(({ refused }) => !refused)).toHaveLength(3);
	expect(rows).toHaveLength(4);
	await paper.close();
});
