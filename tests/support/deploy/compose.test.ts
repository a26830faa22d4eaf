import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCompose, readVariables } from './compose.ts';

const DEPLOY = path.resolve(import.meta.dirname, '../../../deploy');
const run = promisify(execFile);

const example = (): Record<string, string> =>
	readVariables(path.join(DEPLOY, 'compose.env.example'));
const filledIn = (): Record<string, string> =>
	Object.fromEntries(
		Object.keys(example()).map((name) => [name, `${name.toLowerCase()}-of-tests`])
	);
const compose = () => readCompose(path.join(DEPLOY, 'compose.yaml'), filledIn());

/**
 * Like `weed shell`, which says what is wrong and ends with 0 all the same: its store takes nothing before it
 * has been asked so many times.
 */
const slowStore = (folder: string, times: number): string => `#!/bin/sh
echo asked >> ${folder}/asked
read -r command
if [ "$(wc -l < ${folder}/asked)" -le ${times} ]; then echo 'error: no filer' >&2; exit 0; fi
case "$command" in
	's3.bucket.create -name copydesk') touch ${folder}/made ;;
	s3.bucket.list)
		printf '> '
		[ -e ${folder}/made ] && printf '  copydesk\\tsize:0\\tchunk:0\\n'
		exit 0 ;;
esac
`;

let folder = '';
beforeEach(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-weed-'))));
afterEach(() => rm(folder, { recursive: true }));

it('asks for the bucket until it is there, since the shell of the store ends with 0 whatever happens', async () => {
	await writeFile(path.join(folder, 'weed'), slowStore(folder, 3));
	await chmod(path.join(folder, 'weed'), 0o755);
	await writeFile(path.join(folder, 'sleep'), '#!/bin/sh\n');
	await chmod(path.join(folder, 'sleep'), 0o755);
	const { entrypoint, command } = compose().service('bucket');
	const [program = '', ...args] = [...entrypoint, ...command];
	const PATH = [folder, process.env.PATH].join(path.delimiter);
	await run(program, args, { env: { PATH }, timeout: 20_000 });
	await expect(readFile(path.join(folder, 'made'))).resolves.toBeDefined();
});

it('wants the variables that the example has, and no others', () => {
	expect([...compose().wanted].sort()).toEqual(Object.keys(example()).sort());
});

it('gives all servers the same settings, with what each of the other parts is told', () => {
	const { service, config } = compose();
	const [first, ...others] = ['desk-1', 'desk-2', 'desk-3'].map(
		(name) => service(name).environment
	);
	for (const other of others) expect(other).toEqual(first);
	const passwordOf = (url = '') => new URL(url).password;
	expect(passwordOf(first?.DATABASE_URL)).toBe(service('postgres').environment.POSTGRES_PASSWORD);
	expect(service('redis').command).toContain(passwordOf(first?.REDIS_URL));
	expect(config('s3')).toContain(`"secretKey": "${passwordOf(first?.MEDIA_URL)}"`);
	expect(first?.ORIGIN).toBe(`https://${service('proxy').environment.DOMAIN}`);
});
