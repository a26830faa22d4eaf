import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '#model/person.ts';
import type { PrintFault } from '#model/print-options.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Services } from '#server/boot.ts';
import type { PrintRequest } from '#server/pdf/pdf.ts';
import { provide, withdraw } from '#server/services.ts';
import { aPaper } from '#tests/support/paper.ts';
import { GET as getMap } from '../../../api/editions/[id]/map/+server.ts';
import { GET as getPdf } from './pdf/+server.ts';
import { GET as getPictures } from './png/+server.ts';

/** What was asked of the browser: page, and how. */
let asked: unknown[];
let fault: PrintFault | null;

beforeEach(() => {
	asked = [];
	fault = null;
	const made = <T>(value: T): Promise<Result<T, PrintFault>> =>
		Promise.resolve(fault === null ? ok(value) : err(fault));
	const pdf = {
		print: ({ page, cookie }: PrintRequest, options: unknown) => {
			asked.push([page, cookie, options]);
			return made({ bytes: Buffer.from('%PDF'), foreignFonts: 2 });
		},
		pictures: ({ page }: PrintRequest, width: number) => {
			asked.push([page, width]);
			return made(page === null ? [Buffer.from('one'), Buffer.from('two')] : [Buffer.from('one')]);
		}
	};
	provide({ desk: { view: aPaper().paper }, pdf } as unknown as Services);
});
afterEach(() => void withdraw());

/** What a person with a role, or nobody, is answered. */
async function ask(
	get: (event: never) => Response | Promise<Response>,
	query: string,
	role: Role | null = 'reporter',
	more = {}
) {
	const person = role && { id: 'ben', roles: [role], active: true };
	const url = new URL(`http://desk/?${query}`);
	const request = new Request(url, { headers: { cookie: 'session=1' } });
	const params = { date: '2026-11-24', id: 'today', ...more };
	return await get({ params, url, request, locals: { person } } as never);
}

/** What SvelteKit answers when a route throws. */
const refusedWith = (status: number, body: object = {}) => ({ status, body });

test('a page is printed as it was asked for, with the session of whoever asks', async () => {
	const answer = await ask(getPdf, 'page=2&marks=1&inks=grey');
	expect(asked).toEqual([[2, 'session=1', { marks: true, stamp: false, inks: 'grey' }]]);
	expect(answer.headers.get('content-type')).toBe('application/pdf');
	expect(answer.headers.get('content-disposition')).toContain('2026-11-24%202%E7%89%88.pdf');
	expect(answer.headers.get('cache-control')).toBe('private, no-store');
	expect(answer.headers.get('x-copydesk-foreign-fonts')).toBe('2');
	expect(await answer.text()).toBe('%PDF');
});

test('a second paper of the date is printed by its own address, and its file is called so', async () => {
	const { paper, front } = aPaper();
	const today = paper.get('edition', 'today');
	if (!today) throw new Error('no edition');
	paper.put('edition', { ...today, id: 'extra', kind: 'special', serial: 2 });
	paper.put('page', { ...front, id: 'extra-1', editionId: 'extra' });
	const pdf = {
		print: ({ edition }: PrintRequest) => {
			asked.push(edition.serial ?? 1);
			return Promise.resolve(ok({ bytes: Buffer.from('%PDF'), foreignFonts: 0 }));
		}
	};
	provide({ desk: { view: paper }, pdf } as unknown as Services);
	const second = await ask(getPdf, '', 'reporter', { date: '2026-11-24-2' });
	expect(second.headers.get('content-disposition')).toContain('2026-11-24-2.pdf');
	await ask(getPdf, '');
	expect(asked).toEqual([2, 1]);
	await expect(ask(getPdf, '', 'reporter', { date: '2026-11-24-3' })).rejects.toMatchObject({
		status: 404
	});
});

test('a picture is one file; an edition’s are a ZIP with a map beside each', async () => {
	const one = await ask(getPictures, 'page=1');
	expect(one.headers.get('content-type')).toBe('image/png');
	const all = await ask(getPictures, 'width=1032');
	const files = unzipSync(new Uint8Array(await all.arrayBuffer()));
	expect(Object.keys(files)).toEqual(['01.png', '01.json', '02.png', '02.json']);
	const map = JSON.parse(new TextDecoder().decode(files['02.json'])) as { page: object };
	expect(map.page).toMatchObject({ number: 2 });
	expect(asked).toEqual([
		[1, 2064],
		[null, 1032]
	]);
});

test.each([
	['pdf', 'page=3', 'reporter', 404],
	['pdf', 'page=1&inks=gold', 'reporter', 400],
	['pdf', 'page=1', 'administrator', 403],
	['pdf', 'page=1', null, 401],
	['png', 'width=100000', 'reporter', 400],
	['png', 'width=x', 'reporter', 400]
] as const)(
	'%s?%s for %s is refused with %i, and no browser is started',
	async (route, query, role, status) => {
		const get = { pdf: getPdf, png: getPictures }[route];
		await expect(ask(get, query, role)).rejects.toMatchObject(refusedWith(status));
		expect(asked).toEqual([]);
	}
);

test('another day has no pages', async () => {
	await expect(ask(getPdf, '', 'reporter', { date: '2026-11-25' })).rejects.toMatchObject(
		refusedWith(404)
	);
});

test.each(['no-chromium', 'no-ghostscript', 'busy', 'failed'] as const)(
	'%s is said with 503',
	async (why) => {
		fault = why;
		await expect(ask(getPdf, '')).rejects.toMatchObject(refusedWith(503, { print: why }));
	}
);

test.each([
	['page=2', 'reporter', 200, 1],
	['', 'reporter', 200, 2],
	['page=9', 'reporter', 404, 0],
	['', 'administrator', 403, 0],
	['', null, 401, 0]
] as const)('maps of pages: ?%s for %s is answered with %i', async (query, role, status, maps) => {
	const answer = await ask(getMap, query, role);
	expect(answer.status).toBe(status);
	expect(await answer.json()).toHaveLength(maps);
});
