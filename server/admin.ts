import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { askServer } from './admin/control.ts';
import { outcomeOf, type AdminOutcome } from './admin/run-admin.ts';
import { sayChain } from './admin/say-chain.ts';
import { sayRestored } from './admin/say-restored.ts';
import { parseAdmin, USAGE, type AdminCommand } from './admin/usage.ts';
import { ConfigError, readConfig, readDatabase, readMedia, type Config } from './config.ts';
import { expectNewsroom } from './backup/source.ts';
import { isOfMany } from './newsrooms/admin-args.ts';
import { lockDataDir } from './data-lock.ts';
import { sayPack } from './evidence/say-pack.ts';
import { hashOfRow } from './store/audit-chain.ts';
import { placeOf } from './store/place-of.ts';
import { ofNewsroom, openTelling } from './tracing/open-tracing.ts';
import { traced } from './tracing/tracing.ts';

/** How long an end waits for a collector, ms. */
const TELL_LIMIT = 2000;

/**
 * `npm run admin -- …`. Where the server runs, it does the work, so that its memory and everybody's
 * screen know; where it does not, its services are started here for as long as it takes.
 */
async function admin(args: string[]): Promise<AdminOutcome> {
	const many = isOfMany(args);
	const [, name = ''] = args;
	if (args[0] === '--newsroom' && args.length < 3) return { code: 2, output: sayLacking(name) };
	const parsed = many && args[0] !== '--newsroom' ? null : parseAdmin(many ? args.slice(2) : args);
	if (parsed && !parsed.ok) return { code: 2, output: `${parsed.error}\n\n${USAGE}` };
	if (parsed?.value.verb === 'help') return { code: 0, output: USAGE };
	// Of a file wherever it lies: neither the server nor its data are asked.
	if (parsed?.value.verb === 'evidence') return verifyEvidence(parsed.value.file);
	const config = readConfig(process.env);
	if (many !== (config.newsrooms !== null)) return { code: 2, output: many ? ONE : MANY };
	if (
		parsed?.value.verb === 'backup' ||
		parsed?.value.verb === 'backupVerify' ||
		parsed?.value.verb === 'restore'
	)
		return seeToBackup(await settingsOf(config, many, name), parsed.value, many ? name : null);
	const answered = await askServer(config.dataDir, args);
	if (answered) return answered;
	if (parsed?.value.verb === 'move')
		return move(await settingsOf(config, many, name), parsed.value.to);
	// In another folder than was meant a newsroom would be made, and found to be in order.
	if (!many || parsed?.value.verb === 'verify')
		await expectNewsroom(await settingsOf(config, many, name));
	if (parsed?.value.verb === 'verify')
		return verifyAlone(await settingsOf(config, many, name), parsed.value.head);
	// Only here: what the services need takes a second to load, and most often the server answers.
	const { openHouse } = await import('./installation.ts');
	// Nobody reads figures of a command.
	const house = await openHouse({ ...config, logLevel: 'error', metrics: null });
	try {
		return await house.admin(args);
	} finally {
		await house.close();
	}
}

const ONE =
	'There is one newsroom; where there are several, NEWSROOMS names the folder of their files.\n';
const MANY = 'Which newsroom? Begin with --newsroom <name>; newsroom list says which there are.\n';

const sayLacking = (name: string): string =>
	name === ''
		? MANY
		: `What is to be done in the newsroom “${name}”? --newsroom ${name} help says what there is.\n`;

/** The settings of the newsroom that is meant. Throws ConfigError where there is none of that name. */
async function settingsOf(config: Config, many: boolean, name: string): Promise<Config> {
	if (!many || !config.newsrooms) return config;
	const { readNewsroomList } = await import('./newsrooms/newsroom-list.ts');
	const { configOf } = await import('./newsrooms/newsroom-config.ts');
	const entry = readNewsroomList(config.newsrooms.folder).find((one) => one.name === name);
	if (!entry) throw new ConfigError(`There is no newsroom “${name}”.`);
	return configOf(config, entry);
}

