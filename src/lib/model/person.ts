import type { Id } from './ids.ts';

export const ROLES = ['reporter', 'editor', 'chief', 'proofreader', 'administrator'] as const;
/** reporter 记者, editor 编辑, chief editor 总编, proofreader 校对, administrator 管理员. */
export type Role = (typeof ROLES)[number];

/** One of the six inks of the design; stands for a person wherever they appear. */
export type Ink = 1 | 2 | 3 | 4 | 5 | 6;

/** Somebody of the newsroom. A person may hold several roles. */
export interface Person {
	id: Id;
	/** As printed in bylines and on carets. */
	name: string;
	/** What they sign in with: a plain user name (lower case). */
	username: string;
	email: string | null;
	roles: Role[];
	ink: Ink;
	active: boolean;
	/** Epoch ms. */
	createdAt: number;
}

/**
 * Who acts when nobody signed in does: set-up and the command line. Stands in the audit log and may
 * do everything; no person may have this id, and no request is ever carried out under it.
 */
export const HOUSE: Id = 'house';

/** A plain user name: what people type, so no capitals and nothing that needs an input method. */
export const isUsername = (value: string): boolean => /^[a-z0-9][a-z0-9._-]{1,31}$/.test(value);

/** A name as it stands in lists and bylines: 1 to 64 characters of one line. */
export const isName = (value: string): boolean =>
	value.trim() !== '' && value.length <= 64 && !/\p{Cc}/u.test(value);

/** Whether it looks like an e-mail address; only sending to it would prove it. */
export const isEmail = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value);

/** Square avatars are proofreaders, circles everyone else (design: shape before colour). */
export const isProofreaderOnly = (person: Pick<Person, 'roles'>): boolean =>
	person.roles.includes('proofreader') &&
	!person.roles.some((role) => role === 'editor' || role === 'chief' || role === 'reporter');

export const hasRole = (person: Pick<Person, 'roles'>, role: Role): boolean =>
	person.roles.includes(role);
