import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { readNewsroomList, type NewsroomEntry } from './newsroom-list.ts';

/** In which the server's own browser, which asks by an address of this machine, names the newsroom it prints for. */
export const PRINTING_HEADER = 'x-copydesk-newsroom';
/** How often it is looked whether the list has changed, ms. */
const LOOK_MS = 1000;

/**
 * Which newsroom is at which host. The list is read anew where somebody asks for a host that is not in
 * it and it has changed since: a newsroom is added without a restart.
 */
export class NewsroomDirectory {
	readonly #folder: string;
	readonly #log: Pick<Logger, 'error'>;
	/** Tokens of printing by newsroom, and the other way round. */
	readonly #tokens = new Map<string, string>();
	readonly #names = new Map<string, string>();
	#byHost = new Map<string, NewsroomEntry>();
	#entries: NewsroomEntry[] = [];
	#stamp = '';
	#lookedAt = 0;

	/** Throws ConfigError where the list cannot be used. */
	constructor(folder: string, log: Pick<Logger, 'error'>) {
		this.#folder = folder;
		this.#log = log;
		this.#take(readNewsroomList(folder));
		this.#stamp = this.#stampNow();
	}

	get entries(): readonly NewsroomEntry[] {
		return this.#entries;
	}

	named(name: string): NewsroomEntry | undefined {
		this.look();
		return this.#entries.find((entry) => entry.name === name);
	}

	/** Whose host a request names; nothing else of it is believed. */
	of(headers: IncomingHttpHeaders): NewsroomEntry | undefined {
		const token = headers[PRINTING_HEADER];
		const printing = typeof token === 'string' ? this.#names.get(token) : undefined;
		if (printing !== undefined) return this.named(printing);
		const host = (headers.host ?? '').toLowerCase().replace(/:\d*$/, '');
		const known = this.#byHost.get(host);
		if (known) return known;
		this.look();
		return this.#byHost.get(host);
	}

	/** What the server's own browser sends so that it gets the pages of a newsroom. */
	printingHeaders(name: string): Record<string, string> {
		const token = this.#tokens.get(name) ?? randomBytes(32).toString('base64url');
		this.#tokens.set(name, token);
		this.#names.set(token, name);
		return { [PRINTING_HEADER]: token };
	}

	/** Reads the list again now. Throws ConfigError where it cannot be used, and keeps what it had. */
	reload(): void {
		this.#stamp = this.#stampNow();
		this.#take(readNewsroomList(this.#folder));
	}

	/** Takes what has changed in the list, if it was not looked at just now. A list that cannot be used changes nothing. */
	look(): void {
		if (performance.now() - this.#lookedAt < LOOK_MS) return;
		this.#lookedAt = performance.now();
		try {
			if (this.#stampNow() !== this.#stamp) this.reload();
		} catch (error) {
			this.#log.error({ err: error }, 'the list of newsrooms stays as it was');
		}
	}

	#take(entries: NewsroomEntry[]): void {
		this.#entries = entries;
		this.#byHost = new Map(
			entries.flatMap((entry) => entry.hosts.map((host) => [host, entry] as const))
		);
	}

	/** Changes with every file that comes, goes or is written. */
	#stampNow(): string {
		return fs
			.readdirSync(this.#folder, { withFileTypes: true })
			.filter(({ name }) => name.endsWith('.json'))
			.map(({ name }) => {
				const { mtimeMs, ino } = fs.statSync(`${this.#folder}/${name}`);
				return `${name}:${mtimeMs}:${ino}`;
			})
			.sort()
			.join('/');
	}
}
