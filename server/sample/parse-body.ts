import type { SeedBlock } from '#model/commands.ts';
import type { SampleStory } from './sample-story.ts';

/** The story's words as blocks; `assetId` is the photo that has been taken in for it. */
export function sampleBlocks(story: SampleStory, assetId: string | null): SeedBlock[] {
	const blocks: SeedBlock[] = [
		{ type: 'kicker', text: story.kicker ?? '' },
		{ type: 'headline', text: story.headline },
		{ type: 'subhead', text: story.subhead ?? '' },
		{ type: 'byline', text: story.byline },
		...story.body.split('\n').map(bodyBlock)
	];
	if (story.photo)
		blocks.push({
			type: 'photo',
			text: story.photo.caption,
			attrs: { asset: assetId, credit: `${story.photo.credit} 摄` }
		});
	return blocks.filter(({ type, text }) => text !== '' || type === 'headline' || type === 'photo');
}

function bodyBlock(line: string): SeedBlock {
	if (line.startsWith('## ')) return { type: 'crosshead', text: line.slice(3) };
	if (line.startsWith('> ')) return { type: 'quote', text: line.slice(2) };
	if (line.startsWith('- '))
		return { type: 'listItem', text: line.slice(2), attrs: { kind: 'bullet', depth: 0 } };
	return { type: 'paragraph', text: line };
}
