import { newId, type Id } from '#model/ids.ts';
import { VERDICTS, type Verdict } from '#model/outside.ts';
import type { ReviewAnswer, ReviewComment } from './review-wire.ts';

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Written {
	answerId: Id;
	verdict: Verdict | null;
	remark: string;
	comments: ReviewComment[];
}

const PREFIX = 'copydesk-review-';
/** Characters of a token that a draft is kept under: the others open nothing to who finds these. */
const KNOWN_BY = 16;

/** What a reviewer has written and not sent: on their device, through reloads and without a network. */
export class Draft {
	readonly #store: Kept | null;
	readonly #key: string;
	#written: Written;
	/** Whether the device keeps it. */
	isKept: boolean;

	/** `store` null: the browser has none for us. */
	constructor(token: string, store: Kept | null) {
		this.#store = store;
		this.isKept = store !== null;
		this.#key = `${PREFIX}${token.slice(0, KNOWN_BY)}`;
		this.#written = read(store, this.#key) ?? {
			...{ answerId: newId(), verdict: null, remark: '', comments: [] }
		};
	}

	get comments(): readonly ReviewComment[] {
		return this.#written.comments;
	}
	get verdict(): Verdict | null {
		return this.#written.verdict;
	}
	get remark(): string {
		return this.#written.remark;
	}

	put(comment: ReviewComment): void {
		const others = this.comments.filter(({ id }) => id !== comment.id);
		this.#change({ comments: [...others, comment] });
	}

	remove(id: Id): void {
		this.#change({ comments: this.comments.filter((one) => one.id !== id) });
	}

	say(change: { verdict?: Verdict; remark?: string }): void {
		this.#change(change);
	}

	/** What would be sent; null: nothing has been chosen. */
	answer(): ReviewAnswer | null {
		const { answerId: id, verdict, remark, comments } = this.#written;
		return verdict && { id, verdict, remark: remark.trim(), comments };
	}

	/** Their own words alone, a line for each. */
	ownWords(): string {
		const { comments, remark } = this.#written;
		return [...comments.flatMap(({ replacement, body }) => [replacement ?? '', body]), remark]
			.filter((line) => line.trim() !== '')
			.join('\n');
	}

	/** Nothing of it stays on the device. */
	forget(): void {
		this.#store?.removeItem(this.#key);
	}

	#change(change: Partial<Written>): void {
		this.#written = { ...this.#written, ...change };
		this.#save();
	}

	#save(): void {
		try {
			this.#store?.setItem(this.#key, JSON.stringify(this.#written));
			this.isKept = this.#store !== null;
		} catch {
			// Full, or forbidden here: the page says that it keeps nothing.
			this.isKept = false;
		}
	}
}

function read(store: Kept | null, key: string): Written | null {
	try {
		const found: unknown = JSON.parse(store?.getItem(key) ?? 'null');
		return isWritten(found) ? found : null;
	} catch {
		// Not ours any more.
		return null;
	}
}

function isWritten(value: unknown): value is Written {
	const { answerId, verdict, remark, comments } = (value ?? {}) as Partial<Written>;
	const isVerdict = verdict === null || VERDICTS.includes(verdict as Verdict);
	return (
		typeof answerId === 'string' &&
		typeof remark === 'string' &&
		isVerdict &&
		Array.isArray(comments)
	);
}

/** The browser's store; null where it forbids it. */
export function deviceStore(): Kept | null {
	try {
		return globalThis.localStorage ?? null;
	} catch {
		return null;
	}
}