/** Beside a server that runs: a backup reads on a connection of its own. */
async function seeToBackup(
	config: Config,
	command: Extract<AdminCommand, { verb: 'backup' | 'backupVerify' | 'restore' }>,
	newsroom: string | null
): Promise<AdminOutcome> {
	const { dataDir, database } = config;
	const folder = path.resolve(command.folder);
	const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
	if (command.verb === 'backup') {
		const { backUp } = await import('./backup/back-up.ts');
		const { sayBackedUp } = await import('./backup/say-backed-up.ts');
		return outcomeOf(sayBackedUp(folder, await backUp({ dataDir, database }, folder, { say })));
	}
	if (command.verb === 'backupVerify') {
		const { verifyBackup } = await import('./backup/verify-backup.ts');
		return outcomeOf(await verifyBackup(folder, say));
	}
	const { restore } = await import('./backup/restore.ts');
	const { makeAllTables: makeTables } = await import('./move-newsroom.ts');
	const to = { dataDir: path.resolve(command.to ?? dataDir), database };
	const telling = await openTelling(config);
	const tracing = newsroom === null ? telling.tracing : ofNewsroom(telling.tracing, newsroom);
	const done = await traced(tracing, 'restore', async (span) => {
		const restored = await restore({ folder, at: command.at, to, makeTables, say });
		if (!restored.ok) span?.fail(null);
		return restored;
	});
	await tracing?.close(TELL_LIMIT);
	const { code, output } = outcomeOf(sayRestored(placeOf(to), done));
	return { code, output: `${sayZone(command)}${output}` };
}

function sayZone({ at, zone }: Extract<AdminCommand, { verb: 'restore' }>): string {
	if (at === null || zone === null) return '';
	return `The moment is ${new Date(at).toISOString()}, by the clock of this machine (${zone}).\n`;
}

/** Into a bucket photos and packs alone; into a database all of it, if there is a bucket for the files. */
async function move({ dataDir, media }: Config, to: string): Promise<AdminOutcome> {
	const { moveFiles, moveNewsroom } = await import('./move-newsroom.ts');
	const folder = path.resolve(dataDir);
	// In a folder that was not meant nothing is left.
	if (!to.startsWith('s3:')) await expectNewsroom({ dataDir: folder, database: null });
	else if (!existsSync(folder)) return { code: 1, output: `There is no folder ${folder}.\n` };
	const lock = lockDataDir(dataDir);
	try {
		if (to.startsWith('s3:')) return outcomeOf(await moveFiles(folder, readMedia(to)));
		return outcomeOf(await moveNewsroom(folder, { url: readDatabase(to, '--to'), media }));
	} finally {
		lock.release();
	}
}

async function verifyEvidence(file: string): Promise<AdminOutcome> {
	const { verifyPack } = await import('./evidence/verify-pack.ts');
	try {
		return outcomeOf(sayPack(verifyPack(await readFile(file), hashOfRow)));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		return { code: 1, output: `There is no file “${file}”.\n` };
	}
}

/** Of the store alone: a log in which somebody has been need not be one that the services can read. */
async function verifyAlone(
	{ dataDir, database, redis }: Config,
	head: string | null
): Promise<AdminOutcome> {
	const { openStore } = await import('./store/open-store.ts');
	const lock = lockDataDir(dataDir);
	try {
		const { store } = await openStore({ dataDir, database, redis });
		const report = await store.audit.verify(head ?? undefined);
		const said = sayChain(report, placeOf({ dataDir, database }));
		await store.close();
		return outcomeOf(said);
	} finally {
		lock.release();
	}
}

try {
	const { code, output } = await admin(process.argv.slice(2));
	(code === 0 ? process.stdout : process.stderr).write(output);
	process.exitCode = code;
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
