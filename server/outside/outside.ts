import type { Id } from '#model/ids.ts';
import type { OutsideReview } from '#model/outside.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import type { Copy } from '#model/copy.ts';
import type { Result } from '#model/result.ts';
import type { Derive } from '../derive/derive.ts';
import type { Desk } from '../desk/desk.ts';
import type { Photos } from '../photos/photos.ts';
import type { Store } from '../store/store.ts';
import type { Stories } from '../sync/stories.ts';
import type { Versions } from '../versions/versions.ts';
import { tellingFaults } from '../store-fault.ts';
import type { SentComment } from './answer-threads.ts';
import { OutsideReviews } from './outside-reviews.ts';
import { placed } from './place-threads.ts';
import type { Held, WatchLimits } from './watches.ts';

export interface OutsideOptions {
	desk: Pick<Desk, 'view' | 'prepare' | 'execute' | 'subscribe'>;
	derive: Pick<Derive, 'lookAt'>;
	stories: Pick<Stories, 'ask'>;
	versions: Versions;
	store: Pick<Store, 'versions' | 'outside' | 'audit'>;
	photos: Pick<Photos, 'read'>;
	/** Whether an error says that the database has not answered. */
	isLost?: (error: unknown) => boolean;
	now?: () => number;
	limits?: WatchLimits;
}

/** Whose request it is, of whom nothing is known. */
export interface Caller {
	token: string;
	/** What the device's cookie says; null: it has none. */
	device: string | null;
	address: string;
	/** Browser and system, as people call them. */
	agent: string;
}

export interface OpenedReview {
	review: OutsideReview;
	copy: Copy;
	/** The value of the device's cookie from now on. */
	device: string;
}

/** What a reviewer sends. */
export interface SentAnswer {
	id: Id;
	verdict: CommandOf<'outside.answer'>['verdict'];
	remark: string;
	comments: readonly SentComment[];
}

/** over: the link opens nothing (any more, or ever); answered: it has an answer, another one. */
export type AnswerProblem = 'over' | 'answered' | 'invalid';

/** One visit, as the audit log has it. */
export interface Opening {
	at: number;
	device: string;
	agent: string;
	address: string;
	/** It was one device too many, and was turned away. */
	refused: boolean;
}

/**
 * 外审: one kept text of a story, for one person outside the house who has a link. Whatever a link
 * does not open — unknown, withdrawn, expired, one device too many — is null, alike. Where the database does not
 * answer, it rejects with StoreFault.
 */
export interface Outside {
	/** Makes a link and gives its token, once. */
	invite(personId: Id, ask: Omit<CommandOf<'outside.invite'>, 'type' | 'key'>): Promise<Invited>;
	/** Shows the text, and writes the opening down. */
	open(caller: Caller): Promise<OpenedReview | null>;
	/** Whether an open page may stay so. */
	isOpen(caller: Pick<Caller, 'token' | 'device'>): Promise<boolean>;
	/** The same, held back until it may not, or for as long as there is room; unknown: it never might. */
	watch(caller: Pick<Caller, 'token' | 'device'>): Promise<Held | 'unknown'>;
	/** A photo of the text by its number among them, from 0. */
	photo(
		caller: Pick<Caller, 'token' | 'device'>,
		number: number
	): Promise<{ mime: string; bytes: Buffer } | null>;
	/** Takes the answer; the same one again changes nothing and is as good. */
	answer(
		caller: Pick<Caller, 'token' | 'device'>,
		sent: SentAnswer
	): Promise<Result<OutsideReview, AnswerProblem>>;
	/** The openings of a review, the newest first. */
	openings(review: OutsideReview): Promise<Opening[]>;
	/** Answers all questions that are held, and holds none any more. */
	close(): void;
}

export type Invited = Result<{ token: string }, Refusal>;

export function createOutside(options: OutsideOptions): Outside {
	const reviews = new OutsideReviews(options);
	options.desk.prepare('outside.invite', (command, personId) => reviews.frozen(command, personId));
	options.desk.prepare('outside.answer', (command) => placed(options, command));
	const { isLost = () => false } = options;
	const asking: Omit<Outside, 'close'> = {
		invite: (...asked) => reviews.invite(...asked),
		open: (caller) => reviews.open(caller),
		isOpen: (caller) => reviews.isOpen(caller),
		watch: (caller) => reviews.watch(caller),
		photo: (...asked) => reviews.photo(...asked),
		answer: (...asked) => reviews.answer(...asked),
		openings: (review) => reviews.openings(review)
	};
	return { ...tellingFaults(asking, isLost), close: () => reviews.close() };
}
