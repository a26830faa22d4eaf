import { deadlineOf, type Place } from './placed.ts';
import { promisedFor } from './promise.ts';
import type { DeskView } from './records.ts';
import { stepOf } from './signature.ts';
import type { Story } from './story.ts';
import { workflowOf, type Step } from './workflow.ts';

/** What a story waits for, and by when that is to be done. */
export interface StepDue {
	step: Step;
	/** Epoch ms; null: nothing was said. */
	at: number | null;
}

const MINUTE = 60_000;

/**
 * The step that a story waits for, and its deadline; null: it is signed off. While it is written that
 * is when its copy is due (`deadlineOf`); of a step that is signed, what the paper's way says, and
 * never before the copy was due. This one answer is on My desk, the lists, the board of stages, the
 * story's own screens and in the mail.
 */
export function stepDue(view: DeskView, story: Story, place?: Place): StepDue | null {
	const step = stepOf(view, story);
	if (step === null) return null;
	const edition = story.editionId === null ? undefined : view.get('edition', story.editionId);
	const minutes = step === 'handIn' ? undefined : deadlinesOf(view)[step];
	if (!edition || minutes === undefined) return { step, at: deadlineOf(view, story, place) };
	const copyDue = story.deadline ?? place?.page.deadline ?? promisedFor(story) ?? 0;
	return { step, at: Math.max(edition.pressAt - minutes * MINUTE, copyDue) };
}

const deadlinesOf = (view: DeskView) => workflowOf(view.get('newsroom', 'newsroom')).deadlines;
