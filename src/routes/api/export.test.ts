import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#model/person.ts';
import { err, ok } from '#model/result.ts';
import type { Services } from '#server/boot.ts';
import { MediaFault } from '#server/media-fault.ts';
import { provide, withdraw } from '#server/services.ts';
import { GET as getPhoto } from '../assets/[id]/+server.ts';
import { GET as getEvidence } from './editions/[id]/evidence/+server.ts';
import { GET as getEdition } from './editions/[id]/export/+server.ts';
import { GET as getStory } from './stories/[id]/export/+server.ts';

let asked: string[];

beforeEach(() => {
	asked = [];
	const view = { get: (_kind: string, id: string) => (id === 'x' ? { id } : undefined) };
	const make = (...about: string[]) => {
		asked.push(about.join(' '));
		return Promise.resolve({
			mime: 'text/plain',
			disposition: "attachment; filename*=UTF-8''%E7%A8%BF.txt",
			body: Buffer.from('稿')
		});
	};
	const digital = async (id: string, asker: { cookie: string }) =>
		ok(await make(id, 'digital', asker.cookie));
	const exports = { story: make, edition: make, digital };
	provide({ desk: { view }, exports } as unknown as Services);
});
afterEach(() => void withdraw());

const ROUTES = {
	...{ stories: getStory, editions: getEdition },
	...{ assets: getPhoto, evidence: getEvidence }
};

/** What somebody with a role, or nobody, is answered. */
async function ask(route: keyof typeof ROUTES, id: string, query: string, role: Role | null) {
	const person = role && { id: 'ben', roles: [role], active: true };
	const url = new URL(`http://desk/api/${route}/${id}/export?${query}`);
	const request = new Request(url, { headers: { cookie: 'session=1' } });
	const locals = { person, lang: 'en' };
	return await ROUTES[route]({ params: { id }, url, request, locals } as never);
}

test.each([
	['stories', 'as=txt', 'x txt http://desk'],
	['stories', 'as=docx', 'x docx http://desk'],
	['stories', 'as=icml', 'x icml http://desk'],
	['stories', 'as=ninjs', 'x ninjs http://desk'],
	['editions', 'as=txt', 'x txt utf-8'],
	['editions', 'as=txt&encoding=gb18030', 'x txt gb18030'],
	['editions', 'as=docx', 'x docx utf-8'],
	['editions', 'as=map', 'x map utf-8'],
	['editions', 'as=digital', 'x digital session=1']
] as const)('%s?%s is a file to be saved, which nothing keeps', async (route, query, about) => {
	const answer = await ask(route, 'x', query, 'proofreader');
	expect(answer.status).toBe(200);
	expect(asked).toEqual([about]);
	expect(await answer.text()).toBe('稿');
	expect(Object.fromEntries(answer.headers)).toMatchObject({
		'cache-control': 'private, no-store',
		'content-disposition': "attachment; filename*=UTF-8''%E7%A8%BF.txt",
		'x-content-type-options': 'nosniff'
	});
});

test.each([
	['stories', 'x', 'as=txt', null, 401],
	['stories', 'x', 'as=txt', 'administrator', 403],
	['stories', 'y', 'as=txt', 'administrator', 403],
	['stories', 'y', 'as=txt', 'reporter', 404],
	['stories', 'x', 'as=exe', 'reporter', 400],
	['stories', 'x', '', 'reporter', 400],
	['editions', 'x', 'as=txt', null, 401],
	['editions', 'x', 'as=docx', 'administrator', 403],
	['editions', 'y', 'as=docx', 'reporter', 404],
	['editions', 'x', 'as=digital', null, 401],
	['editions', 'x', 'as=digital', 'administrator', 403],
	['editions', 'y', 'as=digital', 'reporter', 404],
	['editions', 'x', 'as=icml', 'reporter', 400],
	['editions', 'x', 'as=txt&encoding=big5', 'reporter', 400]
] as const)('%s/%s?%s for %s is refused with %i', async (route, id, query, role, status) => {
	const answer = await ask(route, id, query, role);
	expect(answer.status).toBe(status);
	expect(await answer.text()).toBe('');
	expect(asked).toEqual([]);
});

test('a digital edition of which no page can be drawn is refused with the reason', async () => {
	const digital = () => Promise.resolve(err('no-chromium'));
	const view = { get: () => ({ id: 'x' }) };
	provide({ desk: { view }, exports: { digital } } as unknown as Services);
	const answer = await ask('editions', 'x', 'as=digital', 'reporter');
	expect(answer.status).toBe(503);
	expect(await answer.json()).toEqual({ print: 'no-chromium' });
});

test.each(['stories', 'editions', 'assets', 'evidence'] as const)(
	'%s say in a sentence that what they need is kept elsewhere, and cannot be had',
	async (route) => {
		const away = () => Promise.reject(new MediaFault('The media store cannot be reached.'));
		const logged: object[] = [];
		const presses = [{ version: 1, pack: { state: 'ready', sha256: 'abc' } }];
		provide({
			desk: { view: { get: () => ({ id: 'x', date: '2026-11-26', presses }) } },
			exports: { story: away, edition: away },
			...{ photos: { read: away }, evidence: { open: away } },
			log: { error: (about: object) => logged.push(about) }
		} as unknown as Services);
		const answer = await ask(route, 'x', 'as=docx', 'chief');
		expect(answer.status).toBe(503);
		expect(answer.headers.get('retry-after')).toBe('60');
		expect(await answer.text()).toMatch(/^The place where photos .* cannot be reached/);
		expect(logged).toHaveLength(1);
	}
);
