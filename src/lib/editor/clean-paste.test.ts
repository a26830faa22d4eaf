// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleanPaste, plainPaste } from './clean-paste.ts';

const paste = (html: string) => cleanPaste(new DOMParser().parseFromString(html, 'text/html').body);
const plain = (html: string) =>
	paste(html).blocks.map(
		(block) => `${block.type}: ${block.runs.map((run) => run.text).join('|')}`
	);

describe('paste from Word', () => {
	it('keeps paragraphs and drops what Word adds', () => {
		const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{}</style></head><body>
			<!--StartFragment--><p class=MsoNormal style='text-indent:24.0pt'><span lang=EN-US>&nbsp;&nbsp;</span><span style='font-family:宋体'>昨天上午，</span><span lang=EN-US>3<o:p></o:p></span>名</p>
			<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>第二段</p><!--EndFragment--></body></html>`;
		expect(plain(html)).toEqual(['paragraph: 昨天上午，3名', 'paragraph: 第二段']);
	});

	it('reads lists with their level and drops the typed bullet', () => {
		const item = (level: number, mark: string, text: string) =>
			`<p style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${mark}<span>&nbsp;</span></span>${text}</p>`;
		expect(paste(item(1, '1.', '先做') + item(2, '·', '再做')).blocks).toEqual([
			{ type: 'listItem', kind: 'ordered', depth: 0, runs: [{ text: '先做' }] },
			{ type: 'listItem', kind: 'bullet', depth: 1, runs: [{ text: '再做' }] }
		]);
	});

	it('makes headings crossheads, and a table a paragraph a cell', () => {
		expect(
			plain('<h2><b>小标题</b></h2><table><tr><td><p>甲</p></td><td>乙</td></tr></table>')
		).toEqual(['crosshead: 小标题', 'paragraph: 甲', 'paragraph: 乙']);
	});
});

describe('paste from WeChat', () => {
	it('flattens sections, takes breaks as paragraphs, and counts the pictures', () => {
		const html = `<section><section style="x"><p><span style="font-size:16px">　　第一段</span></p><p><br></p>
			<p><img data-src="https://example.org/1.png"></p><section>第二段<br>第三段</section></section></section>`;
		expect(plain(html)).toEqual(['paragraph: 第一段', 'paragraph: 第二段', 'paragraph: 第三段']);
		expect(paste(html).pictures).toBe(1);
	});

	it('removes zero-width characters and hidden text', () => {
		expect(plain('<p>禾\u200b溪<span style="display:none">广告</span>大桥</p>')).toEqual([
			'paragraph: 禾溪大桥'
		]);
	});
});

describe('marks', () => {
	it('keeps bold, italic, underline, strike and safe links', () => {
		expect(
			paste(
				'<p>a<b>b</b><span style="font-weight:700">c</span><a href="https://e.org/x">d</a><a href="javascript:alert(1)">e</a></p>'
			).blocks[0]?.runs
		).toEqual([
			{ text: 'a' },
			{ text: 'bc', bold: true },
			{ text: 'd', href: 'https://e.org/x' },
			{ text: 'e' }
		]);
	});

	it('does not take a wrapper of normal weight for bold', () => {
		expect(paste('<b style="font-weight:normal"><p>x</p></b>').blocks[0]?.runs).toEqual([
			{ text: 'x' }
		]);
	});
});

it('splits plain text at line ends and drops its indents', () => {
	expect(
		plainPaste('　　第一段\r\n\r\n第二段\u2028第三段\n').blocks.map((b) => b.runs[0]?.text)
	).toEqual(['第一段', '第二段', '第三段']);
});
