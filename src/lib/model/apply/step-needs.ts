import type { CommandType } from '../commands.ts';
import { sameLayout } from '../layout-outcome.ts';
import type { Page } from '../page.ts';
import type { Change, DeskView } from '../records.ts';
import { sameValue } from '../same-value.ts';
import type { Story } from '../story.ts';
import { TRACES } from '../story-move.ts';
import { leaveNeeds, pageThing, sayOver, storyThing, type Need } from './needs.ts';

/** What a command did to records, and what stood there before, one for one. */
export interface Step {
	/** Of an undo: of what it took back, where that is known. */
	type: CommandType;
	changes: readonly Change[];
	before: readonly Change[];
}

/** Commands that make an edition's plan another one; who else plans may take them back. */
const PLANNING: readonly CommandType[] = [
	'story.place',
	'story.unplace',
	'story.hold',
	'story.release',
	'story.spike',
	'story.carry',
	'slot.label',
	'slot.teaser',
	'page.layout',
	'page.update',
	'edition.pages',
	'plan.restore',
	'tryout.commit',
	'undo'
];

/** What of a story such a command changes. */
const PLANNED: readonly string[] = ['editionId', 'held', 'spikedAt', 'deadline'];

/**
 * What taking back somebody else's step needs: the say over every page and story that would be another
 * one, read from what it changed, so that nothing it moved is left out. Null: it is no step of a plan.
 */
export function stepNeeds(view: DeskView, { type, changes, before }: Step): Need[] | null {
	if (!PLANNING.includes(type)) return null;
	const needs: Need[] = [];
	for (const [index, after] of changes.entries()) {
		const was = before[index];
		const asked = was && needsOfOne(view, was, after);
		if (!asked) return null;
		needs.push(...asked);
	}
	return needs;
}

/** Null: it is about something else than a plan. */
function needsOfOne(view: DeskView, was: Change, after: Change): Need[] | null {
	if (was.kind === 'placement' && after.kind === 'placement')
		return [was.value, after.value].flatMap((one) => (one ? leaveNeeds(view, one) : []));
	if (was.kind === 'page' && after.kind === 'page') return pageNeeds(view, was.value, after.value);
	if (was.kind === 'story' && after.kind === 'story')
		return was.value && after.value ? storyNeeds(view, was.value, after.value) : null;
	if (after.kind === 'tryout') return [{ action: 'plan.try' }];
	return after.kind === 'facts' ? [] : null;
}

/** A page is there or not by who plans the edition, and so is who makes it by when. */
function pageNeeds(view: DeskView, was: Page | null, is: Page | null): Need[] {
	const planning: Need = { action: 'edition.plan' };
	if (!was || !is) return [planning];
	const thing = pageThing(view, is.id);
	const staff = ({ editorId, proofreaderId, deadline }: Page) => [
		...[editorId, proofreaderId, deadline]
	];
	const needs: Need[] = sameValue(staff(was), staff(is)) ? [] : [planning];
	if (was.name !== is.name || !sameLayout(was.slots, is.slots))
		needs.push({ action: 'page.plan', thing });
	if (!sameValue(was.slots, is.slots)) needs.push({ action: 'story.place', thing });
	return needs;
}

function storyNeeds(view: DeskView, was: Story, is: Story): Need[] | null {
	const [old, now] = [was, is] as unknown as Record<string, unknown>[];
	const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
		(field) => !TRACES.includes(field) && !sameValue(old?.[field], now?.[field])
	);
	if (changed.length === 0) return [];
	if (!changed.every((field) => PLANNED.includes(field))) return null;
	const manage: Need = { action: 'story.manage', thing: storyThing(view, is.id) };
	return changed.includes('held') ? [manage, sayOver(view, is.id)] : [manage];
}
