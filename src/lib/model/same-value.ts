/** Whether two plain values say the same, whatever the order of their keys: the store and the wire turn it. */
export const sameValue = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** A plain value as JSON that is the same wherever it has been. */
export const canonicalJson = (value: unknown): string =>
	JSON.stringify(value, (_key, one: unknown) => (isPlain(one) ? sorted(one) : one));

const isPlain = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: object): object =>
	Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
