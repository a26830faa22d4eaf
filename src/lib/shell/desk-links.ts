import { editionAddress } from '#model/edition-address.ts';
import type { Edition } from '#model/edition.ts';
import type { Person } from '#model/person.ts';
import { can } from '#model/permissions.ts';
import type { NavLink } from './navigation.ts';

interface Words {
	nav: {
		desk: string;
		pages: string;
		stories: string;
		proof: string;
		calendar: string;
		manage: string;
	};
	waiting: (count: number) => string;
}

/** Addresses of proofs, of whatever edition. */
export const PROOFS = /^\/editions\/([^/]+)\/proof\/(\d+)$/;

/**
 * The main navigation; the pages are those of the edition in the making, and the proof is of the page
 * of it that was looked at last.
 */
export function deskLinks(
	words: Words,
	edition: Edition | null,
	waiting: number,
	proofPage: number
): NavLink[] {
	const links: NavLink[] = [
		{
			href: '/desk',
			label: words.nav.desk,
			icon: 'desk',
			within: ['/desk'],
			count: { value: waiting, label: words.waiting(waiting) }
		}
	];
	if (edition) {
		const href = `/editions/${editionAddress(edition)}`;
		links.push({
			href,
			label: words.nav.pages,
			icon: 'pages',
			within: ['/editions'],
			without: PROOFS
		});
	}
	links.push(
		{
			href: '/stories',
			label: words.nav.stories,
			icon: 'story',
			within: ['/stories', '/import']
		},
		...(edition
			? [
					{
						href: `/editions/${editionAddress(edition)}/proof/${proofPage}`,
						label: words.nav.proof,
						icon: 'proof' as const,
						within: [],
						only: PROOFS
					}
				]
			: []),
		{ href: '/calendar', label: words.nav.calendar, icon: 'clock', within: ['/calendar'] }
	);
	return links;
}

/** For whoever has a place in the administration: the first of theirs. */
export function manageLink(words: Words, person: Person): NavLink | null {
	const places = [
		{ href: '/people', may: can(person, 'person.manage') },
		{ href: '/audit', may: can(person, 'audit.read') }
	];
	const href = places.find(({ may }) => may)?.href;
	if (href === undefined) return null;
	const within = ['/people', '/settings', '/audit'];
	return { href, label: words.nav.manage, icon: 'settings', within };
}
