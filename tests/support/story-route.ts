import type { Role } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { provide } from '#server/services.ts';

type Get = (event: never) => Response | Promise<Response>;

/** A route of a story before a server on which there is one story, s1; `withdraw` it afterwards. */
export class StoryRoute {
	/** Whether a session may ask already, however fast it did. */
	isFree = true;
	/** What alone it has asked too fast for. */
	spent: 'replays' | null = null;
	readonly #get: Get;

	/** `services`: what the route asks besides. */
	constructor(get: Get, services: object) {
		this.#get = get;
		const view = { get: (_kind: string, id: string) => (id === 's1' ? { id } : undefined) };
		const pace = { take: () => this.isFree };
		const replays = { take: () => this.isFree && this.spent !== 'replays' };
		const paces = { replays, changes: pace, copies: pace };
		provide({ desk: { view }, paces, ...services } as unknown as Services);
	}

	/** What somebody with a role, or nobody, is answered. */
	async ask(id: string, role: Role | null, query = ''): Promise<Response> {
		const person = role && { id: 'ben', roles: [role], active: true };
		const event = {
			params: { id },
			url: new URL(`http://localhost/${query}`),
			locals: { person, session: person && { id: 'x' } }
		};
		return this.#get(event as never);
	}
}

/** Who is told nothing of a story: who they are, which story, their role, and the status instead. */
export const STRANGERS: readonly [string, string, Role | null, number][] = [
	['nobody', 's1', null, 401],
	['an administrator, who reads no stories', 's1', 'administrator', 403],
	['a reporter, of a story there is not', 's2', 'reporter', 404]
];
