/**
 * The one door between the SvelteKit build and what main.ts started. The build holds its own copy
 * of every module it imports, so live state is handed over here and nowhere else; routes and hooks
 * import from #server only this file, types and pure functions.
 */
import type { Services } from './boot.ts';

const key: unique symbol = Symbol.for('copydesk.services') as never;
const box = globalThis as { [key]?: Services };

export const provide = (services: Services): void => {
	box[key] = services;
};

/** Throws when nothing has been started: only a bug can do that. */
export function services(): Services {
	const found = box[key];
	if (!found) throw new Error('services() was called before main.ts started them');
	return found;
}

export function withdraw(): Services | undefined {
	const found = box[key];
	delete box[key];
	return found;
}
