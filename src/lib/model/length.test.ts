import { describe, expect, it } from 'vitest';
import { storyLength, textLength } from './length.ts';

describe('textLength', () => {
	it.each([
		['新华社北京1月2日电（记者张三）', 16],
		['今天，GDP增长5.2%。', 8],
		['Hello world', 2],
		['他说：“好的……”', 9],
		['𠮷野家', 3],
		['　　昆雅路A-04地块', 6],
		["Dunn said: don't go.", 4],
		['零\u200b宽', 2],
		['', 0]
	])('counts %s', (text, length) => {
		expect(textLength(text)).toBe(length);
	});
});

it('a story is as long as byline and body; where there is no body, as its captions', () => {
	const captions = ['晒秋的村民。', '晒场'];
	const byline = '本报讯（记者 白露）';
	expect(storyLength({ byline, body: ['大桥合龙。'], captions })).toBe(9 + 5);
	expect(storyLength({ byline: '', body: [], captions })).toBe(6 + 2);
	expect(storyLength({ byline: '', body: [''], captions })).toBe(6 + 2);
	expect(storyLength({ byline: '', body: [], captions: [] })).toBe(0);
});
