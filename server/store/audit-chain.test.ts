import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { hashOfOrigin, hashOfRow, type ChainedFields } from './audit-chain.ts';
import { chainOldRows } from './chain-old-rows.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** A row as the table has it. */
type Row = ChainedFields & { seq: number; prev: string; hash: string };

const FIELDS = [
	'id',
	'person_id',
	'at',
	'type',
	'command',
	'changes',
	'before',
	'prev',
	'hash'
] as const;
const ROWS = 12;
const ROUNDS = Number(process.env.AUDIT_ROUNDS ?? 300);

let store: Store;
let db: Kysely<Tables>;
let written: Row[];

beforeAll(async () => {
	({ store, db } = await openSqliteStore(':memory:'));
	for (let index = 1; index <= ROWS; index++)
		await commit(`command-${String.fromCodePoint(96 + index)}`, index);
	written = await read();
});
afterAll(() => store.close());
beforeEach(() => write(written));

const commit = (commandId: string, at: number) =>
	store.commit({
		...{ commandId, personId: `p${at % 3}`, at, changes: [], before: [] },
		command: { type: 'thread.resolve', id: `线“${at}”` }
	});

const read = async () =>
	(await db.selectFrom('command').selectAll().orderBy('seq').execute()) as unknown as Row[];

/** Makes these all there is in the log, as somebody with the file in their hands could. */
async function write(rows: readonly Row[]): Promise<void> {
	await db.deleteFrom('command').execute();
	for (const row of rows) {
		const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
		await sql`insert into command (${columns}) values (${sql.join(Object.values(row))})`.execute(
			db
		);
	}
	// The database counts on from where it was, whatever is gone.
	await sql`update sqlite_sequence set seq = ${ROWS} where name = 'command'`.execute(db);
}

describe('what somebody has done to the log is found:', () => {
	const fault = async (rows: Row[]) => {
		await write(rows);
		return (await store.audit.verify()).fault;
	};
	const rowsOf = () => written.map((row) => ({ ...row }));
	const at = (seq: number): Row => ({ ...(written[seq - 1] as Row) });

	it('nothing, when nothing was', async () => {
		expect(await store.audit.verify()).toMatchObject({ rows: ROWS, fault: null });
	});

	it.each(FIELDS)('another %s', async (field) => {
		const rows = rowsOf();
		rows[4] = { ...at(5), [field]: field === 'at' ? 4 : `${at(5)[field]} ` };
		expect(await fault(rows)).toEqual({ kind: 'altered', seq: '5' });
	});

	it('a character that went from one field into the next', async () => {
		const rows = rowsOf();
		const { type, command } = at(5);
		rows[4] = { ...at(5), type: `${type}{`, command: String(command).slice(1) };
		expect(await fault(rows)).toEqual({ kind: 'altered', seq: '5' });
	});

	it('bytes where there was text, and numbers larger than any', async () => {
		const bytes = { ...at(5), changes: Buffer.from('[]') } as unknown as Row;
		expect(await fault(rowsOf().toSpliced(4, 1, bytes))).toEqual({ kind: 'altered', seq: '5' });
		const large = { ...at(5), at: 2n ** 62n } as unknown as Row;
		expect(await fault(rowsOf().toSpliced(4, 1, large))).toEqual({ kind: 'altered', seq: '5' });
		const last = { ...at(ROWS), seq: 2n ** 62n } as unknown as Row;
		expect(await fault(rowsOf().with(ROWS - 1, last))).toEqual({
			...{ kind: 'altered', seq: String(2n ** 62n) }
		});
	});

	it('a row that is gone', async () => {
		expect(await fault(rowsOf().toSpliced(4, 1))).toEqual({ kind: 'missing', seq: '6' });
		expect(await fault(rowsOf().slice(1))).toEqual({ kind: 'missing', seq: '2' });
	});

	it('a row that was put in without a hash', async () => {
		const foreign = { ...at(5), seq: ROWS + 1, id: 'x', prev: '', hash: '' };
		expect(await fault([...rowsOf(), foreign])).toEqual({
			...{ kind: 'foreign', seq: String(ROWS + 1) }
		});
	});

	it('a row that was put in with a hash that is right, between others or before all', async () => {
		const put = (index: number) => {
			const later = rowsOf().map((row, place) => (place < index ? row : bound(row, row.seq + 1)));
			const prev = index === 0 ? at(1).prev : at(index).hash;
			return later.toSpliced(index, 0, bound({ ...at(5), id: 'x', prev }, index + 1));
		};
		expect(await fault(put(5))).toEqual({ kind: 'order', seq: '7' });
		expect(await fault(put(0))).toEqual({ kind: 'order', seq: '2' });
	});

	it('rows that changed places, with their own hashes made anew', async () => {
		const swapped = rowsOf()
			.with(4, bound(at(6), 5))
			.with(5, bound(at(5), 6));
		expect((await fault(swapped))?.seq).toBe('5');
	});

	it('an end that was cut off, once something was written behind it', async () => {
		const { head } = await store.audit.verify();
		await write(rowsOf().slice(0, -2));
		expect(await store.audit.verify(head)).toMatchObject({ fault: null, holdsHead: false });
		await commit('later', 99);
		expect((await store.audit.verify()).fault).toMatchObject({ kind: 'missing' });
	});

	it('a beginning that is another newsroom’s, or gone', async () => {
		const origin = await db.selectFrom('audit_origin').selectAll().executeTakeFirstOrThrow();
		await db.updateTable('audit_origin').set({ name: 'other' }).execute();
		expect((await store.audit.verify()).fault).toEqual({ kind: 'missing', seq: '1' });
		await db.deleteFrom('audit_origin').execute();
		expect((await store.audit.verify()).fault).toEqual({ kind: 'origin', seq: null });
		await db.insertInto('audit_origin').values(origin).execute();
		expect((await store.audit.verify()).fault).toBeNull();
	});

	it(`${ROUNDS} random tamperings, each of them`, async () => {
		for (let seed = 1; seed <= ROUNDS; seed++) {
			const { how, rows } = tamper(randomOf(seed));
			expect(await fault(rows), `seed ${seed}: ${how}`).not.toBeNull();
		}
	}, 120_000);
});

