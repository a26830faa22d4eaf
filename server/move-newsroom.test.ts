import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig, readMedia } from '#server/config.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { s3Server } from '#tests/support/s3-server.ts';
import { moveNewsroom } from './move-newsroom.ts';

const PASSWORD = '渡口的船今晚不开';

describe.skipIf(!(await hasPostgres()))('a newsroom that moves to PostgreSQL', () => {
	let database: TestDatabase;
	let folder: string;
	beforeAll(async () => {
		database = await testDatabase();
	});
	afterAll(() => database.drop());
	beforeEach(async () => {
		await database.empty();
		folder = await mkdtemp(path.join(tmpdir(), 'copydesk-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	const start = (url?: string, env: Record<string, string> = {}) =>
		boot(readConfig({ DATA_DIR: folder, DATABASE_URL: url, LOG_LEVEL: 'silent', ...env }));
	const run = (services: Services, command: Parameters<Services['desk']['execute']>[2]) =>
		services.desk.execute(HOUSE, newId(), command);

	/** A paper of one person with a story of a few words. */
	async function work(services: Services, personId: Id, storyId: Id): Promise<void> {
		const about = { id: personId, name: '白露', username: 'bai', email: null };
		await run(services, { type: 'person.add', ...about, roles: ['reporter'] });
		const person = services.desk.view.get('person', personId);
		if (person) await services.auth.setPassword(person, PASSWORD);
		await run(services, {
			...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
			...{
				authorIds: [personId],
				target: null,
				blocks: [{ type: 'paragraph', text: '渡口停航。' }]
			}
		});
		await write(services, personId, storyId, '今晚');
		await services.derive.settle();
	}

	const write = (services: Services, personId: Id, storyId: Id, words: string) =>
		services.sync.edit(storyRoom(storyId), personId, (doc) => {
			storyText(doc).insert(1, words);
		});

	it('is the same there: records, words, whose they are, the audit log, and who may sign in', async () => {
		const [personId, storyId] = [newId(), newId()];
		const before = await start();
		await work(before, personId, storyId);
		const records = await before.store.records.all();
		const history = await before.store.log.history(storyRoom(storyId), 1e6);
		const { head } = await before.store.audit.verify();
		await before.close();

		const moved = await moveNewsroom(folder, { url: database.url, media: null });
		expect(moved).toMatchObject({ ok: true, value: expect.stringContaining(head) as string });
		const after = await start(database.url);
		const byId = (all: typeof records) =>
			all.map((one) => JSON.stringify(one)).sort((one, other) => one.localeCompare(other));
		expect(byId(await after.store.records.all())).toEqual(byId(records));
		expect(await after.store.log.history(storyRoom(storyId), 1e6)).toEqual(history);
		const caller = { address: '127.0.0.1', userAgent: '', cookie: null };
		const signIn = { login: 'bai', password: PASSWORD, remember: false };
		expect(await after.auth.signIn(signIn, caller)).toMatchObject({ ok: true });
		// And it goes on: further words, further commands, in one chain.
		await write(after, personId, storyId, '明天');
		await run(after, { type: 'story.spike', id: storyId });
		const longer = await after.store.log.history(storyRoom(storyId), 1e6);
		expect(longer?.at).toHaveLength((history?.at.length ?? 0) + 1);
		expect(await after.store.audit.verify(head)).toMatchObject({ fault: null, holdsHead: true });
		await after.close();
		// Two servers start, and two passwords are hashed.
	}, 30_000);

	it('knows who is signed in, also where the data folder is another one', async () => {
		const before = await start();
		const personId = newId();
		await work(before, personId, newId());
		const caller = { address: '127.0.0.1', userAgent: '', cookie: null };
		const signIn = { login: 'bai', password: PASSWORD, remember: true };
		const signedIn = await before.auth.signIn(signIn, caller);
		if (!signedIn.ok) throw new Error(signedIn.error.reason);
		await before.close();
		expect(await moveNewsroom(folder, { url: database.url, media: null })).toMatchObject({
			ok: true
		});
		const other = await mkdtemp(path.join(tmpdir(), 'copydesk-'));
		const after = await start(database.url, { DATA_DIR: other });
		const cookie = signedIn.value.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
		expect(await after.auth.personOf({ cookie })).toMatchObject({ person: { id: personId } });
		await after.close();
		await rm(other, { recursive: true });
	}, 30_000);

	it('takes its photos along into a bucket, and goes on in an empty folder', async () => {
		const bucket = await s3Server();
		const before = await start();
		await work(before, newId(), newId());
		const about = { fileName: '渡口.jpg', storyId: null, personId: HOUSE, at: 1 };
		const added = await before.photos.add(await aPhoto(), about);
		if (!added.ok) throw new Error(added.error);
		await run(before, { type: 'asset.add', asset: added.value });
		const [whole, small] = await bothOf(before, added.value.id);
		await before.close();

		const target = { url: database.url, media: readMedia(bucket.url) };
		const moved = await moveNewsroom(folder, target);
		expect(moved).toMatchObject({ ok: true, value: expect.stringContaining('2 files') as string });
		const other = await mkdtemp(path.join(tmpdir(), 'copydesk-'));
		const after = await start(database.url, { DATA_DIR: other, MEDIA_URL: bucket.url });
		bucket.asked.length = 0;
		expect(await bothOf(after, added.value.id)).toEqual([whole, small]);
		expect(bucket.asked.map((asked) => asked.split(' ')[0])).toEqual(['GET', 'GET']);
		expect(await readdir(other)).not.toContain('photos');
		await after.close();
		await bucket.close();
		await rm(other, { recursive: true });
	}, 30_000);

	const aPhoto = () =>
		sharp({ create: { width: 400, height: 300, channels: 3, background: '#884422' } })
			.jpeg()
			.toBuffer();
	const bothOf = ({ photos }: Services, id: Id) =>
		Promise.all([photos.read(id, null), photos.read(id, 320)]);

	it('is not mixed with another newsroom, nor made out of nothing', async () => {
		const nothing = await moveNewsroom(folder, { url: database.url, media: null });
		expect(nothing).toMatchObject({ ok: false, error: expect.stringContaining('no newsroom') });
		const there = await start(database.url);
		await work(there, newId(), newId());
		await there.close();
		await (await start()).close();
		const moved = await moveNewsroom(folder, { url: database.url, media: null });
		expect(moved).toMatchObject({ ok: false, error: expect.stringContaining('already') });
	}, 30_000);

	it('makes nothing in a database that holds tables of something else, nor in a bucket', async () => {
		await (await start()).close();
		await database.run('create table letters (id int)');
		const bucket = await s3Server();
		const { host, pathname } = new URL(database.url);
		const sentence = `The database ${pathname.slice(1)} at ${host} holds tables of something else (letters); name an empty one.`;
		const target = { url: database.url, media: readMedia(bucket.url) };
		await expect(moveNewsroom(folder, target)).rejects.toThrow(sentence);
		expect(bucket.asked).toEqual([]);
		await bucket.close();
		await expect(start(database.url)).rejects.toThrow(sentence);
		expect(await tables()).toEqual([{ name: 'letters' }]);
	}, 30_000);

	const tables = () =>
		database.run(`select table_name as name from information_schema.tables
			where table_schema = 'public'`);
});
