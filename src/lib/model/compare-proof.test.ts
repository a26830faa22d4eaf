import { describe, expect, it } from 'vitest';
import { compareProof } from './compare-proof.ts';
import type { Copy } from './copy.ts';

const story = (storyId: string, ...words: string[]): { storyId: string; copy: Copy } => ({
	storyId,
	copy: { storyId, blocks: words.map((text) => ({ kind: 'paragraph', spans: [{ text }] })) }
});
const photo = (storyId: string, asset: string): { storyId: string; copy: Copy } => ({
	storyId,
	copy: { storyId, blocks: [{ kind: 'photo', asset, spans: [{ text: '渡口' }], credit: '' }] }
});

describe('a page beside an earlier proof of it', () => {
	it('has nothing to say where nothing changed', () => {
		expect(compareProof([story('a', '一')], [story('a', '一')])).toEqual([]);
	});

	it('names stories that came and went', () => {
		expect(compareProof([story('a', '一')], [story('b', '二')])).toEqual([
			{ storyId: 'b', kind: 'storyNew' },
			{ storyId: 'a', kind: 'storyGone' }
		]);
	});

	it('tells a changed figure from changed words, and where they stand now', () => {
		const before = story('a', '全长八百六十米，两岸十四个村进城不再等船。', '汽笛拉了三声。');
		const now = story('a', '全长八百七十二米，两岸十四个村进城不再等船。', '汽笛又拉了三声。');
		const changes = compareProof([before], [now]);
		expect(changes).toMatchObject([
			{ kind: 'words', block: 0, isFigure: true },
			{ kind: 'words', block: 1, isFigure: false, hunk: { removed: '', inserted: '又' } }
		]);
	});

	it('names paragraphs that are new, gone or elsewhere', () => {
		const [one, two, three] = ['渡口的汽笛拉了三声。', '大桥昨晚通车了。', '木偶戏进了旧粮仓。'];
		const changes = compareProof([story('a', one, two)], [story('a', two, three, one)]);
		expect(changes.map(({ kind }) => kind).sort()).toEqual(['blockMoved', 'blockNew']);
		expect(compareProof([story('a', one, two)], [story('a', one)])).toEqual([
			{ storyId: 'a', kind: 'blockGone', words: two }
		]);
	});

	it('names another picture', () => {
		expect(compareProof([photo('a', 'x')], [photo('a', 'y')])).toEqual([
			{ storyId: 'a', kind: 'photo', block: 0 }
		]);
	});
});
