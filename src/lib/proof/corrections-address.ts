/** The address of the list of corrections between two proofs of a page; not given: the last two. */
export const correctionsAddress = (
	date: string,
	page: number,
	{ from, to }: { from?: number; to?: number } = {}
): string => {
	const query = new URLSearchParams();
	if (from !== undefined) query.set('from', String(from));
	if (to !== undefined) query.set('to', String(to));
	return `/editions/${date}/proof/${page}/corrections${query.size > 0 ? `?${query}` : ''}`;
};
