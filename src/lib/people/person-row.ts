import type { Id } from '#model/ids.ts';
import { ROLES, type Ink, type Person, type Role } from '#model/person.ts';

/** What the server alone knows of how somebody signs in. */
export interface SignInFacts {
	personId: Id;
	hasPassword: boolean;
	/** Epoch ms. */
	lastSeenAt: number | null;
	linkExpiresAt: number | null;
}

/** A person in the administrator's list. */
export interface PersonRow extends Omit<SignInFacts, 'personId'> {
	id: Id;
	name: string;
	username: string;
	roles: Role[];
	ink: Ink;
	active: boolean;
	/** Numbers of the pages they edit or proofread in the edition being made. */
	pages: number[];
}

/** A link as it comes back from the server, with the address people can open. */
export interface ShownLink {
	url: string;
	expiresAt: number;
}

/** What the administrator asks of /api/people. */
export type PeopleRequest =
	| { do: 'add'; name: string; username: string; email: string | null; roles: Role[] }
	| { do: 'roles'; id: Id; roles: Role[] }
	| { do: 'deactivate' | 'activate' | 'link' | 'withdraw'; id: Id };

/** Why not; `what` names the field or record. */
export interface PeopleRefusal {
	reason: string;
	what?: string;
}

export type PeopleAnswer =
	| { ok: true; link?: ShownLink; person?: { id: Id; name: string } }
	| { ok: false; refusal: PeopleRefusal };

/** Who is at work first, by the highest role they hold, then by name. */
export function byStanding(one: PersonRow, other: PersonRow): number {
	const rank = ({ active, roles }: Pick<Person, 'active' | 'roles'>) =>
		(active ? 0 : 100) + Math.min(...roles.map((role) => STANDING.indexOf(role)));
	return rank(one) - rank(other) || one.name.localeCompare(other.name, 'zh');
}

const STANDING: Role[] = ['chief', 'editor', 'proofreader', 'reporter', 'administrator'];

/** Roles in the order of the model, whatever the order they were ticked in. */
export const inOrder = (roles: readonly Role[]): Role[] =>
	ROLES.filter((role) => roles.includes(role));
