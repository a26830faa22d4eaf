/**
 * What is to be done once all that has come in this turn of the event loop has been heard: first
 * rooms put together what goes out, then every socket is written to once.
 */
export class Tick {
	#rooms = new Set<() => void>();
	#lines = new Set<() => void>();
	#isScheduled = false;

	room(flush: () => void): void {
		this.#rooms.add(flush);
		this.#schedule();
	}

	line(flush: () => void): void {
		this.#lines.add(flush);
		this.#schedule();
	}

	#schedule(): void {
		if (this.#isScheduled) return;
		this.#isScheduled = true;
		setImmediate(() => this.#run());
	}

	#run(): void {
		this.#isScheduled = false;
		const rooms = this.#rooms;
		this.#rooms = new Set();
		for (const flush of rooms) flush();
		const lines = this.#lines;
		this.#lines = new Set();
		for (const flush of lines) flush();
	}
}
