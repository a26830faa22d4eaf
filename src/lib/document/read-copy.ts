import type { IdRun } from './items.ts';

/** Characters that were written anew elsewhere. */
export interface Copy {
	from: IdRun;
	to: Omit<IdRun, 'length'>;
}

/** Anyone who may write the story can write here: what is not well-formed is passed over. */
export function readCopy(key: string, value: unknown): Copy | null {
	const to = /^(\d+)\.(\d+)$/.exec(key);
	if (!to || !Array.isArray(value) || value.length !== 3) return null;
	const [client, clock, length] = value as unknown[];
	if (![client, clock, length].every(Number.isSafeInteger)) return null;
	const from = { client, clock, length } as IdRun;
	if (from.length <= 0 || from.length > 1_000_000) return null;
	return { from, to: { client: Number(to[1]), clock: Number(to[2]) } };
}
