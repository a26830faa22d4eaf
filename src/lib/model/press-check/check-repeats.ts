import type { CheckItem } from './check-item.ts';
import type { CheckedStory, Checking } from './checking.ts';
import type { Findings, FoundAt } from './findings.ts';
import { PrintedStories, type Alike, type PrintedStory } from './printed-stories.ts';

/** 重稿: nothing is printed that has been, in this edition or in those before. */
export function checkRepeats(checking: Checking, findings: Findings): void {
	const { edition, stories, printed } = checking;
	const own = stories.map(({ facts, place }) =>
		facts ? printed.compared(facts, edition.date, place.page.number) : null
	);
	/** Of a pair the one that comes later is told. */
	const before = new PrintedStories({ editions: [], stories: [] });
	for (const [index, checked] of stories.entries()) {
		const story = own[index];
		if (!story) continue;
		findings.look('repeatSame');
		const alike = before.like(story) ?? printed.like(story);
		const at = foundAt(checked);
		if (alike) addAlike(findings, at, checked, alike);
		for (const asset of story.pictures) {
			findings.look('photoTwice');
			const subject = `${story.storyId}:${asset}`;
			const twice = before.withPicture(asset, story.storyId);
			const again = printed.withPicture(asset, story.storyId);
			const of = twice ?? again;
			if (!of) continue;
			const kind = twice ? 'photoTwice' : 'photoAgain';
			findings.look(kind);
			findings.add({ ...at, subject, about: of.storyId }, { kind, asset, of: earlier(of) });
		}
		before.add(story);
	}
}

function addAlike(
	findings: Findings,
	at: FoundAt,
	{ facts }: CheckedStory,
	{ of, by }: Alike
): void {
	const about = `${facts?.hash ?? ''} ${of.storyId} ${of.hash}`;
	if (by === 'same') findings.add({ ...at, about }, { kind: 'repeatSame', of: earlier(of) });
	else {
		findings.look('repeatAlike');
		findings.add({ ...at, about }, { kind: 'repeatAlike', of: earlier(of), by });
	}
}

const earlier = ({ storyId, date, page, headline }: PrintedStory) => ({
	...{ storyId, date, page, headline }
});

const foundAt = ({ story, place }: CheckedStory): FoundAt & Pick<CheckItem, 'storyId'> => ({
	...{ subject: story.id, pageId: place.page.id, storyId: story.id, slotId: place.slot.id },
	forIds: [story.editorId ?? place.page.editorId]
});
