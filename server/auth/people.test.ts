import { beforeEach, describe, expect, it, afterEach, vi } from 'vitest';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HOUSE, type Person, type Role } from '#model/person.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { isStoreFault } from '../store-fault.ts';
import type { SetUpInput } from './set-up.ts';

const PASSWORD = 'under the old lamp';
const caller = { address: '10.0.0.7', userAgent: 'test', cookie: null };
const input: SetUpInput = {
	newsroom: { name: '禾溪报', timeZone: 'Asia/Shanghai', formatId: 'sikai', pressTime: '23:30' },
	administrator: { name: '方主任', username: 'fang', email: null, chief: true, password: PASSWORD }
};

let dataDir: string;
let services: Services;

beforeEach(async () => {
	dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-people-'));
	services = await boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
});

afterEach(async () => {
	await services.close();
	await fs.rm(dataDir, { recursive: true, force: true });
});

const tokenOf = (link: { path: string }) => link.path.split('/').at(-1)!;
const setUp = () => services.setUp.run(tokenOf({ path: services.setUp.path()! }), input);

async function add(username: string, roles: Role[] = ['reporter']) {
	const added = await services.people.add(HOUSE, { name: username, username, email: null, roles });
	if (!added.ok) throw new Error(added.error.reason);
	return added.value;
}

async function signIn(login: string) {
	return services.auth.signIn({ login, password: PASSWORD, remember: true }, caller);
}

async function employed(username: string, roles?: Role[]): Promise<Person> {
	const { person, link } = await add(username, roles);
	await services.people.choosePassword(tokenOf(link), PASSWORD);
	return person;
}

describe('set-up', () => {
	it('makes the paper, its templates and an administrator who can sign in', async () => {
		expect(await setUp()).toMatchObject({ ok: true, value: { roles: ['administrator', 'chief'] } });
		const { view } = services.desk;
		expect(view.get('newsroom', 'newsroom')).toMatchObject({ name: '禾溪报' });
		expect([...view.list('template')].length).toBeGreaterThan(0);
		expect((await signIn('fang')).ok).toBe(true);
		expect(services.setUp.path()).toBeNull();
	});

	it('takes its link once, and no other', async () => {
		const wrong = await services.setUp.run('guessed', input);
		expect(wrong).toEqual({ ok: false, error: { field: 'token' } });
		const token = tokenOf({ path: services.setUp.path()! });
		const both = await Promise.all([
			services.setUp.run(token, input),
			services.setUp.run(token, input)
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(services.setUp.accepts(token)).toBe(false);
	});

	it('changes nothing when the password is refused', async () => {
		const weak = { ...input, administrator: { ...input.administrator, password: 'password1' } };
		const refused = await services.setUp.run(tokenOf({ path: services.setUp.path()! }), weak);
		expect(refused).toEqual({ ok: false, error: { field: 'password', problem: 'common' } });
		expect([...services.desk.view.list('person')]).toEqual([]);
		expect((await setUp()).ok).toBe(true);
	});
});

describe('somebody new', () => {
	it('chooses a password by the link, once', async () => {
		const { link } = await add('wen');
		expect(await services.people.choosePassword(tokenOf(link), 'short')).toEqual({
			ok: false,
			error: 'short'
		});
		expect((await services.people.openLink(tokenOf(link))).ok).toBe(true);
		expect((await services.people.choosePassword(tokenOf(link), PASSWORD)).ok).toBe(true);
		expect((await signIn('wen')).ok).toBe(true);
		expect(await services.people.choosePassword(tokenOf(link), 'another long one')).toEqual({
			ok: false,
			error: 'used'
		});
	});

	it('gets in by a new link who has forgotten the password; open sessions end', async () => {
		const wen = await employed('wen');
		const before = await signIn('wen');
		if (!before.ok) throw new Error(before.error.reason);
		const made = await services.people.makeLink(HOUSE, wen.id);
		if (!made.ok) throw new Error(made.error.reason);
		await services.people.choosePassword(tokenOf(made.value), 'another long one');
		expect(await services.auth.sessions(wen.id)).toEqual([]);
		expect((await signIn('wen')).ok).toBe(false);
	});
});

describe('deactivating', () => {
	it('ends sessions and links, and tells whoever holds their sockets', async () => {
		await setUp();
		const wen = await employed('wen');
		await signIn('wen');
		const { value: link } = (await services.people.makeLink(HOUSE, wen.id)) as {
			value: { path: string };
		};
		const told = new Promise((resolve) => services.auth.onRevoked(resolve));
		expect((await services.people.deactivate(HOUSE, wen.id)).ok).toBe(true);
		expect(await told).toEqual({ personId: wen.id, sessionId: null });
		expect(await services.auth.sessions(wen.id)).toEqual([]);
		expect(await services.people.openLink(tokenOf(link))).toEqual({
			ok: false,
			error: 'withdrawn'
		});
		expect(await signIn('wen')).toMatchObject({ error: { reason: 'inactive' } });
	});

	it('spares the last administrator', async () => {
		await setUp();
		const fang = services.people.byUsername('fang')!;
		for (const refused of [
			await services.people.deactivate(HOUSE, fang.id),
			await services.people.setRoles(fang.id, fang.id, ['chief'])
		]) {
			expect(refused).toEqual({
				ok: false,
				error: { reason: 'invalid', what: 'last-administrator' }
			});
		}
		const other = await employed('wen', ['administrator']);
		expect((await services.people.deactivate(other.id, fang.id)).ok).toBe(true);
	});
});

it.each<Role>(['reporter', 'editor', 'chief', 'proofreader'])('is not for a %s', async (role) => {
	const { people } = services;
	const me = await employed('wen', [role]);
	const forbidden = { ok: false, error: { reason: 'forbidden' } };
	const other = { name: '新', username: 'new', email: null, roles: ['administrator' as const] };
	expect(await people.add(me.id, other)).toEqual(forbidden);
	expect(await people.setRoles(me.id, me.id, ['administrator'])).toEqual(forbidden);
	expect(await people.makeLink(me.id, me.id)).toEqual(forbidden);
	expect(await people.withdrawLink(me.id, me.id)).toEqual(forbidden);
	expect(await people.access(me.id)).toEqual(forbidden);
	expect(await people.deactivate(me.id, me.id)).toEqual(forbidden);
});

it('tells an administrator that the desk does not go on; what was asked is done once it does', async () => {
	const fang = await employed('fang', ['administrator']);
	const wen = await employed('wen');
	const { store, people, desk } = services;
	const commit = store.commit.bind(store);
	const silence = Promise.withResolvers<void>();
	vi.spyOn(store, 'commit').mockImplementation((...entry) =>
		silence.promise.then(() => commit(...entry))
	);
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const asked = Promise.all([
		people.setRoles(fang.id, wen.id, ['editor']).catch(isStoreFault),
		people.deactivate(fang.id, wen.id).catch(isStoreFault)
	]);
	await vi.advanceTimersByTimeAsync(8000);
	vi.useRealTimers();
	silence.resolve();
	expect(await asked).toEqual([true, true]);
	await expect.poll(() => desk.view.get('person', wen.id)).toMatchObject({ active: false });
});

it('keeps sessions over a restart', async () => {
	await employed('wen');
	const begun = await signIn('wen');
	if (!begun.ok) throw new Error(begun.error.reason);
	await services.close();
	services = await boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
	const cookie = begun.value.cookies
		.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
		.join('; ');
	expect(await services.auth.personOf({ cookie })).toMatchObject({ person: { username: 'wen' } });
});
