import { uncovered } from '../coverage.ts';
import { fixedWords } from '../fixed-words.ts';
import { promiseState, type PromiseState, type StoryPromise } from '../promise.ts';
import type { Checking } from './checking.ts';
import type { Findings, FoundAt } from './findings.ts';

/** What was announced is there, it has words, and every character of a page has a glyph. */
export function checkWords({ stories, pages, view, now }: Checking, findings: Findings): void {
	for (const { story, facts, place } of stories) {
		findings.look('incomplete', 'held', 'wordless', 'glyphs');
		const hash = facts?.hash ?? '';
		const at = {
			...{ subject: story.id, pageId: place.page.id, storyId: story.id, slotId: place.slot.id },
			...{ forIds: story.authorIds, about: hash }
		};
		const isWordless = (facts?.length ?? 0) === 0 && (facts?.photos ?? 0) === 0;
		const promise = promiseState(story, facts, now);
		if (story.promise && promise?.missing.length) addPromise(findings, at, story.promise, promise);
		if (story.held) {
			const { personId: byId, at: since, reason } = story.held;
			findings.add(
				{ ...at, forIds: [byId], about: reason },
				{ kind: 'held', byId, at: since, reason }
			);
		}
		if (story.incomplete) findings.add(at, { kind: 'incomplete' });
		else if (isWordless && !promise?.missing.includes('text'))
			findings.add(at, { kind: 'wordless' });
		const chars = [...(facts?.lacking ?? '')];
		if (chars.length > 0) findings.add(at, { kind: 'glyphs', chars });
		const light = [...(facts?.light ?? '')];
		findings.look('lightGlyphs');
		if (light.length > 0)
			findings.add({ ...at, about: light.join('') }, { kind: 'lightGlyphs', chars: light });
	}
	for (const page of pages)
		for (const slot of page.slots) {
			const chars = uncovered(fixedWords(view, page, slot).join(''));
			if (chars.length === 0) continue;
			const at = { subject: slot.id, pageId: page.id, slotId: slot.id, forIds: [page.editorId] };
			findings.look('glyphs');
			findings.add({ ...at, about: chars.join('') }, { kind: 'glyphs', chars });
		}
}

function addPromise(
	findings: Findings,
	at: FoundAt,
	{ by, dueAt, withdrawn }: StoryPromise,
	{ missing }: PromiseState
): void {
	const kind = missing.includes('text') ? 'promised' : 'promisedPhoto';
	findings.look(kind);
	findings.add(at, { kind, byId: by, dueAt, isWithdrawn: withdrawn !== null });
}
