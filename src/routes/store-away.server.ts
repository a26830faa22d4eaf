import { error } from '@sveltejs/kit';
import { isStoreFault } from '#server/store-fault.ts';
import { services } from '#server/services.ts';

/** The answer, or `away` where the database has not answered. */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | 'away'> {
	try {
		return await asked;
	} catch (fault) {
		if (!isStoreFault(fault)) throw fault;
		services().log.error({ err: fault }, 'a request could not be answered');
		return 'away';
	}
}

/** The answer; where the database has not answered, 503 with a sentence on what that means. */
export async function orAway<T>(asked: Promise<T>, sentence: string): Promise<T> {
	const answer = await unlessAway(asked);
	if (answer === 'away') error(503, sentence);
	return answer;
}
