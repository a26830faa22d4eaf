import { isStoreFault } from '#server/store-fault.ts';
import { services } from '#server/services.ts';

/** The answer, or `away` where the database has not answered. */
export async function unlessAway<T>(asked: Promise<T>): Promise<T | 'away'> {
	try {
		return await asked;
	} catch (error) {
		if (!isStoreFault(error)) throw error;
		services().log.error({ err: error }, 'who is signed in cannot be looked up');
		return 'away';
	}
}
