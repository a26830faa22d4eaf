import { beforeEach, expect, it } from 'vitest';
import { memoryDatabase } from '#tests/support/memory-database.ts';
import { createLinks, LINK_LIFE, type Links } from './links.ts';

let clock: number;
let links: Links;

beforeEach(async () => {
	clock = 1_800_000_000_000;
	links = await createLinks(memoryDatabase(), { now: () => clock });
});

it('works once, for whom it was made', async () => {
	const { token } = await links.make('liu', 'boss');
	expect(await links.look(token)).toMatchObject({
		ok: true,
		value: { personId: 'liu', madeBy: 'boss', expiresAt: clock + LINK_LIFE }
	});
	expect(await links.use(token)).toMatchObject({ ok: true, value: { personId: 'liu' } });
	expect(await links.use(token)).toEqual({ ok: false, error: 'used' });
	expect(await links.look(token)).toEqual({ ok: false, error: 'used' });
});

it('works for one of two who open it at once', async () => {
	const { token } = await links.make('liu', null);
	const results = await Promise.all([links.use(token), links.use(token)]);
	expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

it('ends after a day', async () => {
	const { token } = await links.make('liu', null);
	clock += LINK_LIFE - 1;
	expect((await links.look(token)).ok).toBe(true);
	clock += 1;
	expect(await links.look(token)).toEqual({ ok: false, error: 'expired' });
	expect(await links.use(token)).toEqual({ ok: false, error: 'expired' });
	expect(await links.open()).toEqual([]);
});

it('ends when it is withdrawn or a newer one is made, and only for that person', async () => {
	const first = await links.make('liu', null);
	const second = await links.make('liu', null);
	const other = await links.make('hao', null);
	expect(await links.use(first.token)).toEqual({ ok: false, error: 'replaced' });
	await links.withdraw('liu');
	expect(await links.use(second.token)).toEqual({ ok: false, error: 'withdrawn' });
	expect((await links.open()).map(({ personId }) => personId)).toEqual(['hao']);
	expect((await links.use(other.token)).ok).toBe(true);
});

it('cannot be guessed, nor read from the database', async () => {
	expect(await links.use('nonsense')).toEqual({ ok: false, error: 'unknown' });
	const db = memoryDatabase<{ link: { id: string } }>();
	const { token } = await (await createLinks(db)).make('liu', null);
	const rows = await db.selectFrom('link').selectAll().execute();
	expect(JSON.stringify(rows)).not.toContain(token);
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});
