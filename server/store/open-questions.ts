/** How long a server that ends waits for an answer, ms; then it waits for none any more. */
const ENDING_MS = 2000;

/** The database is there and says nothing: what became of the question nobody knows. */
export class DatabaseSilent extends Error {
	/** As the system calls it, so that it is taken for what it is: a connection that is lost. */
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('the database does not answer');
	}
}

interface Question {
	/** Gives it up, with its connection: an answer that came late would be taken for one to the next. */
	cut: () => void;
	timer: NodeJS.Timeout | undefined;
}

/**
 * What a database was asked and has not answered yet. Each question is given up by itself after a while; once
 * this server ends, all of them together as soon as one of them has been waited for.
 */
export class OpenQuestions {
	readonly #open = new Set<Question>();
	#isEnding = false;
	#isOver = false;

	get isEnding(): boolean {
		return this.#isEnding;
	}

	/** Returns what is to be called once it is answered. Null: it may take as long as it takes. */
	ask(limitMs: number | null, cut: () => void): () => void {
		// It fails by what it is asked on, like any other, and not before it is asked.
		if (this.#isOver) setImmediate(cut);
		const question: Question = { cut, timer: this.#wait(limitMs, () => question) };
		this.#open.add(question);
		return () => {
			clearTimeout(question.timer);
			this.#open.delete(question);
		};
	}

	/** From now on little is waited for. */
	end(): void {
		if (this.#isEnding) return;
		this.#isEnding = true;
		for (const question of this.#open) {
			clearTimeout(question.timer);
			question.timer = this.#wait(ENDING_MS, () => question);
		}
	}

	#wait(limitMs: number | null, question: () => Question): NodeJS.Timeout | undefined {
		const ms = this.#isEnding ? Math.min(limitMs ?? ENDING_MS, ENDING_MS) : limitMs;
		if (ms === null) return undefined;
		// If it was this process that slept, an answer may lie there, and is read first.
		return setTimeout(() => setImmediate(() => this.#giveUp(question())), ms);
	}

	#giveUp(question: Question): void {
		if (!this.#open.has(question)) return;
		if (!this.#isEnding) return question.cut();
		this.#isOver = true;
		for (const { cut } of this.#open) cut();
	}
}
