import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { ConfigError, readOrigin } from '../config.ts';

/** One of several newsrooms of an installation. */
export interface NewsroomEntry {
	/** Of its file, its folder and its database. */
	name: string;
	/** Host names under which it is reached, in small letters, without a port; one or more. */
	hosts: string[];
	/** The address people use behind a proxy; null: none. */
	origin: string | null;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
/** Without a port: browsers send a host's cookies to all its ports. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const ENDING = '.json';

const fileShape = v.strictObject({
	hosts: v.pipe(v.array(v.string()), v.minLength(1)),
	origin: v.optional(v.string())
});

/** Whether a newsroom may have a name: it is part of paths and of the names of databases. */
export const isNewsroomName = (name: string): boolean => NAME.test(name);

/** Whether a newsroom may be reached under a host. */
export const isHost = (host: string): boolean => host.length <= 253 && HOST.test(host);

/**
 * The newsrooms of an installation: a file `<name>.json` for each, with `{"hosts": ["a.example.org"],
 * "origin": "https://a.example.org"}`. Throws ConfigError at the first that cannot be one.
 */
export function readNewsroomList(folder: string): NewsroomEntry[] {
	const owners = new Map<string, string>();
	return namesIn(folder).map((name) => {
		const entry = readEntry(folder, name);
		for (const host of entry.hosts) {
			const owner = owners.get(host);
			if (owner !== undefined)
				throw new ConfigError(`The newsrooms ${owner} and ${name} have the same host, ${host}.`);
			owners.set(host, name);
		}
		return entry;
	});
}

function namesIn(folder: string): string[] {
	let files: string[];
	try {
		files = fs.readdirSync(folder);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new ConfigError(`NEWSROOMS names the folder ${folder}, which cannot be read (${code}).`);
	}
	const names = files.filter((file) => file.endsWith(ENDING)).map((file) => file.slice(0, -5));
	const odd = names.find((name) => !isNewsroomName(name));
	if (odd === undefined) return names.sort();
	throw new ConfigError(
		`A newsroom's name has 1 to 40 small letters, digits or - and begins and ends with none: “${odd}” in ${folder} is none.`
	);
}

function readEntry(folder: string, name: string): NewsroomEntry {
	const file = fileOf(folder, name);
	const read = v.safeParse(fileShape, parse(fs.readFileSync(file, 'utf8')));
	if (!read.success)
		throw new ConfigError(
			`${file} must be {"hosts": ["desk.example.org"], "origin": "https://…"}.`
		);
	const hosts = [...new Set(read.output.hosts.map((host) => host.toLowerCase()))];
	const odd = hosts.find((host) => !isHost(host));
	if (odd !== undefined)
		throw new ConfigError(`${file}: “${odd}” is no host name (without a port).`);
	const origin =
		read.output.origin === undefined
			? null
			: readOrigin(read.output.origin, `The origin in ${file}`);
	if (origin !== null && !hosts.includes(new URL(origin).hostname))
		throw new ConfigError(`${file}: the origin ${origin} is of no host of the newsroom.`);
	return { name, hosts, origin };
}

/** What is no JSON has not the shape either. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

export const fileOf = (folder: string, name: string): string =>
	path.join(folder, `${name}${ENDING}`);
