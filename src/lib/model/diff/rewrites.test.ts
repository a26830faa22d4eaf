import { expect, it } from 'vitest';
import { markChanges, type MarkedBlock } from '../marked-text.ts';
import { REWRITES } from './rewrites.ts';

const SIGNS: Partial<Record<MarkedBlock['kind'], string>> = {
	...{ gone: '−', new: '+', moved: '↷', restyled: '~' }
};
const blocks = (texts: readonly string[]) => texts.map((text) => ({ type: 'paragraph', text }));

/** A block as the fixtures write it. */
function written({ kind, pieces }: MarkedBlock): string {
	const sign = SIGNS[kind];
	const marked = pieces.map(({ text, mark }) => {
		if (sign || mark === 'kept') return text;
		return mark === 'gone' ? `[-${text}-]` : `{+${text}+}`;
	});
	return (sign ?? '') + marked.join('');
}

it('has thirty of them', () => expect(REWRITES).toHaveLength(30));

it.each(REWRITES)('marks $what', ({ before, after, marked }) => {
	expect(markChanges(blocks(before), blocks(after)).blocks.map(written)).toEqual(marked);
});
