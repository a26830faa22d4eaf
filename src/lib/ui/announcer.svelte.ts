import { getContext, setContext } from 'svelte';

/** Says things to assistive technology through the two live regions of LiveRegion.svelte. */
export class Announcer {
	polite = $state('');
	assertive = $state('');
	#flip = false;

	/** Polite waits for a pause; assertive is for a lost connection, a voided signature. */
	say(text: string, how: 'polite' | 'assertive' = 'polite'): void {
		// The same words twice are only read twice when the region's text differs.
		this.#flip = !this.#flip;
		this[how] = this.#flip ? text : `${text}\u00a0`;
	}
}

const key = Symbol('announcer');
export const provideAnnouncer = (): Announcer => setContext(key, new Announcer());
export const useAnnouncer = (): Announcer => getContext<Announcer>(key);
