import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import type { MyStory } from '#model/mydesk/my-stories.ts';
import type { Page } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';
import { stepsOf, workflowOf, type SignedStep } from '#model/workflow.ts';

/** One mark of tonight's timeline. */
export interface Mark {
	/** Epoch ms. */
	at: number;
	what: 'deadline' | 'step' | 'press' | 'now';
	/** The pages whose copy must be in then. */
	pages: Page[];
	/** The step that must be signed then. */
	step?: SignedStep;
	/** For how many stories it is the person's turn to do that. */
	mine: number;
	past: boolean;
}

/** The pages of an edition, 1…N. */
export const pagesOf = (view: DeskView, editionId: Id): Page[] =>
	[...view.list('page')]
		.filter((page) => page.editionId === editionId)
		.sort((a, b) => a.number - b.number);

const MINUTE = 60_000;

/** Deadlines of the pages and of the steps in use by time, now, and press time at the end. */
export function tonight(
	view: DeskView,
	edition: Edition,
	now: number,
	rows: readonly Pick<MyStory, 'place' | 'step' | 'turn'>[]
): Mark[] {
	const byTime = new Map<number, Page[]>();
	for (const page of pagesOf(view, edition.id)) {
		if (page.deadline === null) continue;
		byTime.set(page.deadline, [...(byTime.get(page.deadline) ?? []), page]);
	}
	const mine = rows.filter(({ turn }) => turn.mine);
	const isOn = (row: (typeof rows)[number], pages: readonly Page[]) =>
		row.step === 'handIn' && pages.some(({ id }) => id === row.place?.page.id);
	const marks: Mark[] = [...byTime].map(([at, pages]) => ({
		at,
		what: 'deadline',
		pages,
		mine: mine.filter((row) => isOn(row, pages)).length,
		past: at <= now
	}));
	const none = { pages: [], mine: 0 };
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	for (const step of stepsOf(workflow)) {
		const minutes = step === 'handIn' ? undefined : workflow.deadlines[step];
		if (step === 'handIn' || minutes === undefined) continue;
		const at = edition.pressAt - minutes * MINUTE;
		const waiting = mine.filter((row) => row.step === step).length;
		marks.push({ at, what: 'step', step, pages: [], mine: waiting, past: at <= now });
	}
	marks.push({ at: edition.pressAt, what: 'press', ...none, past: edition.pressAt <= now });
	marks.push({ at: now, what: 'now', ...none, past: true });
	const isNow = ({ what }: Mark) => Number(what === 'now');
	return marks.sort((a, b) => a.at - b.at || isNow(a) - isNow(b));
}
