import { expect, it } from 'vitest';
import type { Page } from '#model/page.ts';
import type { Person } from '#model/person.ts';
import { peopleRows } from './people-rows.ts';

const person = (id: string, patch: Partial<Person> = {}): Person => ({
	id,
	name: id,
	username: id,
	email: null,
	roles: ['editor'],
	ink: 1,
	active: true,
	createdAt: 0,
	...patch
});
const page = (number: number, editorId: string | null, proofreaderId: string | null) =>
	({ number, editorId, proofreaderId }) as Page;
const seen = { hasPassword: true, lastSeenAt: 7, linkExpiresAt: null };

it('shows everybody the desk knows, those too of whose sign-in nothing is known yet', () => {
	const rows = peopleRows([person('a'), person('b')], [], [{ personId: 'a', ...seen }]);
	expect(rows).toMatchObject([
		{ id: 'a', ...seen },
		{ id: 'b', hasPassword: false, lastSeenAt: null, linkExpiresAt: null }
	]);
});

it('gives each the pages they edit or proofread, each once and in order', () => {
	const pages = [page(8, 'a', null), page(2, 'a', 'b'), page(3, 'b', 'b'), page(1, null, null)];
	const [a, b] = peopleRows([person('a'), person('b')], pages, []);
	expect([a?.pages, b?.pages]).toEqual([
		[2, 8],
		[2, 3]
	]);
});
