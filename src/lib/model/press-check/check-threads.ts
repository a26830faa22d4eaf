import type { Thread } from '../thread.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** What was asked or suggested of a story on a page has been answered. */
export function checkThreads({ stories, threadsOn }: Checking, findings: Findings): void {
	for (const { story, place } of stories) {
		findings.look('question');
		for (const thread of threadsOn(story.id)) {
			const [first] = thread.comments;
			const last = thread.comments.at(-1);
			if (!first || !last) continue;
			const kind = kindOf(thread);
			const said = {
				...{ threadId: thread.id, quote: thread.anchor?.quote ?? '' },
				...{ body: first.body, byId: first.personId }
			};
			findings.look(kind);
			findings.add(
				{
					...{ subject: thread.id, pageId: place.page.id, storyId: story.id },
					...{ slotId: place.slot.id, about: `${last.id} ${last.editedAt ?? ''}` },
					// Whom it asks; else whoever edits the story.
					forIds:
						last.mentionIds.length > 0 ? last.mentionIds : [story.editorId ?? place.page.editorId]
				},
				kind === 'correction'
					? { kind, ...said, replacement: thread.suggestion?.replacement ?? null }
					: { kind, ...said }
			);
		}
	}
}

type ThreadKind = 'correction' | 'suggestion' | 'question' | 'remark';

function kindOf({ required, suggestion, anchor, orphaned }: Thread): ThreadKind {
	if (required !== undefined) return required ? 'correction' : 'remark';
	if (suggestion?.state === 'open' && !orphaned) return 'suggestion';
	return anchor && !orphaned ? 'question' : 'remark';
}
