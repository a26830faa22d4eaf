/** Those who wait until something may have changed. */
export class WaitingLine {
	readonly #waiting = new Set<() => void>();

	/** Resolves when somebody is told; false: so many ms have passed before that. */
	wait(ms: number): Promise<boolean> {
		return new Promise((resolve) => {
			const settle = (isTold: boolean) => {
				clearTimeout(timer);
				this.#waiting.delete(tell);
				resolve(isTold);
			};
			const tell = () => settle(true);
			const timer = setTimeout(() => settle(false), ms).unref();
			this.#waiting.add(tell);
		});
	}

	/** They look for themselves, whoever came first before the others. */
	tell(): void {
		for (const tell of [...this.#waiting]) tell();
	}
}
