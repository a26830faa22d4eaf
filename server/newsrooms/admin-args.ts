import { err, ok, type Result } from '#model/result.ts';

export type NewsroomsCommand =
	| { verb: 'list' }
	| { verb: 'add'; name: string; hosts: string[]; origin: string | null }
	/** What the rest of the arguments say, in one newsroom. */
	| { verb: 'in'; name: string; args: string[] };

/** Whether what is asked for on the command line is of an installation of several newsrooms. */
export const isOfMany = ([first]: readonly string[]): boolean =>
	first === 'newsroom' || first === '--newsroom';

/** Reads the arguments of an installation of several newsrooms; the error is a sentence. */
export function readNewsroomsArgs(args: readonly string[]): Result<NewsroomsCommand, string> {
	const [first, second, ...rest] = args;
	if (first === '--newsroom')
		return second ? ok({ verb: 'in', name: second, args: rest }) : err('Which newsroom?');
	if (first !== 'newsroom') return err('Which newsroom? Begin with --newsroom <name>.');
	if (second === 'list')
		return rest.length === 0 ? ok({ verb: 'list' }) : err(`“${rest[0]}” is one word too many.`);
	if (second !== 'add')
		return err(second ? `There is no “newsroom ${second}”.` : 'newsroom list, or add?');
	return readAdd(rest);
}

function readAdd([name, ...options]: readonly string[]): Result<NewsroomsCommand, string> {
	if (!name || name.startsWith('--')) return err('What is it called?');
	const hosts: string[] = [];
	let origin: string | null = null;
	for (let at = 0; at < options.length; at += 2) {
		const [option, value] = [options[at], options[at + 1]];
		if (!value) return err(`${option} of what?`);
		if (option === '--host') hosts.push(value.toLowerCase());
		else if (option === '--origin') origin = value;
		else return err(`${option} means nothing here.`);
	}
	return hosts.length > 0
		? ok({ verb: 'add', name, hosts, origin })
		: err('Under which host? --host desk.example.org');
}
