import type { IconName } from '#lib/ui/icons.ts';

/** A place of the main navigation. */
export interface NavLink {
	href: string;
	label: string;
	icon: IconName;
	/** Addresses that begin so belong to it. */
	within: string[];
	/** Addresses of a form that belong to it, and that do not. */
	only?: RegExp;
	without?: RegExp;
	/** A number that asks for attention, and what it means in words. */
	count?: { value: number; label: string };
}

/** Whether an address lies within a place. */
export const isWithin = ({ within, only, without }: NavLink, pathname: string): boolean =>
	only?.test(pathname) === true ||
	(within.some((start) => pathname === start || pathname.startsWith(`${start}/`)) &&
		without?.test(pathname) !== true);
