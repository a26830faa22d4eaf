import { expect, it } from 'vitest';
import { mentionParts } from './mention-parts.ts';

const people = [{ name: '陶然' }, { name: '陶然然' }, { name: 'Ann' }];

it('marks colleagues named with @, the longer name first', () => {
	expect(mentionParts('请 @陶然然 和@Ann看', people)).toEqual([
		{ text: '请 ', mention: false },
		{ text: '@陶然然', mention: true },
		{ text: ' 和', mention: false },
		{ text: '@Ann', mention: true },
		{ text: '看', mention: false }
	]);
});

it('leaves an @ before no colleague alone', () => {
	expect(mentionParts('a@b', people)).toEqual([{ text: 'a@b', mention: false }]);
});
