import { readFileSync } from 'node:fs';

/** What the last stage of a Dockerfile says. */
export interface Dockerfile {
	/** What is copied from the stage that builds: from where in the sources, to where in the image's folder. */
	readonly copies: readonly { from: string; to: string }[];
	/** What the stage that builds takes away from node_modules. */
	readonly removes: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly command: readonly string[];
	/** What has to end with 0 where it is well. */
	readonly healthcheck: readonly string[];
	/** Folders that are made for whoever runs it. */
	readonly folders: readonly string[];
	readonly user: string;
}

export function readDockerfile(file: string): Dockerfile {
	const text = readFileSync(file, 'utf8').replaceAll('\\\n', ' ');
	const [, build = '', last = ''] = text.split(/^FROM .*$/m);
	const find = (pattern: RegExp) => pattern.exec(last)?.[1] ?? missing(pattern);
	const words = (line: string) => line.trim().split(/\s+/);
	return {
		copies: [...last.matchAll(/^COPY --from=build \/app\/(\S+) (\S+)$/gm)].map(
			([, from = '', to = '']) => ({ from, to: to.endsWith('/') ? `${to}${from}` : to })
		),
		removes: words(/rm -rf (.*)$/m.exec(build)?.[1] ?? ''),
		env: Object.fromEntries(
			words(find(/^ENV (.*)$/m)).map((one) => one.split('=') as [string, string])
		),
		command: JSON.parse(find(/^CMD (\[.*\])$/m)) as string[],
		healthcheck: JSON.parse(find(/^HEALTHCHECK .*CMD\s+(\[.*\])$/m)) as string[],
		folders: words(find(/^RUN install -d .*0700 (.*)$/m)),
		user: find(/^USER (\S+)$/m)
	};
}

function missing(pattern: RegExp): never {
	throw new Error(`the Dockerfile has nothing like ${pattern}`);
}
