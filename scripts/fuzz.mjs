/**
 * The long run of a fuzz, or one seed again. `story`: people and the binding of the editor, without
 * a server; `room`: people, a network that fails, and the server.
 *
 *   npm run fuzz                          20,000 seeds of the story fuzz
 *   npm run fuzz -- room                  10,000 seeds of the room fuzz
 *   npm run fuzz -- room --seeds 100000   as many as told
 *   npm run fuzz -- story --seed 4711     that one seed, with its operations
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const KINDS = {
	story: { seeds: '20000', files: 'story-fuzz', prefix: 'STORY' },
	room: { seeds: '10000', files: 'room-fuzz', prefix: 'ROOM' }
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { seeds: { type: 'string' }, seed: { type: 'string' } }
});
const kind = KINDS[positionals[0] ?? 'story'];
if (!kind) throw new Error(`no such fuzz: ${positionals[0]}; there are story and room`);
const env = { ...process.env, [`${kind.prefix}_FUZZ_SEEDS`]: values.seeds ?? kind.seeds };
if (values.seed !== undefined) env[`${kind.prefix}_FUZZ_SEED`] = values.seed;

const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', '--project', 'sync', kind.files, '--testTimeout', '0'];
const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
