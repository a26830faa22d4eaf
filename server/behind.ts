/** Nothing was written: meanwhile there is something in the database that was not known when it was judged. */
export class Behind extends Error {
	constructor() {
		super('something else has been written since');
	}
}
