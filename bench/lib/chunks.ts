import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Bytes of code, not compressed, that each source or package has in one chunk. */
export type Origins = Record<string, number>;

/**
 * Builds the product once more, aside, and tells what each chunk of the browser’s code is made of, by the
 * chunk’s file name: which import blows a budget.
 */
export function chunkOrigins(): Record<string, Origins> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-chunks-'));
	const file = path.join(folder, 'chunks.json');
	const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
	const args = [vite, 'build', '--config', 'bench/lib/chunks.config.ts', '--logLevel', 'error'];
	const { status } = spawnSync(process.execPath, args, {
		cwd: ROOT,
		env: { ...process.env, CHUNK_ORIGINS: file, COPYDESK_BUILD: path.join(folder, 'build') },
		stdio: 'inherit'
	});
	if (status !== 0) throw new Error('the build for the chunks failed');
	return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Origins>;
}
