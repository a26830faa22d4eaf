import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './store/tables.ts';

export const newKey = (): string => randomBytes(32).toString('base64url');

/** A key that all servers on a database share: that of whoever asked for it first, which is made then. */
export async function sharedKey(
	db: Kysely<Tables>,
	name: string,
	value: string = newKey()
): Promise<string> {
	await db
		.insertInto('server_key')
		.values({ name, value })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = db.selectFrom('server_key').select('value').where('name', '=', name);
	return (await kept.executeTakeFirstOrThrow()).value;
}
