/**
 * What is waited for or, where it has not come after so many ms, what `late` gives or throws. What it comes to after
 * that nobody hears, not even that it has failed.
 */
export async function withTimeout<T, L>(
	ms: number,
	work: Promise<T>,
	late: () => L
): Promise<T | L> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	try {
		return await Promise.race([work, over.then(late)]);
	} finally {
		clearTimeout(timer);
	}
}
