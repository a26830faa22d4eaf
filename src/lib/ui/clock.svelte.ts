import { getContext, setContext } from 'svelte';

/** One clock for a window, set by the server's, so that two people see the same countdown. */
export class Clock {
	/** Epoch ms, each second; read it only where seconds are shown. */
	now = $state(0);
	/** Epoch ms, each minute: for lists, so that they do not render every second. */
	minute = $state(0);
	#ahead = 0;

	/** @param serverNow epoch ms when the page was made */
	constructor(serverNow: number) {
		this.#set(serverNow);
	}

	/** Starts ticking in the browser; returns what stops it. */
	start(serverNow: number): () => void {
		this.#ahead = serverNow - Date.now();
		const tick = () => this.#set(Date.now() + this.#ahead);
		tick();
		const timer = setInterval(tick, 1000);
		return () => clearInterval(timer);
	}

	/** A moment of this browser's own clock, as this clock tells it. */
	ofBrowser(at: number): number {
		return at + this.#ahead;
	}

	#set(now: number): void {
		this.now = now;
		const minute = now - (now % 60_000);
		if (minute !== this.minute) this.minute = minute;
	}
}

const key = Symbol('clock');
export const provideClock = (clock: Clock): Clock => setContext(key, clock);
export const useClock = (): Clock => getContext<Clock>(key);
