import { createHash, type Hash } from 'node:crypto';

/** What a row's hash is over, beside the hash of the row before: all of it, as it is kept. */
export interface ChainedFields {
	seq: number | string;
	id: string;
	person_id: string;
	at: number | string;
	type: string;
	command: string;
	changes: string;
	before: string;
}

/** Where a chain begins: what the first row carries as the hash of the row before. */
export interface ChainOrigin {
	/** This newsroom's own, made with its tables: no other newsroom's rows fit behind it. */
	name: string;
	/** Epoch ms. */
	at: number;
	/** Rows that were there before, and the seq of the last of them; 0: none. */
	rows: number;
	through_seq: number;
}

/** Told apart from whatever else might be hashed; raised if what is hashed ever changes. */
const FORM = 'copydesk audit 1';

/** sha-256, hex, over the hash of the row before and the row's fields. */
export const hashOfRow = (prev: string, row: ChainedFields): string =>
	hashOf([
		...[prev, row.seq, row.id, row.person_id, row.at],
		...[row.type, row.command, row.changes, row.before]
	]);

export const hashOfOrigin = ({ name, at, rows, through_seq }: ChainOrigin): string =>
	hashOf([FORM, name, at, rows, through_seq]);

/** Each field after its length in bytes, so that nothing can move from one field into the next. */
function hashOf(fields: readonly (string | number)[]): string {
	const hash = createHash('sha256');
	for (const field of fields) addField(hash, String(field));
	return hash.digest('hex');
}

function addField(hash: Hash, field: string): void {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(Buffer.byteLength(field));
	hash.update(length).update(field);
}
