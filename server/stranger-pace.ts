import { networkOf } from './client-address.ts';
import type { Tallies } from './nodes/tallies.ts';
import { SessionPace } from './session-pace.ts';

/**
 * How fast those may ask who have a link and no session: by network, since they have nothing else. A
 * page of photos asks a dozen times at once.
 */
export class StrangerPace {
	readonly #asking = new SessionPace(5, 60);
	/** Six a minute, and twenty at once: whoever mistypes a link does not, and a guess of 256 bits is hopeless. */
	readonly #guessing = new SessionPace(0.1, 20);
	readonly #tallies: Pick<Tallies, 'take'>;

	/** With `tallies` the same holds of all servers together. */
	constructor(tallies: Pick<Tallies, 'take'> = { take: async () => 0 }) {
		this.#tallies = tallies;
	}

	/** Whether somebody may ask at `now`, by performance.now(). */
	async mayAsk(address: string, now?: number): Promise<boolean> {
		const network = networkOf(address);
		if (!this.#asking.take(network, now)) return false;
		return (await this.#tallies.take(`ask:${network}`, 60 + 5 * 10, 10_000)) === 0;
	}

	/** Counts a link that opened nothing; false: there were too many. */
	async mayGuess(address: string, now?: number): Promise<boolean> {
		const network = networkOf(address);
		if (!this.#guessing.take(network, now)) return false;
		return (await this.#tallies.take(`guess:${network}`, 20 + 6, 60_000)) === 0;
	}
}
