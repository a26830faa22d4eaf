/**
 * The one door between the SvelteKit build and what main.ts started. The build holds its own copy
 * of every module it imports, so live state is handed over here and nowhere else; routes and hooks
 * import from #server only this file, types and pure functions.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Services } from './boot.ts';

interface Door {
	/** Of the request that is being answered. */
	asked: AsyncLocalStorage<Services>;
	/** Of the only newsroom there is, whoever asks. */
	only?: Services;
}

const key: unique symbol = Symbol.for('copydesk.services') as never;
const box = globalThis as { [key]?: Door };

const door = (): Door => (box[key] ??= { asked: new AsyncLocalStorage() });

/** Answers a request with the services of its newsroom, however long that takes. */
export const within = (services: Services, answer: () => void): void =>
	door().asked.run(services, answer);

/** Hands over the only newsroom there is. */
export const provide = (services: Services): void => {
	door().only = services;
};

/**
 * The newsroom that is asked. Throws when there is none: only a bug can do that, such as a question in
 * a callback of a stream, which belongs to no request.
 */
export function services(): Services {
	const { asked, only } = door();
	const found = asked.getStore() ?? only;
	if (!found) throw new Error('services() was called before main.ts started them');
	return found;
}

export function withdraw(): Services | undefined {
	const { only } = door();
	delete door().only;
	return only;
}
