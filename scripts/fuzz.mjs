/**
 * The long run of the story fuzz, or one seed again.
 *
 *   npm run fuzz                     20,000 seeds
 *   npm run fuzz -- --seeds 100000   as many as told
 *   npm run fuzz -- --seed 4711      that one seed, with its operations
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
	options: { seeds: { type: 'string', default: '20000' }, seed: { type: 'string' } }
});
const env = { ...process.env, STORY_FUZZ_SEEDS: values.seeds };
if (values.seed !== undefined) env.STORY_FUZZ_SEED = values.seed;

const vitest = path.resolve(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const args = [vitest, 'run', '--project', 'sync', 'fuzz', '--testTimeout', '0'];
const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
process.exitCode = status ?? 1;
