import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';

const NAME = 'copydesk-pass';

/** A cookie with which the server's own browser reads pages in somebody's name, until it is withdrawn. */
export interface Pass {
	cookie: string;
	withdraw(): void;
}

/**
 * Passes for what the server prints by itself, when nobody's session is at hand: after a restart, or
 * long after whoever asked has gone. They are no sessions: nothing can be changed with one.
 */
export interface Passes {
	/** In the name of whoever sent an edition to press, who may read what is in it even if they left since. */
	issue(personId: Id): Pass;
	/** Null: there is none, or it is withdrawn. */
	personOf(headers: Headers | IncomingHttpHeaders): Person | null;
}

export function createPasses(view: Pick<DeskView, 'get'>): Passes {
	const held = new Map<string, Id>();
	return {
		issue(personId) {
			const token = randomBytes(32).toString('base64url');
			held.set(token, personId);
			return { cookie: `${NAME}=${token}`, withdraw: () => void held.delete(token) };
		},
		personOf(headers) {
			const cookie = (headers instanceof Headers ? headers.get('cookie') : headers.cookie) ?? '';
			const token = new RegExp(`(?:^|; *)${NAME}=([\\w-]+)`).exec(cookie)?.[1];
			const person = token && view.get('person', held.get(token) ?? '');
			return person ? { ...person, active: true, roles: ['chief'] } : null;
		}
	};
}
