/** The longest that a job shows no sign of life, and that it takes in all, ms. */
export const PATIENCE = { step: 60_000, whole: 600_000 };

export interface Patience {
	/** The job goes on: it has as long again for its next step. */
	sign(): void;
	/** The job is done. */
	stop(): void;
}

/** Calls `end` when a job hangs: a slow one goes on as long as it shows signs of life, though not for ever. */
export function patience(end: () => void, { step, whole } = PATIENCE): Patience {
	const late = setTimeout(end, whole);
	let next = setTimeout(end, step);
	let isOver = false;
	const stop = () => {
		isOver = true;
		clearTimeout(next);
		clearTimeout(late);
	};
	return {
		sign() {
			if (isOver) return;
			clearTimeout(next);
			next = setTimeout(end, step);
		},
		stop
	};
}
