import fs from 'node:fs';
import { err, ok, type Result } from '#model/result.ts';
import type { AdminOutcome } from '../admin/run-admin.ts';
import type { Services } from '../boot.ts';
import { ConfigError, readOrigin, type Config } from '../config.ts';
import { readNewsroomsArgs, type NewsroomsCommand } from './admin-args.ts';
import { configOf } from './newsroom-config.ts';
import type { NewsroomDirectory } from './newsroom-directory.ts';
import { fileOf, isHost, isNewsroomName, type NewsroomEntry } from './newsroom-list.ts';
import type { Newsrooms } from './newsrooms.ts';

export interface NewsroomsAdminParts {
	directory: NewsroomDirectory;
	newsrooms: Newsrooms<Services>;
	config: Config;
	/** Makes a PostgreSQL database if there is none of that address. */
	makeDatabase: (url: string) => Promise<void>;
}

/** Carries out what was asked for on the command line: of the installation, or of one newsroom. */
export async function runNewsroomsAdmin(
	args: readonly string[],
	parts: NewsroomsAdminParts
): Promise<AdminOutcome> {
	const read = readNewsroomsArgs(args);
	if (!read.ok) return { code: 2, output: `${read.error}\n` };
	try {
		return await carryOut(read.value, parts);
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		return { code: 1, output: `${error.message}\n` };
	}
}

async function carryOut(
	command: NewsroomsCommand,
	parts: NewsroomsAdminParts
): Promise<AdminOutcome> {
	switch (command.verb) {
		case 'list':
			return { code: 0, output: list(parts) };
		case 'add':
			return outcomeOf(await add(command, parts));
		case 'in':
			return inNewsroom(command.name, parts, (services) => services.admin.run(command.args));
	}
}

const outcomeOf = (done: Result<string, string>): AdminOutcome =>
	done.ok ? { code: 0, output: done.value } : { code: 1, output: `${done.error}\n` };

function list({ directory, newsrooms }: NewsroomsAdminParts): string {
	directory.reload();
	const open = new Set(newsrooms.names);
	const rows = directory.entries.map(({ name, hosts, origin }) =>
		[name, hosts.join(','), origin ?? '', open.has(name) ? 'open' : 'closed'].join('\t')
	);
	return rows.length === 0 ? 'None yet.\n' : rows.map((row) => `${row}\n`).join('');
}

async function add(
	{ name, hosts, origin }: Extract<NewsroomsCommand, { verb: 'add' }>,
	parts: NewsroomsAdminParts
): Promise<Result<string, string>> {
	const { directory, config, makeDatabase } = parts;
	if (!isNewsroomName(name))
		return err(
			'A newsroom’s name has 1 to 40 small letters, digits or - and begins and ends with none.'
		);
	const odd = hosts.find((host) => !isHost(host));
	if (odd !== undefined) return err(`“${odd}” is no host name (without a port).`);
	directory.reload();
	const there = directory.named(name);
	if (there && isSameAs(there, hosts)) return open(name, parts);
	if (there) return err(`There is a newsroom ${name} already.`);
	const taken = directory.entries.find((entry) => entry.hosts.some((host) => hosts.includes(host)));
	if (taken) return err(`The newsroom ${taken.name} has this host already.`);
	const entry = { name, hosts, origin: origin === null ? null : readOrigin(origin, '--origin') };
	const { database } = configOf(config, entry);
	if (database !== null) await makeDatabase(database);
	const file = fileOf(config.newsrooms?.folder ?? '', name);
	const text = `${JSON.stringify({ hosts, ...(origin === null ? {} : { origin }) }, null, '\t')}\n`;
	// Refused where there is one, and read by nobody before it is whole.
	fs.writeFileSync(`${file}.new`, text, { flag: 'wx' });
	fs.renameSync(`${file}.new`, file);
	try {
		directory.reload();
	} catch (error) {
		fs.rmSync(file);
		throw error;
	}
	return open(name, parts);
}

/** Somebody wrote its file by hand, or it could not be opened when it was added. */
const isSameAs = (there: NewsroomEntry, hosts: readonly string[]): boolean =>
	there.hosts.toSorted().join() === hosts.toSorted().join();

/** Opens it, and tells the link as long as it is not set up. */
async function open(name: string, parts: NewsroomsAdminParts): Promise<Result<string, string>> {
	const opened = await inNewsroom(name, parts, async ({ setUp, admin }) => {
		const path = setUp.path();
		const say = path ? `Open this once to set it up: ${admin.address()}${path}` : 'It is set up.';
		return { code: 0, output: `The newsroom ${name} is added.\n${say}\n` };
	});
	return opened.code === 0 ? ok(opened.output) : err(opened.output.trim());
}

async function inNewsroom(
	name: string,
	{ directory, newsrooms }: NewsroomsAdminParts,
	work: (services: Services) => Promise<AdminOutcome>
): Promise<AdminOutcome> {
	const entry = directory.named(name);
	if (!entry) return { code: 1, output: `There is no newsroom “${name}”.\n` };
	const entered = await newsrooms.enter(entry);
	if (!entered.ok)
		return { code: 1, output: `The newsroom ${name} cannot be opened; the log says why.\n` };
	try {
		return await work(entered.value.services);
	} finally {
		entered.value.leave();
	}
}
