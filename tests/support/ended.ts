/** Goes through all steps of what is done in steps; what it comes to. */
export function ended<T>(steps: Generator<undefined, T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
