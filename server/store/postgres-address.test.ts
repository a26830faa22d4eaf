import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { readAddress } from './postgres-address.ts';

const AT = 'postgres://desk:night%3Adesk@db.example.org/copydesk';
let folder: string | undefined;
afterEach(async () => {
	vi.unstubAllEnvs();
	if (folder) await fs.rm(folder, { recursive: true });
	folder = undefined;
});

/** What pg does with it. */
const tlsOf = (url: string): unknown => (new Client(readAddress(url)) as { ssl?: unknown }).ssl;

it('encrypts nothing without a mode, whatever the environment says', () => {
	vi.stubEnv('PGSSLMODE', 'no-verify');
	expect([tlsOf(AT), tlsOf(`${AT}?sslmode=disable`)]).toEqual([false, false]);
});

it('asks for a certificate, with files that are read once', async () => {
	folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'));
	const [ca, key] = [path.join(folder, 'ca.pem'), path.join(folder, 'key.pem')];
	await Promise.all([fs.writeFile(ca, 'ours'), fs.writeFile(key, 'mine')]);
	const url = `${AT}?sslmode=verify-full&sslrootcert=${ca}&sslkey=${key}&options=-c%20a%3Db`;
	expect(readAddress(url).ssl).toEqual({ rejectUnauthorized: true, ca: 'ours', key: 'mine' });
	expect(tlsOf(url)).toMatchObject({ rejectUnauthorized: true, ca: 'ours' });
	expect(readAddress(url).connectionString).toBe(`${AT}?options=-c+a%3Db`);
	expect(tlsOf(`${AT}?sslmode=no-verify`)).toEqual({ rejectUnauthorized: false });
});

it('says which file cannot be read', () => {
	const url = `${AT}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`;
	expect(() => readAddress(url)).toThrow(
		expect.objectContaining({ code: 'ENOENT', path: '/nowhere/ca.pem' })
	);
});
