/** The build has a copy of this class of its own; what one throws the other knows by this. */
const BRAND: unique symbol = Symbol.for('copydesk.store-fault') as never;

/** The database does not answer, and nobody knows what became of what it was asked: it may be asked again. */
export class StoreFault extends Error {
	override name = 'StoreFault';
	readonly [BRAND] = true;

	constructor(cause?: unknown) {
		super('the database does not answer', { cause });
	}
}

type Asking<T> = { [K in keyof T]: (...asked: never[]) => Promise<unknown> };

/** The same questions, which reject with StoreFault where `causeOf` an error is that the database has not answered. */
export function tellingFaults<T extends Asking<T>>(
	asking: T,
	isLost: (error: unknown) => boolean,
	causeOf: (error: unknown) => unknown = (error) => error
): T {
	const told =
		(ask: (...asked: never[]) => Promise<unknown>) =>
		(...asked: never[]) =>
			ask(...asked).catch((error: unknown) => {
				const cause = causeOf(error);
				throw isLost(cause) ? new StoreFault(cause) : error;
			});
	const all = Object.entries<Asking<T>[keyof T]>(asking);
	return Object.fromEntries(all.map(([name, ask]) => [name, told(ask)])) as T;
}

/** An error of the database’s own client that says the same; it stays what it is for whoever looks at its code. */
export const markStoreFault = (error: Error): void => void Object.assign(error, { [BRAND]: true });

export const isStoreFault = (error: unknown): error is Error =>
	error instanceof Error && BRAND in error;
