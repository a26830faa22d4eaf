import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Bytes of code, not compressed, that each source or package has in one chunk. */
export type Origins = Record<string, number>;

/** Of the build that is served: under the same version the same files have the same names. */
const servedVersion = (): string =>
	fs.readFileSync(path.join(ROOT, 'build/current'), 'utf8').trim();

/**
 * Builds the product once more, aside, and tells what each chunk of the browser’s code is made of, by the
 * chunk’s file name: which import blows a budget. Nothing, and a word why, if it cannot be built: what is
 * sent is measured all the same.
 */
export function chunkOrigins(): Record<string, Origins> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-chunks-'));
	const file = path.join(folder, 'chunks.json');
	const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
	const args = [vite, 'build', '--config', 'bench/lib/chunks.config.ts', '--logLevel', 'error'];
	try {
		const { status } = spawnSync(process.execPath, args, {
			cwd: ROOT,
			env: {
				...{ ...process.env, CHUNK_ORIGINS: file, COPYDESK_BUILD: path.join(folder, 'build') },
				COPYDESK_VERSION: servedVersion()
			},
			stdio: 'inherit'
		});
		if (status === 0) return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Origins>;
		process.stderr.write(
			`what the files are made of is not known: the build ended with ${status}\n`
		);
		return {};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
