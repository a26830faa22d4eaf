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
	/** How many answers there had been when its time began. */
	heard: number;
	timer: NodeJS.Timeout | undefined;
}

/**
 * What a database was asked and has not answered yet. Each question is given up by itself after a while; once
 * this server ends, all of them together as soon as one of them was waited for while nothing at all was answered.
 */
export class OpenQuestions {
	readonly #open = new Set<Question>();
	#heard = 0;
	#isEnding = false;
	#isOver = false;

	get isEnding(): boolean {
		return this.#isEnding;
	}

	/**
	 * Returns what is to be called once it is over, and whether by an answer. Null: it may take as long as it
	 * takes.
	 */
	ask(limitMs: number | null, cut: () => void): (isAnswered: boolean) => void {
		// It fails by what it is asked on, like any other, and not before it is asked.
		if (this.#isOver) setImmediate(cut);
		const question: Question = { cut, heard: 0, timer: undefined };
		this.#open.add(question);
		this.#wait(question, limitMs);
		return (isAnswered) => {
			clearTimeout(question.timer);
			this.#open.delete(question);
			if (isAnswered) this.#heard += 1;
		};
	}

	/** From now on little is waited for. */
	end(): void {
		if (this.#isEnding) return;
		this.#isEnding = true;
		for (const question of this.#open) {
			clearTimeout(question.timer);
			this.#wait(question, ENDING_MS);
		}
	}

	#wait(question: Question, limitMs: number | null): void {
		const ms = this.#isEnding ? Math.min(limitMs ?? ENDING_MS, ENDING_MS) : limitMs;
		question.heard = this.#heard;
		if (ms === null) return;
		// If it was this process that slept, an answer may lie there, and is read first.
		question.timer = setTimeout(() => setImmediate(() => this.#giveUp(question)), ms);
	}

	#giveUp(question: Question): void {
		if (!this.#open.has(question)) return;
		const isSilent = this.#heard === question.heard;
		if (!this.#isEnding || !isSilent) return question.cut();
		this.#isOver = true;
		for (const { cut } of this.#open) cut();
	}
}
