/** The build has a copy of this class of its own; what one throws the other knows by this. */
const BRAND: unique symbol = Symbol.for('copydesk.store-fault') as never;

/** The database does not answer, and nobody knows what became of what it was asked: it may be asked again. */
export class StoreFault extends Error {
	override name = 'StoreFault';
	readonly [BRAND] = true;

	constructor(cause: unknown) {
		super('the database does not answer', { cause });
	}
}

export const isStoreFault = (error: unknown): error is StoreFault =>
	error instanceof Error && BRAND in error;
