/** Whether two plain values say the same, whatever the order of their keys: the store and the wire turn it. */
export const sameValue = (a: unknown, b: unknown): boolean =>
	JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const sorted = (value: unknown): unknown =>
	Array.isArray(value)
		? value.map(sorted)
		: typeof value === 'object' && value !== null
			? Object.entries(value)
					.sort(([a], [b]) => (a < b ? -1 : 1))
					.map(([key, one]) => [key, sorted(one)])
			: value;
