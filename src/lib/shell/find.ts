import type { Edition } from '#model/edition.ts';
import { editionAddress } from '#model/edition-address.ts';
import type { Role } from '#model/person.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';

/** Something one can go to; the words it is found by are its label and its detail. */
export interface Goal {
	kind: 'story' | 'page' | 'edition' | 'person' | 'place';
	id: string;
	label: string;
	detail: string;
	href: string;
	/** Orders equals: the higher the more likely wanted. */
	weight: number;
}

const MOST = 12;

/**
 * How well a goal answers the words: 0 not at all. Every word must stand in label or detail;
 * one that begins the label counts most.
 */
function score(goal: Goal, words: string[]): number {
	const label = goal.label.toLowerCase();
	const detail = goal.detail.toLowerCase();
	let sum = 0;
	for (const word of words) {
		if (label.startsWith(word)) sum += 4;
		else if (label.includes(word)) sum += 3;
		else if (detail.includes(word)) sum += 1;
		else return 0;
	}
	return sum;
}

/** The goals that answer what was typed, best first; with nothing typed, the likeliest ones. */
export function find(goals: Goal[], typed: string): Goal[] {
	const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0) {
		return goals.toSorted((a, b) => b.weight - a.weight).slice(0, MOST);
	}
	return goals
		.map((goal) => ({ goal, points: score(goal, words) }))
		.filter(({ points }) => points > 0)
		.sort((a, b) => b.points - a.points || b.goal.weight - a.goal.weight)
		.slice(0, MOST)
		.map(({ goal }) => goal);
}

/** How things are called; from the dictionaries and the format of the page. */
export interface Names {
	untitled: string;
	page: (number: number) => string;
	edition: (edition: Edition) => string;
	issue: (issue: number) => string;
	role: (role: Role) => string;
}

/** Everything one can go to: stories, the pages of an edition, editions, people. */
export function goalsOf(view: DeskView, editionId: string | null, names: Names): Goal[] {
	const goals: Goal[] = [];
	for (const page of view.list('page')) {
		const edition = view.get('edition', page.editionId);
		if (!edition || edition.id !== editionId) continue;
		const label = `${names.page(page.number)} ${page.name}`;
		const href = `/editions/${editionAddress(edition)}#page-${page.number}`;
		const weight = 50 - page.number;
		goals.push({ kind: 'page', id: page.id, label, detail: names.edition(edition), href, weight });
	}
	for (const story of view.list('story')) {
		if (story.spikedAt !== null) continue;
		const facts = view.get('facts', story.id);
		const people = story.authorIds.map((id) => view.get('person', id)?.name ?? '');
		goals.push({
			kind: 'story',
			id: story.id,
			label: titleOf(story, facts) || names.untitled,
			detail: [story.section, ...people, facts?.kicker ?? ''].filter(Boolean).join('　'),
			href: `/stories/${story.id}`,
			weight: (story.editionId === editionId ? 60 : 20) + recency(facts?.editedAt)
		});
	}
	for (const edition of view.list('edition')) {
		const label = names.edition(edition);
		const detail = edition.issue === null ? editionAddress(edition) : names.issue(edition.issue);
		const href = `/editions/${editionAddress(edition)}`;
		goals.push({ kind: 'edition', id: edition.id, label, detail, href, weight: 10 });
	}
	for (const person of view.list('person')) {
		if (!person.active) continue;
		const detail = person.roles.map(names.role).join('　');
		const href = `/stories?person=${person.id}`;
		goals.push({ kind: 'person', id: person.id, label: person.name, detail, href, weight: 5 });
	}
	return goals;
}

/** 0…1, growing with how lately something was edited. */
const recency = (editedAt: number | undefined): number => (editedAt ?? 0) / 1e14;
