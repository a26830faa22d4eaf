import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { makeDataDir, startServer } from '#tests/support/start-server.ts';
import { HOSTS, openTwoNewsrooms, SECRET } from '#tests/support/two-newsrooms.ts';

test('two papers of one server print, each what is its own', async () => {
	const house = await openTwoNewsrooms();
	const { date } = house.secrets;
	const [a, b] = [await house.signIn('a'), await house.signIn('b')];
	const at = `/editions/${date}/pdf`;
	const printed = await house.ask(HOSTS.a, { path: at, cookie: a });
	expect(printed.status, printed.text.slice(0, 200)).toBe(200);
	expect(printed.text.slice(0, 5)).toBe('%PDF-');
	expect(decodeURIComponent(String(printed.headers['content-disposition']))).toContain(SECRET);
	expect((await house.ask(HOSTS.b, { path: at, cookie: b })).status).toBe(404);
	await house.dispose();
});

test('HTTP6: a paper is added while the others are at work, and one that cannot be opened is nobody else’s business', async () => {
	const house = await openTwoNewsrooms();
	const { server, folder, ask } = house;
	const cookie = await house.signIn('a');
	const added = await server.admin('newsroom', 'add', 'c', '--host', 'c.press.example');
	const { port } = new URL(server.origin);
	const link = new RegExp(`http://c\\.press\\.example:${port}(/set-up/[\\w-]+)`).exec(added)?.[1];
	const setUp = await ask('c.press.example', { path: link ?? '' });
	expect(setUp.status).toBe(200);
	expect((await ask(HOSTS.a, { path: link ?? '', cookie })).text).not.toContain('name="username"');
	await expect(server.admin('newsroom', 'add', 'd', '--host', HOSTS.a)).rejects.toThrow(
		/has this host/
	);
	await expect(server.admin('newsroom', 'add', '../d', '--host', 'd.example')).rejects.toThrow(
		/name/
	);

	fs.writeFileSync(path.join(folder, 'broken.json'), JSON.stringify({ hosts: ['broken.example'] }));
	fs.writeFileSync(path.join(server.dataDir, 'newsrooms', 'broken'), 'no folder');
	await expect.poll(async () => (await ask('broken.example', { path: '/' })).status).toBe(503);
	const { text } = await ask('broken.example', { path: '/' });
	expect(text).toContain('cannot be opened at present');
	expect(text).not.toContain(server.dataDir);
	// What it prints comes by a way of its own.
	await expect.poll(() => server.output()).toContain('"newsroom":"broken"');
	expect((await ask(HOSTS.a, { path: '/api/session', cookie })).status).toBe(200);

	const list = await server.admin('newsroom', 'list');
	expect(list).toMatch(
		/^a\ta\.press\.example\t\topen\nb\t.*\nbroken\tbroken\.example\t\tclosed\nc\t/
	);
	const people = (name: string) => server.admin('--newsroom', name, 'person', 'list');
	expect(await people('a')).toContain(`${SECRET}一人`);
	expect(await people('b')).not.toContain(SECRET);
	await expect(server.admin('person', 'list')).rejects.toThrow(/Which newsroom/);
	await expect(people('none')).rejects.toThrow(/There is no newsroom/);

	expect(await server.stop()).toBe(0);
	// And while no server runs.
	expect(await people('a')).toContain(SECRET);
	const again = await server.admin('--newsroom', 'c', 'audit', 'verify');
	expect(again).toContain('whole');
	await server.restart();
	expect((await ask('c.press.example', { path: link ?? '' })).text).toContain('name="username"');
	expect((await ask(HOSTS.a, { path: '/api/session', cookie })).status).toBe(200);
	await house.dispose();
});

test('a list of papers that cannot be used stops the start with a sentence', async () => {
	const folder = await makeDataDir();
	for (const name of ['a', 'b'])
		fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ hosts: ['x.example'] }));
	await expect(startServer({ NEWSROOMS: folder })).rejects.toThrow(
		/ended with 1:\nThe newsrooms a and b have the same host, x\.example\.\n$/
	);
	fs.rmSync(folder, { recursive: true });
});
