/** Nothing was written: meanwhile there is something in the database that was not known when it was judged. */
export class Behind extends Error {
	/** Of which it was not known. */
	readonly of: 'records' | 'texts';

	constructor(of: 'records' | 'texts' = 'records') {
		super('something else has been written since');
		this.of = of;
	}
}
