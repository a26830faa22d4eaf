/** The numbers left out: 9218, or 9218–9220. */
export const gapWords = ({ from, to }: { from: number; to: number }): string =>
	from === to ? String(from) : `${from}–${to}`;
