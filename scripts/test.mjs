/**
 * Runs every kind of check, goes on after a failure so that one run tells all, and ends with the line
 * `N passed, N failed` over all of them. Checks that keep one core busy run side by side, the test
 * runners, which use all of them, after each other.
 *
 *   node scripts/test.mjs             everything
 *   node scripts/test.mjs unit e2e    only these stages
 *
 * Format, lint, components and types count as one check each; a runner that fails without naming a
 * test, or that finds nothing to run, counts as one failure.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { playwrightFailures, vitestFailures } from './failures.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
/** A stage that takes longer hangs, ms: a slow machine may need half an hour for the browser tests. */
const STAGE_LIMIT = 60 * 60_000;
const BIN = path.join(ROOT, 'node_modules', '.bin');
/** So that every program runs on the Node the package brings, however this script was called. */
const PATH = `${BIN}${path.delimiter}${process.env.PATH}`;
const results = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-test-'));

const vitest = (project) => {
	const file = path.join(results, `${project}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	return {
		commands: [['vitest', 'run', '--project', project, ...reporters]],
		count: () => {
			const { numPassedTests, numFailedTests, numPendingTests } = readJson(file);
			return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
		},
		failures: () => vitestFailures(readJson(file), ROOT)
	};
};

const playwright = () => {
	const file = path.join(results, 'e2e.json');
	return {
		commands: [['playwright', 'test', '--reporter=list,json']],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
		count: () => {
			const { expected, unexpected, flaky, skipped } = readJson(file).stats;
			return { passed: expected, failed: unexpected + flaky, skipped };
		},
		failures: () => playwrightFailures(readJson(file))
	};
};

const check = (commands, env = {}) => ({
	commands,
	env,
	oneCore: true,
	count: (ok) => ({ passed: ok ? 1 : 0, failed: 0 })
});

/** What passed is remembered by content. A fresh clone, such as CI's, remembers nothing. */
const remember = (tool) => [
	'--cache',
	'--cache-strategy',
	'content',
	'--cache-location',
	path.join(ROOT, 'node_modules/.cache/copydesk', tool)
];
const eslint = (cache, ...args) => ['eslint', '--max-warnings', '0', ...remember(cache), ...args];

/**
 * Components are read into the types' program as their parser sees them: otherwise each of them is another
 * file than the program has, and types are found out anew for each, which takes twice as long.
 */
const ONE_PROGRAM = { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' };

/** The longest first, so that none is left over at the end. */
const STAGES = {
	components: check([eslint('components', 'src/**/*.svelte')], ONE_PROGRAM),
	lint: check([eslint('lint', '--ignore-pattern', '**/*.svelte', '.')]),
	types: check([
		['svelte-kit', 'sync'],
		['svelte-check', '--fail-on-warnings', '--output', 'human', '--threshold', 'warning']
	]),
	format: check([['prettier', '--check', '--log-level', 'warn', ...remember('format'), '.']]),
	unit: vitest('unit'),
	sync: vitest('sync'),
	e2e: playwright()
};

function readJson(file) {
	return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** Runs a program of node_modules/.bin; resolves to whether it ended with 0 in time. */
function run([program, ...args], env, say) {
	return new Promise((resolve) => {
		const child = spawn(path.join(BIN, program), args, {
			cwd: ROOT,
			env: { ...process.env, PATH, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
			stdio: ['ignore', say ? 'pipe' : 'inherit', say ? 'pipe' : 'inherit'],
			timeout: STAGE_LIMIT
		});
		for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say);
		child.on('error', (error) => {
			console.error(error.message);
			resolve(false);
		});
		child.on('close', (code, signal) => {
			if (signal) console.error(`${program} was ended by ${signal}`);
			resolve(code === 0);
		});
	});
}

function countOf(stage, ok) {
	let count;
	try {
		count = stage.count(ok);
	} catch (error) {
		console.error(`No result was written: ${error.message}`);
		count = { passed: 0, failed: 0 };
	}
	const silent = count.failed === 0 && (!ok || count.passed === 0);
	return silent ? { ...count, failed: 1 } : count;
}

/** Of a runner that ended without a report, the log above tells all there is. */
function failuresOf(stage) {
	try {
		return stage.failures?.() ?? [];
	} catch (error) {
		return [`No report could be read: ${error.message}`];
	}
}

async function runStage(name) {
	const stage = STAGES[name];
	const heading = `\n── ${name}`;
	const begun = Date.now();
	let [ok, heard] = [true, ''];
	const listen = stage.oneCore ? (text) => (heard += text) : undefined;
	if (!listen) console.log(heading);
	for (const command of stage.commands) ok = ok && (await run(command, stage.env, listen));
	if (listen) console.log(`${heading}\n${heard}`.trimEnd());
	const count = countOf(stage, ok);
	const failures = count.failed > 0 ? failuresOf(stage) : [];
	return { name, seconds: (Date.now() - begun) / 1000, skipped: 0, ...count, failures };
}

/** As many at a time as there are cores. */
async function runSideBySide(names) {
	const waiting = [...names];
	const results = [];
	const work = async () => {
		for (let name = waiting.shift(); name; name = waiting.shift())
			results.push(await runStage(name));
	};
	await Promise.all(Array.from({ length: os.availableParallelism() }, work));
	return results;
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in STAGES));
if (unknown.length > 0) {
	console.error(
		`No such stage: ${unknown.join(', ')}. There are ${Object.keys(STAGES).join(', ')}.`
	);
	process.exit(2);
}

const wanted = chosen.length > 0 ? chosen : Object.keys(STAGES);
const table = await runSideBySide(wanted.filter((name) => STAGES[name].oneCore));
for (const name of wanted.filter((name) => !STAGES[name].oneCore)) table.push(await runStage(name));
fs.rmSync(results, { recursive: true, force: true });

const total = (key) => table.reduce((sum, stage) => sum + stage[key], 0);
for (const { name, failures } of table)
	for (const failure of failures) console.log(`\n✗ ${name}: ${failure}`);
console.log('');
for (const { name, seconds, passed, failed, skipped } of table) {
	const note = skipped > 0 ? `, ${skipped} skipped` : '';
	const figures = `${passed} passed, ${failed} failed${note}`;
	console.log(`${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s   ${figures}`);
}
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0;
