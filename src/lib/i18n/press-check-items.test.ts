import { expect, test } from 'vitest';
import { CHECK_KINDS, type CheckItem, type CheckKind } from '#model/press-check/check-item.ts';
import { checkKindTexts } from './check-kinds.ts';
import { itemWords, type CheckNames } from './press-check-items.ts';

const names: CheckNames = {
	...{ story: () => '渡口三百年', person: () => '许砚秋', page: (number) => `${number} 版` },
	...{
		time: () => '21:20',
		day: () => '11月24日',
		edition: () => '11月24日',
		number: String,
		step: () => '二审'
	},
	...{ paragraphs: (list) => `第 ${list.join('、')} 段`, code: (hash) => hash.toUpperCase() },
	...{ slot: () => '头条', signers: () => '总编', causes: () => '版样改了' },
	...{
		list: (words) => words.join('、'),
		people: (ids) => ids.join('、'),
		about: (text, measured) => (measured ? text : `约${text}`)
	}
};

/** All that items of any kind have. */
const everything = {
	...{ id: 'x', severity: 'blocking', pageId: 'p', storyId: 's', slotId: 'a', forIds: [] },
	...{
		about: '',
		waived: null,
		step: 'review2',
		signerId: 'x',
		at: 1,
		by: 'words',
		editedBy: null
	},
	...{ paragraphs: [1, 2], causes: [], lines: 6, chars: 86, measured: false, threadId: 't' },
	...{ quote: '桥', body: '核一下', byId: 'x', nth: 1, asset: 'a', fault: 'gone', words: '木偶戏' },
	...{ to: 7, headline: '木偶戏班', room: 820, proposed: 1, issue: 2, date: '2026-11-23', from: 3 },
	...{ dueAt: 1, isWithdrawn: false, reason: '等县里核数' },
	...{ pressDate: '2026-11-20', pages: 3, usual: 8, replacement: '渡' },
	...{ ppi: 98, width: 187, widest: 108, columns: 2 },
	hashes: { before: 'e2dc', signOff: '90ef' },
	of: { storyId: 'o', date: '2026-11-10', page: 3, headline: '旧闻' }
};
const item = (kind: CheckKind) =>
	({
		...{ ...everything, kind },
		...(kind === 'glyphs' || kind === 'lightGlyphs' ? { chars: ['𬂱'] } : {})
	}) as unknown as CheckItem;

test.each(CHECK_KINDS)(
	'%s says what and why in both languages, and nothing is left open',
	(kind) => {
		for (const lang of ['zh', 'en'] as const) {
			const { title, detail } = itemWords(lang, item(kind), names);
			expect(title).not.toBe('');
			expect(detail).not.toBe('');
			expect(`${title} ${detail}`).not.toMatch(/undefined|null|NaN|\[object/);
			expect(checkKindTexts[lang][kind]).not.toBe('');
		}
	}
);

test('an overset says how much, and whether that was measured', () => {
	expect(itemWords('zh', item('over'), names)).toEqual({
		title: '“渡口三百年”溢 约86 字，末段没排出来',
		detail: '6 行，按公式估'
	});
	const measured = { ...item('over'), measured: true } as CheckItem;
	expect(itemWords('zh', measured, names)).toMatchObject({ detail: '6 行，实排' });
});

test('a change at sign-off says which texts were signed, and where they differ', () => {
	expect(itemWords('zh', item('amended'), names)).toEqual({
		title: '“渡口三百年”签发时许砚秋改过',
		detail: '二审签的是 E2DC，签发的是 90EF：改了第 1、2 段'
	});
});

test('a required correction says what should become what; one in words alone says those', () => {
	const asked = { ...item('correction'), replacement: '渡' } as CheckItem;
	expect(itemWords('zh', asked, names)).toEqual({
		title: '“渡口三百年”有必改没改',
		detail: '许砚秋：“桥”改成“渡”　核一下'
	});
	const gone = { ...asked, replacement: '', body: '' } as CheckItem;
	expect(itemWords('zh', gone, names).detail).toBe('许砚秋：删去“桥”');
	const said = { ...asked, replacement: null, quote: '' } as CheckItem;
	expect(itemWords('zh', said, names).detail).toBe('许砚秋：核一下');
});

test('a photo with few pixels says how wide it stands, and how wide it could', () => {
	expect(itemWords('zh', item('photoCoarse'), names)).toEqual({
		title: '“渡口三百年”第 1 张照片只有 98 点',
		detail: '印 187 毫米宽会糊，新闻纸每英寸要 170 点：最宽 108 毫米，2 栏'
	});
	const narrow = { ...item('photoSoft'), columns: 0 } as CheckItem;
	expect(itemWords('en', narrow, names).detail).toBe(
		'At 187 mm it looks soft; newsprint takes 170 ppi: 108 mm wide at most'
	);
});
