/** Lets a few pieces of work run at a time; the others wait in the order they came. */
export interface Turns {
	run<T>(work: () => Promise<T>): Promise<T>;
	/** How many wait. */
	waiting(): number;
}

export function createTurns(atOnce: number): Turns {
	const queue: (() => void)[] = [];
	let running = 0;

	return {
		async run(work) {
			if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
			else running += 1;
			try {
				return await work();
			} finally {
				const next = queue.shift();
				if (next) next();
				else running -= 1;
			}
		},
		waiting: () => queue.length
	};
}
