import type { IconName } from '#lib/ui/icons.ts';

/** A place of the main navigation. */
export interface NavLink {
	href: string;
	label: string;
	icon: IconName;
	/** Addresses that begin so belong to it. */
	within: string[];
	/** A number that asks for attention, and what it means in words. */
	count?: { value: number; label: string };
}

/** Whether an address lies within a place. */
export const isWithin = (link: NavLink, pathname: string): boolean =>
	link.within.some((start) => pathname === start || pathname.startsWith(`${start}/`));
