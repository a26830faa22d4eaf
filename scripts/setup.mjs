/**
 * Makes a fresh clone ready: dependencies, the Node they bring, a build, a Chromium.
 * Runs on Node 20 and later with nothing installed, so it uses built-in modules only.
 *
 *   node scripts/setup.mjs            dependencies
 *   node scripts/setup.mjs app        and an up-to-date build
 *   node scripts/setup.mjs browser    and a Chromium for the browser tests
 *   node scripts/setup.mjs peers      and what the benchmarks compare with
 *
 * Every step is stamped with a hash of what it was made from and is left out while that holds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { findChromium } from './chromium.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const BIN = path.join(ROOT, 'node_modules', '.bin');
const NODE_MAJOR = 24;
const windows = process.platform === 'win32';

const say = (message) => console.log(`[setup] ${message}`);

function fail(message) {
	console.error(`[setup] ${message}`);
	process.exit(1);
}

/** Runs a command in sight of the user; true when it ended with 0. */
function run(command, args, options = {}) {
	const begun = Date.now();
	const result = spawnSync(command, args, { stdio: 'inherit', shell: windows, ...options });
	if (result.error) say(result.error.message);
	say(
		`${path.basename(command)} ${args.join(' ')} (${((Date.now() - begun) / 1000).toFixed(1)} s)`
	);
	return result.status === 0;
}

function filesUnder(folder) {
	if (!fs.existsSync(folder)) return [];
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.join(folder, entry.name);
		return entry.isDirectory() ? filesUnder(file) : [file];
	});
}

function hashOf(files, ...texts) {
	const hash = createHash('sha256');
	for (const text of texts) hash.update(text).update('\0');
	for (const file of files.filter((file) => fs.existsSync(file)).sort()) {
		hash.update(file).update('\0').update(fs.readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/** Calls `make` unless `file` already says that it was made from `hash`. */
function stamped(file, hash, make) {
	if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash) return;
	make();
	// Written aside and renamed: a stamp that is hard-linked elsewhere must not change there.
	fs.writeFileSync(`${file}.new`, hash);
	fs.renameSync(`${file}.new`, file);
}

/** Installs exactly what the lock file in `folder` says. */
function installDependencies(folder) {
	const inFolder = (file) => path.join(folder, file);
	const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
		fs.readFileSync(inFolder('package.json'), 'utf8')
	);
	const wanted = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides]);
	const files = [inFolder('package-lock.json'), inFolder('.npmrc')];
	const hash = hashOf(files, wanted, process.platform, process.arch);
	stamped(inFolder('node_modules/.setup-stamp'), hash, () => {
		// npm deletes node_modules first, and must not delete the Node it runs on.
		const PATH = process.env.PATH.split(path.delimiter).filter((dir) => path.resolve(dir) !== BIN);
		const env = { ...process.env, PATH: PATH.join(path.delimiter) };
		const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
		say('installing what package-lock.json names …');
		const done = run('npm', [...args, '--loglevel=error'], { env, cwd: folder });
		if (!done) fail('npm ci failed; see above.');
	});
}

const versionOf = (node) => spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
const suits = (node) => Number.parseInt(versionOf(node).stdout ?? '', 10) >= NODE_MAJOR;

/** The Node that runs everything from here on: the one npm installed, else the caller's own. */
function findNode() {
	const linked = path.join(BIN, windows ? 'node.cmd' : 'node');
	const shipped = path.join(
		'node_modules',
		`node-${process.platform}-${process.arch}`,
		'bin',
		'node'
	);
	// npm before 11.1 unpacks the platform package and leaves its program unlinked.
	if (!fs.existsSync(linked) && !windows && fs.existsSync(shipped)) {
		fs.mkdirSync(BIN, { recursive: true });
		fs.rmSync(linked, { force: true });
		fs.symlinkSync(path.relative(BIN, path.resolve(shipped)), linked);
	}
	const found = [linked, process.execPath].find((node) => fs.existsSync(node) && suits(node));
	if (found) return found;
	return fail(
		`Node ${NODE_MAJOR} is needed. None comes from npm for ${process.platform}-${process.arch}, ` +
			`and yours is ${process.version}: please install Node ${NODE_MAJOR} or later.`
	);
}

function generateTypes(node) {
	if (fs.existsSync('.svelte-kit/tsconfig.json')) return;
	if (!run(node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']))
		fail('svelte-kit sync failed.');
}

function buildApp(node) {
	const sources = ['src', 'static', 'server'].flatMap(filesUnder);
	const settings = [
		...['package-lock.json', 'package.json', 'vite.config.ts', 'svelte.config.js'],
		...['scripts/shared-files.ts', 'scripts/one-language.ts', 'scripts/dev-services.ts']
	];
	const inputs = [...sources, ...settings].filter((file) => !file.endsWith('.test.ts'));
	const name = hashOf(inputs).slice(0, 16);
	const folder = path.join('build', name);
	if (!fs.existsSync(folder)) {
		// Named at the end: half a build is never served.
		const unfinished = path.join('build', `unfinished-${process.pid}`);
		say('building the pages …');
		const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'];
		const env = { ...process.env, COPYDESK_BUILD: unfinished, COPYDESK_VERSION: name };
		if (!run(node, vite, { env })) fail('The build failed; see above.');
		fs.renameSync(unfinished, folder);
	}
	stamped('build/current', name, () => removeOldBuilds(name));
}

/** A server that runs goes on with the build it started with; the last three are kept for it. */
function removeOldBuilds(current) {
	const ageOf = (name) => fs.statSync(path.join('build', name)).mtimeMs;
	const builds = fs
		.readdirSync('build', { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && entry.name !== current)
		.map(({ name }) => name)
		.sort((a, b) => ageOf(b) - ageOf(a));
	for (const name of builds.slice(2))
		fs.rmSync(path.join('build', name), { recursive: true, force: true });
}

function installChromium(node) {
	const root = process.getuid?.() === 0;
	const playwright = ['node_modules/playwright/cli.js', 'install', '--no-shell'];
	run(node, [...playwright, ...(root ? ['--with-deps'] : []), 'chromium'], { timeout: 300_000 });
	if (findChromium() || !root || !fs.existsSync('/usr/bin/apt-get')) return;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const packages = ['chromium', 'fonts-noto-cjk'];
	run('apt-get', ['update', '-q'], { env });
	run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

function provideChromium(node) {
	if (!findChromium()) installChromium(node);
	const chromium = findChromium();
	if (!chromium) {
		fail('No Chromium found: install one (apt-get install chromium) or set CHROMIUM_PATH.');
	}
	say(`browser: ${chromium}`);
}

process.chdir(ROOT);
const wanted = new Set(process.argv.slice(2));
installDependencies('.');
const node = findNode();
generateTypes(node);
if (wanted.has('app')) buildApp(node);
if (wanted.has('browser')) provideChromium(node);
if (wanted.has('peers')) installDependencies('bench/peers');
