/**
 * What a span may say: numbers, switches, and words that this server has itself, such as the type of a
 * command or the id of a record. Never words of a story, names, titles, addresses, tokens.
 */
export type Told = Record<string, string | number | boolean>;

/** A piece of work that a collector is told of. */
export interface Span {
	rename(name: string): void;
	tell(told: Told): void;
	/** Something that happened in it. */
	event(name: string, told?: Told): void;
	/** It came to nothing; of what it failed with its kind alone is told, since its message may hold words. */
	fail(error: unknown): void;
	/** Does something within it: what begins there is part of it, and the log names it. */
	run<T>(work: () => T): T;
	end(): void;
}

export interface Beginning {
	/** What a proxy that is trusted says it is part of. */
	traceparent?: string;
	/** Whether somebody outside has asked for it. */
	isAsked?: boolean;
}

/** Tells a collector what this server does, and how long it takes. */
export interface Tracing {
	/** Whether a proxy in front may say which trace a request belongs to. */
	readonly continues: boolean;
	/** Part of the work it is called in, if of any. */
	begin(name: string, told?: Told, beginning?: Beginning): Span;
	/** Does work within a span that ends with it. */
	within<T>(name: string, told: Told, work: (span: Span) => Promise<T>): Promise<T>;
	/** The work that is being done. */
	current(): Span | undefined;
	/** Calls the request that is being answered by its route: a pattern, in which no id and no token stands. */
	nameRoute(method: string, route: string | null): void;
	/** Tells of work that is over and part of none, ms after it began. */
	past(name: string, ms: number, told: Told, error?: unknown): void;
	/** Tells of something that does not answer: as an event of the work that is being done, or by itself. */
	fault(what: string, told?: Told): void;
	/** The same, for work that belongs to something of which this is told with every span, such as a newsroom. */
	of(common: Told): Tracing;
	/** The work that is being done turns out to belong there: a request is begun before it is known whose it is. */
	claim(): void;
	/** Hands over what is not told yet, as far as that can be done in so many ms. */
	close(ms: number): Promise<void>;
}

/** Does a piece of work within a span of its own. */
export type WithinSpan = <T>(work: (span: Span) => Promise<T>) => Promise<T>;

/** Does work, within a span where there are traces. */
export const traced = <T>(
	tracing: Tracing | undefined,
	name: string,
	work: (span?: Span) => Promise<T>
): Promise<T> => (tracing ? tracing.within(name, {}, work) : work());
