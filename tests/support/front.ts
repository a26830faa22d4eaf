import type { StandingServer } from './three-servers.ts';

/** How often each server is asked whether it is ready, and how long it may take to say so, ms; as deploy/Caddyfile has it. */
const ASK_MS = 2000;

/**
 * Where a proxy would send whoever comes anew: to the servers that say they are ready, one after the
 * other. One that has just died is asked as well, until it is found out.
 */
export class Front {
	readonly #servers: readonly StandingServer[];
	readonly #ready: Set<StandingServer>;
	readonly #timer: NodeJS.Timeout;
	#next = 0;

	constructor(servers: readonly StandingServer[]) {
		this.#servers = servers;
		this.#ready = new Set(servers);
		this.#timer = setInterval(() => this.#look(), ASK_MS);
	}

	pick(): StandingServer {
		const among = this.#ready.size > 0 ? [...this.#ready] : this.#servers;
		this.#next += 1;
		return among[this.#next % among.length] as StandingServer;
	}

	close(): void {
		clearInterval(this.#timer);
	}

	#look(): void {
		for (const server of this.#servers) {
			const answer = fetch(`${server.origin}/readyz`, { signal: AbortSignal.timeout(ASK_MS) });
			answer.then(
				({ ok }) => void (ok ? this.#ready.add(server) : this.#ready.delete(server)),
				() => void this.#ready.delete(server)
			);
		}
	}
}
