import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { readDockerfile, type Dockerfile } from './dockerfile.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A folder with just what the Dockerfile puts into its image, and what it says of how that is run. */
export interface Image {
	readonly dockerfile: Dockerfile;
	/** Its /app. */
	readonly app: string;
	/** A folder with `node`, for PATH. */
	readonly bin: string;
	dispose(): Promise<void>;
}

/** As the Dockerfile makes it, out of the dependencies and the build that are here. */
export async function makeImage(): Promise<Image> {
	const dockerfile = readDockerfile(path.join(ROOT, 'Dockerfile'));
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-image-'));
	// Whoever runs it is somebody else.
	await fs.chmod(folder, 0o755);
	const [built, app, bin] = ['built', 'app', 'bin'].map((one) => path.join(folder, one)) as [
		string,
		string,
		string
	];
	await build(built, dockerfile);
	for (const { from, to } of dockerfile.copies) {
		const target = path.resolve(app, to);
		await fs.mkdir(path.dirname(target), { recursive: true });
		await fs.rename(path.join(built, from), target);
	}
	await fs.rm(built, { recursive: true });
	await fs.mkdir(bin);
	await fs.copyFile(process.execPath, path.join(bin, 'node'));
	return {
		...{ dockerfile, app, bin },
		dispose: () => fs.rm(folder, { recursive: true, force: true })
	};
}

/** What is copied from, without what only development needs. */
async function build(folder: string, { copies, removes }: Dockerfile): Promise<void> {
	await fs.mkdir(folder);
	const taken = new Set([...copies.map(({ from }) => from), 'package.json', 'package-lock.json']);
	for (const from of taken) {
		await fs.mkdir(path.dirname(path.join(folder, from)), { recursive: true });
		// Copies, since npm writes into some of them.
		await run('cp', ['-a', '--reflink=auto', path.join(ROOT, from), path.join(folder, from)]);
	}
	// What tests keep there is of this machine.
	await fs.rm(path.join(folder, 'node_modules/.cache'), { recursive: true, force: true });
	const prune = ['prune', '--omit=dev', '--offline', '--no-audit', '--no-fund'];
	await run('npm', prune, { cwd: folder });
	await run('sh', ['-c', `rm -rf ${removes.join(' ')}`], { cwd: folder });
}