it('takes rows into the chain that were there before it', async () => {
	await db.deleteFrom('audit_origin').execute();
	await db.deleteFrom('command_subject').execute();
	const gap = written.toSpliced(3, 1).map((row) => ({ ...row, prev: '', hash: '' }));
	gap[5] = { ...(gap[5] as Row), changes: '[{"kind":"story","id":"s1","value":null}]' };
	await write(gap);
	await chainOldRows(db);
	const report = await store.audit.verify();
	expect(report).toMatchObject({ rows: ROWS - 1, fault: null });
	expect(report.chainedLater).toEqual({ rows: ROWS - 1, at: expect.any(Number) });
	expect(await store.audit.kept({ subjects: ['s1'] })).toMatchObject([{ seq: 7 }]);
	await commit('later', 100);
	expect(await store.audit.verify()).toMatchObject({ rows: ROWS, fault: null });
	const origin = await db.selectFrom('audit_origin').selectAll().executeTakeFirstOrThrow();
	await db.updateTable('audit_origin').set({ rows: 0 }).execute();
	expect((await store.audit.verify()).fault).toEqual({ kind: 'missing', seq: '1' });
	expect(hashOfOrigin(origin)).toBe((await read())[0]?.prev);
});

/** A row under another number, with a hash that is right for it: whoever knows how can make one. */
function bound(row: Row, seq: number): Row {
	const moved = { ...row, seq };
	return {
		...moved,
		hash: hashOfRow(moved.prev, moved)
	};
}

/** Somebody at work on the rows: anywhere but the end alone, of which nothing in the chain can tell. */
function tamper(random: Random): { how: string; rows: Row[] } {
	const rows = written.map((row) => ({ ...row }));
	const index = random.below(ROWS - 1);
	const one = rows[index] as Row;
	const renumber = random.chance(0.5);
	const made = (how: string, list: Row[]) => ({
		how: `${how} ${index}${renumber ? ', renumbered' : ''}`,
		rows: renumber ? list.map((row, place) => ({ ...row, seq: place + 1 })) : list
	});
	switch (random.below(5)) {
		case 0: {
			const field = random.pick(FIELDS);
			const value = one[field];
			const other =
				typeof value === 'number' ? value + 1 + random.below(9) : mangled(value, random);
			return made(`edit ${field}`, rows.with(index, { ...one, [field]: other }));
		}
		case 1:
			return made('delete', rows.toSpliced(index, 1));
		case 2: {
			const target = (index + 1 + random.below(ROWS - 1)) % ROWS;
			const other = rows[target] as Row;
			const swapped = rows
				.with(index, { ...other, seq: one.seq })
				.with(target, { ...one, seq: other.seq });
			return made(`swap ${target} with`, swapped);
		}
		case 3: {
			const forged = bound({ ...one, id: 'forged', prev: one.hash }, one.seq + 1);
			const later = rows.map((row, place) => (place > index ? { ...row, seq: row.seq + 1 } : row));
			return made('insert after', later.toSpliced(index + 1, 0, forged));
		}
		default:
			return made(
				'truncate the middle from',
				rows.toSpliced(index, 1 + random.below(ROWS - 1 - index))
			);
	}
}

/** With a character put in, taken out or changed. */
function mangled(text: string, random: Random): string {
	const place = random.below(text.length + 1);
	const rest = text.slice(place + random.below(2));
	const other = `${text.slice(0, place)}${random.pick(['', '0', '"', '改'])}${rest}`;
	return other === text ? `${text}0` : other;
}
