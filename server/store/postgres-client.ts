import net from 'node:net';
import { Client, type ClientConfig, type PoolClient } from 'pg';
import { DatabaseSilent, type OpenQuestions } from './open-questions.ts';

/** How long an answer may take, ms: to a question, and to a statement of a transaction. */
export interface AnswerLimits {
	question: number;
	statement: number;
}

/** A right to write lasts no longer (postgres-lease.ts); locks of others that sleep are let go of before that. */
const STATEMENT_MS = 5000;
/** What is asked again and again, or while somebody waits: a lease, a look for what is new, a session. */
export const QUICK: AnswerLimits = { question: 2000, statement: STATEMENT_MS };
/** All records, years of the audit log, a long story. */
export const USUAL: AnswerLimits = { question: 15_000, statement: STATEMENT_MS };
/** A backup, a move. */
export const WHOLE: AnswerLimits = { question: 600_000, statement: 600_000 };

/** How long a new connection may take, ms. */
const CONNECT_MS = 5000;
/** How long the other side may take to close one, ms. */
const GOODBYE_MS = 2000;

/** A connection that waits for no answer for ever, and ends with a question that was not answered. */
export interface LimitedClient extends Client {
	/** Null: it may take as long as it takes. */
	limits: AnswerLimits | null;
}

/** Of a connection of a pool, until it is given back. */
export const limitAnswers = (client: PoolClient, limits: AnswerLimits | null): void =>
	void ((client as PoolClient & LimitedClient).limits = limits);

type Call = (...args: unknown[]) => unknown;

/** The class of connections of a pool. */
export function limitedClient(
	questions: OpenQuestions
): new (config: ClientConfig) => LimitedClient {
	return class extends Client {
		limits: AnswerLimits | null = null;

		constructor(config: ClientConfig) {
			const socket = new net.Socket();
			super({ ...config, stream: () => socket });
			const cut = () => void socket.destroy(new DatabaseSilent());
			const timed = (call: Call, limitOf: (args: unknown[]) => number | null): Call =>
				untilAnswered(call, (args) => questions.ask(limitOf(args), cut));
			const asks = (call: unknown) => (call as Call).bind(this);
			this.connect = timed(asks(this.connect), () => CONNECT_MS) as Client['connect'];
			this.end = timed(asks(this.end), () => GOODBYE_MS) as Client['end'];
			this.query = timed(asks(this.query), ([text]) => this.#limitOf(text)) as Client['query'];
		}

		#limitOf(text: unknown): number | null {
			if (!this.limits) return null;
			const isBegun = ['T', 'E'].includes(this.getTransactionStatus() ?? '');
			const isWithin = isBegun || /^(begin|start transaction)/.test(String(text));
			return isWithin ? this.limits.statement : this.limits.question;
		}
	};
}

/** pg answers by a callback or by a promise, whichever it is asked with. */
function untilAnswered(call: Call, begin: (args: unknown[]) => () => void): Call {
	return (...args) => {
		const answered = begin(args);
		const hear = args.at(-1);
		if (typeof hear !== 'function') {
			const answer = call(...args);
			Promise.resolve(answer).then(answered, answered);
			return answer;
		}
		return call(...args.slice(0, -1), (...answer: unknown[]) => {
			answered();
			(hear as Call)(...answer);
		});
	};
}
