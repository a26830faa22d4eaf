import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { executedMigrations, migrationNames } from '../store/migrations.ts';
import { openStore } from '../store/open-store.ts';
import { backUp } from './back-up.ts';
import { readSegment, writeSegment, type SegmentHead, type TablePart } from './segment.ts';
import { makeAllTables as makeTables } from '../move-newsroom.ts';
import { restore } from './restore.ts';
import { readState, segmentsIn } from './backup-folder.ts';
import { inspectBackup, verifyBackup } from './verify-backup.ts';

const PASSWORD = '渡口的船今晚不开';
const ENGINES = (await hasPostgres()) ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const);

describe.each(ENGINES)('a backup of a newsroom on %s', (engine) => {
	let folder: string;
	let services: Services;
	const databases: TestDatabase[] = [];
	const dir = (name: string) => path.join(folder, name);
	/** Where a newsroom lies or is put. */
	const place = async (name: string) => {
		if (engine === 'sqlite') return { dataDir: dir(name), database: null };
		const database = await testDatabase();
		databases.push(database);
		return { dataDir: dir(name), database: database.url };
	};
	const start = ({ dataDir, database }: Awaited<ReturnType<typeof place>>) =>
		boot(readConfig({ DATA_DIR: dataDir, DATABASE_URL: database ?? '', LOG_LEVEL: 'silent' }));
	let at: Awaited<ReturnType<typeof place>>;

	beforeEach(async () => {
		folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-backup-'));
		at = await place('data');
		services = await start(at);
	});
	afterEach(async () => {
		await services.close();
		await fs.rm(folder, { recursive: true });
		for (const database of databases.splice(0)) await database.drop();
	}, 30_000);

	const run = async (command: Parameters<Services['desk']['execute']>[2]) => {
		expect(await services.desk.execute(HOUSE, newId(), command)).toMatchObject({ ok: true });
	};
	const write = (storyId: Id, personId: Id, words: string) =>
		services.sync.edit(storyRoom(storyId), personId, (doc) => storyText(doc).insert(1, words));
	async function person(username: string): Promise<Id> {
		const id = newId();
		const about = { id, name: username, username, email: null };
		await run({ type: 'person.add', ...about, roles: ['reporter'] });
		const added = services.desk.view.get('person', id);
		if (added) await services.auth.setPassword(added, PASSWORD);
		return id;
	}
	async function story(author: Id, text = '渡口停航。'): Promise<Id> {
		const id = newId();
		const blocks = [{ type: 'paragraph' as const, text }];
		const about = { editionId: null, kind: 'news' as const, section: '', target: null };
		await run({ type: 'story.create', id, ...about, authorIds: [author], blocks });
		return id;
	}
	const wordsOf = async (from: Services, storyId: Id) =>
		storyText(await from.sync.read(storyRoom(storyId))).toString();
	/** Later than anything that was done before, by the clock that is written down. */
	async function now(): Promise<number> {
		const moment = Date.now();
		await expect.poll(() => Date.now()).toBeGreaterThan(moment);
		return moment;
	}
	const backup = (name = 'backup') => backUp(at, dir(name));

	it('is put back as it was at any moment: words, whose they are, records, the audit log, passwords, photos', async () => {
		const bai = await person('bai');
		const first = await story(bai);
		await fs.mkdir(path.join(at.dataDir, 'photos'), { recursive: true });
		await fs.writeFile(path.join(at.dataDir, 'photos', 'abcd'), 'a photo');
		expect(await backup()).toMatchObject({ ok: true, value: { files: 1 } });
		await write(first, bai, '今晚');
		const second = await story(bai, '第二篇\u2028有分行。');
		await services.derive.settle();
		const moment = await now();
		const then = {
			words: await wordsOf(services, first),
			history: await services.store.log.history(storyRoom(first), 1e6),
			records: await services.store.records.all(),
			audit: await services.store.audit.verify()
		};
		await write(first, bai, '之后');
		await run({ type: 'story.spike', id: second });
		const third = await story(bai);
		expect(await backup()).toMatchObject({ ok: true, value: { segments: 1, files: 0 } });

		const to = await place('restored');
		const said = await restore({ folder: dir('backup'), at: moment, to, makeTables });
		expect(said).toMatchObject({ ok: true, value: { chain: { head: then.audit.head }, files: 1 } });
		for (const kept of [dir('backup/files'), to.dataDir])
			for (const name of await fs.readdir(kept, { recursive: true })) {
				const found = await fs.stat(path.join(kept, name));
				if (found.isFile() && name !== 'lock')
					expect([name, found.mode & 0o077]).toEqual([name, 0]);
			}
		const again = await start(to);
		try {
			await again.derive.settle();
			expect(await wordsOf(again, first)).toBe(then.words);
			expect(await wordsOf(again, second)).toContain('第二篇');
			const history = await again.store.log.history(storyRoom(first), 1e6);
			// Whose later ids are is known, for windows that bring what they wrote since.
			expect({ ...history, clients: [] }).toEqual({ ...then.history, clients: [] });
			// The time of an edit is a few ms later where it was told than where it was logged.
			const byId = (all: typeof then.records) =>
				all.map((one) => JSON.stringify(one).replace(/"editedAt":\d+/, '')).sort();
			expect(byId(await again.store.records.all())).toEqual(byId(then.records));
			expect(again.desk.view.get('story', third)).toBeUndefined();
			expect(await again.store.audit.verify()).toMatchObject({
				fault: null,
				rows: then.audit.rows
			});
			const caller = { address: '127.0.0.1', userAgent: '', cookie: null };
			const signIn = { login: 'bai', password: PASSWORD, remember: false };
			expect(await again.auth.signIn(signIn, caller)).toMatchObject({ ok: true });
			expect(await fs.readFile(path.join(to.dataDir, 'photos', 'abcd'), 'utf8')).toBe('a photo');
			// And it goes on in one chain.
			await again.desk.execute(HOUSE, newId(), { type: 'story.spike', id: first });
			expect(await again.store.audit.verify()).toMatchObject({ fault: null });
		} finally {
			await again.close();
		}
	}, 60_000);

	it('has what was written between two rounds, and nothing twice', async () => {
		const bai = await person('bai');
		const one = await story(bai);
		await backup();
		for (const word of ['甲', '乙', '丙']) {
			await write(one, bai, word);
			expect(await backup()).toMatchObject({ ok: true, value: { segments: 1 } });
		}
		expect(await backup()).toMatchObject({ ok: true, value: { segments: 0 } });
		expect(await verifyBackup(dir('backup'))).toMatchObject({ ok: true });
		const to = await place('restored');
		expect(await restore({ folder: dir('backup'), at: null, to, makeTables })).toMatchObject({
			ok: true
		});
		const again = await start(to);
		expect(await wordsOf(again, one)).toBe(await wordsOf(services, one));
		await again.close();
	}, 60_000);

	it('is not put back over a newsroom, nor to a time that it knows nothing of', async () => {
		await story(await person('bai'));
		await backup();
		const there = await place('there');
		await (await start(there)).close();
		const over = await restore({ folder: dir('backup'), at: null, to: there, makeTables });
		expect(over).toMatchObject({ ok: false, error: expect.stringContaining('already') });
		const to = await place('restored');
		for (const moment of [0, Date.now() + 3600_000]) {
			const early = await restore({ folder: dir('backup'), at: moment, to, makeTables });
			expect(early).toMatchObject({
				ok: false,
				error: expect.stringMatching(
					new RegExp(`at ${new Date(moment).toISOString()}.* from \\S+Z until \\S+Z\\.$`)
				)
			});
		}
		expect(await restore({ folder: dir('nowhere'), at: null, to, makeTables })).toMatchObject({
			error: expect.stringContaining('There is no folder')
		});
		// Nothing of it is left: it can be put there now.
		expect(await restore({ folder: dir('backup'), at: null, to, makeTables })).toMatchObject({
			ok: true
		});
	}, 60_000);

	it.skipIf(engine === 'sqlite')(
		'is not put where its user may make no tables, as one sentence says',
		async () => {
			await story(await person('bai'));
			await backup();
			await place('restored');
			const to = {
				dataDir: dir('restored'),
				database: (await databases.at(-1)?.forReader()) ?? null
			};
			await expect(restore({ folder: dir('backup'), at: null, to, makeTables })).rejects.toThrow(
				/^The database \S+ at \S+ lets this user make no tables: [^\n]+\.$/
			);
		},
		60_000
	);

	it('is not mixed with that of another newsroom, nor with other files', async () => {
		await person('bai');
		await backup();
		const other = await place('other');
		await (await start(other)).close();
		expect(await backUp(other, dir('backup'))).toMatchObject({
			error: expect.stringContaining('another newsroom')
		});
		await fs.mkdir(dir('letters'));
		await fs.writeFile(path.join(dir('letters'), 'letter.txt'), '…');
		expect(await backup('letters')).toMatchObject({
			error: expect.stringContaining('something else (letter.txt)')
		});
		expect(await fs.readdir(dir('letters'))).toEqual(['letter.txt']);
	}, 60_000);

	it('of an older release is brought up to date, and one of a newer release refused', async () => {
		const bai = await person('bai');
		const one = await story(bai);
		await backup();
		await as(dir('backup'), dir('older'), (schema) => schema.slice(0, -1));
		await as(dir('backup'), dir('newer'), (schema) => [...schema, '999_later']);
		const to = await place('restored');
		expect(await restore({ folder: dir('newer'), at: null, to, makeTables })).toMatchObject({
			error: 'The backup was made by a newer Copydesk (999_later); use that one.'
		});
		expect(await restore({ folder: dir('older'), at: null, to, makeTables })).toMatchObject({
			ok: true
		});
		const again = await start(to);
		expect(await wordsOf(again, one)).toBe(await wordsOf(services, one));
		expect(await executedMigrations(again.db)).toEqual(migrationNames());
		await again.close();
	}, 60_000);

	it('of a release that was taken back goes back to what was before it', async () => {
		const bai = await person('bai');
		const one = await story(bai);
		await backup();
		await write(one, bai, '旧版写的');
		await backup();
		const [before, last] = [await wordsOf(services, one), await readState(dir('backup'))];
		await write(one, bai, '新版写的');
		await backup();
		await as(dir('backup'), dir('newer'), (schema, number) =>
			number > (last?.number ?? 0) ? [...schema, '999_later'] : schema
		);
		const segments = await inspectBackup(dir('newer'));
		const until = segments.ok
			? Math.max(...segments.value.segments.slice(0, last?.number).map((one) => one.until ?? 0))
			: 0;
		const to = await place('restored');
		expect(await restore({ folder: dir('newer'), at: null, to, makeTables })).toMatchObject({
			error: expect.stringMatching(
				`newer Copydesk \\(999_later\\).*this one can go back until ${new Date(until).toISOString()}`
			)
		});
		expect(await restore({ folder: dir('newer'), at: until, to, makeTables })).toMatchObject({
			ok: true
		});
		const again = await start(to);
		expect(await wordsOf(again, one)).toBe(before);
		await again.close();
	}, 60_000);

	if (engine === 'postgres')
		it('leaves the database empty where its files cannot be put back', async () => {
			await fs.mkdir(path.join(at.dataDir, 'photos'), { recursive: true });
			await fs.writeFile(path.join(at.dataDir, 'photos', 'abcd'), 'a photo');
			await backup();
			const to = await place('restored');
			await fs.mkdir(to.dataDir);
			await fs.writeFile(path.join(to.dataDir, 'photos'), 'no folder');
			const options = { folder: dir('backup'), at: null, to, makeTables };
			expect(await restore(options)).toMatchObject({
				error: expect.stringContaining('nothing of it is kept')
			});
			await fs.rm(path.join(to.dataDir, 'photos'));
			expect(await restore(options)).toMatchObject({ ok: true, value: { files: 1 } });
		}, 60_000);

	if (engine === 'postgres')
		it('is not put back in a database that holds tables of something else', async () => {
			await backup();
			const to = await place('restored');
			await databases.at(-1)?.run('create table letters (id int)');
			const putBack = restore({ folder: dir('backup'), at: null, to, makeTables });
			await expect(putBack).rejects.toThrow('holds tables of something else (letters)');
			const tables = `select table_name as name from information_schema.tables
				where table_schema = 'public'`;
			expect(await databases.at(-1)?.run(tables)).toEqual([{ name: 'letters' }]);
		}, 60_000);

	if (engine === 'postgres')
		it('waits for a write that is under way, and lets others pass meanwhile', async () => {
			const bai = await person('bai');
			const one = await story(bai);
			const holder = new Client({ connectionString: at.database ?? '' });
			await holder.connect();
			await holder.query(`begin; insert into story_update (room, person_id, at, bytes)
				values ('story/asleep', 'bai', 1, '\\x00')`);
			let isDone = false;
			const backing = backup().finally(() => (isDone = true));
			const waits = `select 1 from pg_stat_activity where datname = current_database()
				and wait_event_type = 'Lock' and query like 'lock table%'`;
			await expect.poll(async () => (await databases[0]?.run(waits))?.length).toBe(1);
			await write(one, bai, '今晚');
			expect(isDone).toBe(false);
			await holder.query('commit');
			await holder.end();
			expect(await backing).toMatchObject({ ok: true });
			const to = await place('restored');
			await restore({ folder: dir('backup'), at: null, to, makeTables });
			const again = await openStore(to);
			expect((await again.store.log.load('story/asleep')).tail).toHaveLength(1);
			await again.store.close();
		}, 60_000);

	if (engine === 'postgres')
		it('can be put back in SQLite, and from there in PostgreSQL again', async () => {
			const bai = await person('bai');
			const one = await story(bai);
			await backup();
			const inFile = { dataDir: dir('in-file'), database: null };
			const first = await restore({ folder: dir('backup'), at: null, to: inFile, makeTables });
			expect(first).toMatchObject({ ok: true });
			expect(await backUp(inFile, dir('backup-2'))).toMatchObject({ ok: true });
			const to = await place('back');
			const second = await restore({ folder: dir('backup-2'), at: null, to, makeTables });
			expect(second).toMatchObject({ ok: true, value: { commands: 2 } });
			for (const there of [inFile, to]) {
				const again = await start(there);
				expect(await wordsOf(again, one)).toBe(await wordsOf(services, one));
				const caller = { address: '127.0.0.1', userAgent: '', cookie: null };
				const signIn = { login: 'bai', password: PASSWORD, remember: false };
				expect(await again.auth.signIn(signIn, caller)).toMatchObject({ ok: true });
				await again.close();
			}
		}, 60_000);

	it('says which segment is damaged, and puts back what was before it', async () => {
		const bai = await person('bai');
		const one = await story(bai);
		await write(one, bai, '甲');
		await backup();
		const before = await wordsOf(services, one);
		await write(one, bai, '乙');
		await backup();
		const segments = await segmentsIn(dir('backup'));
		const names = segments.ok ? [...segments.value].sort().map(([, name]) => name) : [];
		const last = names.at(-1) ?? '';
		const file = path.join(dir('backup'), last);
		const bytes = await fs.readFile(file);
		await fs.writeFile(file, bytes.subarray(0, bytes.length - 20));
		const verified = await verifyBackup(dir('backup'));
		expect(verified).toMatchObject({
			ok: false,
			error: expect.stringMatching(new RegExp(`${last} is damaged[^]*can be put back .* until`))
		});
		const to = await place('restored');
		const options = { folder: dir('backup'), to, makeTables };
		const refused = await restore({ ...options, at: null });
		expect(refused).toMatchObject({ error: expect.stringContaining(`${last} is damaged`) });
		const until = Date.parse(/--at (\S+Z)/.exec(refused.ok ? '' : refused.error)?.[1] ?? '');
		expect(await restore({ ...options, at: until })).toMatchObject({ ok: true });
		const again = await start(to);
		expect(await wordsOf(again, one)).toBe(before);
		await again.close();
	}, 60_000);
});

/** The same backup, as a release with other migrations would have made it. */
async function as(
	from: string,
	to: string,
	schemaOf: (schema: string[], number: number) => string[]
) {
	const segments = await segmentsIn(from);
	if (!segments.ok) throw new Error(segments.error);
	await fs.mkdir(to);
	let prev = '';
	for (const [, name] of [...segments.value].sort(([one], [other]) => one - other)) {
		const read: (SegmentHead | TablePart)[] = await Array.fromAsync(
			readSegment(path.join(from, name))
		);
		const [head, ...parts] = read as [SegmentHead, ...TablePart[]];
		const schema = schemaOf(head.schema, head.number);
		prev = await writeSegment(to, { ...head, schema, prev }, each(parts));
	}
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
	yield* all;
}
