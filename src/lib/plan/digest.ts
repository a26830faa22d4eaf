import { spokenSlots, type Plan, type PlanPage, type PlanSlot, type PlanStory } from './plan.ts';
import type { PlanWords } from './plan-words.ts';

/** The plan as plain text for a chat group: nothing but lines, a line for each story and gap. */
export function digestOf(plan: Plan, say: PlanWords): string {
	return [headOf(plan, say), ...plan.pages.map((page) => pageLines(page, say)), poolOf(plan, say)]
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}

const GAP = '　';

function headOf(plan: Plan, say: PlanWords): string[] {
	const { t, format } = say;
	const day = format.editionAndWeekday(plan.edition);
	const due = say.deadlines(plan);
	const times = [t.pressAt(format.time(plan.edition.pressAt)), ...(due ? [t.due(due)] : [])];
	return [
		...(plan.asOf ? [plan.asOf] : []),
		[plan.paper, day, say.issue(plan)].filter(Boolean).join(GAP),
		[...times, say.extent(plan), t.stories(plan.stories, plan.signed)].join(GAP)
	];
}

function pageLines(page: PlanPage, say: PlanWords): string[] {
	const { number, name } = page.page;
	const editor = page.editor === null ? [] : [say.board.page.editor(page.editor)];
	const head = [say.board.pageLabel(number, name).trim(), ...editor, say.verdict(page).text];
	return [head.filter(Boolean).join(GAP), ...spokenSlots(page).map((slot) => slotLine(slot, say))];
}

function slotLine({ name, stand, room }: PlanSlot, say: PlanWords): string {
	if (!stand) return `${name} ${say.board.slot.empty(say.number(room))}`;
	const more = [say.over(stand), ...say.jumps(stand)];
	return `${name} ${storyWords(stand.story, stand.fit.length, say, more)}`;
}

function storyWords(story: PlanStory, length: number, say: PlanWords, more: string[]): string {
	const state = say.words.stage[story.stage];
	const held = story.isHeld ? say.words.held : '';
	return [say.title(story), say.characters(length), state, held, ...more].filter(Boolean).join(GAP);
}

function poolOf({ pool, poolLength }: Plan, say: PlanWords): string[] {
	if (pool.length === 0) return [];
	const sum = say.board.pool.sum(pool.length, say.number(poolLength));
	const rows = pool.map((story) => `· ${storyWords(story, story.length, say, [])}`);
	return [`${say.words.pool}${GAP}${sum}`, ...rows];
}
