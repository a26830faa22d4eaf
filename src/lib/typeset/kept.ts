/** A bounded memory: forgets what has not been asked for longest. */
export class Kept<Value> {
	readonly #limit: number;
	readonly #entries = new Map<string, Value>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	has(key: string): boolean {
		return this.#entries.has(key);
	}

	get(key: string): Value | undefined {
		const value = this.#entries.get(key);
		if (value === undefined) return undefined;
		this.#entries.delete(key);
		this.#entries.set(key, value);
		return value;
	}

	set(key: string, value: Value): void {
		this.#entries.delete(key);
		this.#entries.set(key, value);
		if (this.#entries.size <= this.#limit) return;
		const [oldest] = this.#entries.keys();
		if (oldest !== undefined) this.#entries.delete(oldest);
	}

	clear(): void {
		this.#entries.clear();
	}
}
