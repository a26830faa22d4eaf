/** Nothing was written: other servers have written meanwhile what this one did not know. */
export class Behind extends Error {
	constructor() {
		super('other servers have written since');
	}
}
