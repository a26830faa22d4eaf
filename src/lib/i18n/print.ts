import type { Inks } from '#model/print-options.ts';
import { defineTexts } from './texts.ts';

/** Printing pages: the menu of the proof, and what is asked before. */
interface PrintTexts {
	menu: string;
	kinds: Record<'press' | 'proof' | 'picture', { label: string; hint: string }>;
	scope: {
		label: string;
		page(number: number, name: string): string;
		whole(pages: number): string;
	};
	marks: string;
	marksHint: string;
	stamp: string;
	inks: { label: string; names: Record<Inks, string>; hints: Record<Inks, string> };
	noGhostscript: string;
	width: { label: string; px(width: number): string };
	concerns: {
		title(count: number): string;
		none: string;
		notReady: string;
		page(number: number): string;
		open: string;
	};
	go: string;
	goAnyway: string;
	printHere: string;
	cancel: string;
	stop: string;
	running(seconds: number): string;
	foreignFonts(count: number): string;
	noChromium: { title: string; text: string };
}

export const printTexts = defineTexts<PrintTexts>(
	{
		menu: '导出',
		kinds: {
			press: { label: '印刷 PDF', hint: '成品尺寸，字体嵌入；可加裁切线，可分色' },
			proof: { label: '校对样 PDF', hint: '页边印大样戳：第几次、几点、谁打的' },
			picture: { label: '版面图 PNG', hint: '公众号与数字报用；整期附版面坐标' }
		},
		scope: {
			label: '范围',
			page: (number, name) => `${number}版 ${name}`.trim(),
			whole: (pages) => `整期 ${pages} 个版`
		},
		marks: '裁切线和出血',
		marksHint:
			'出血照开本定的（一般 3 毫米），外面再加裁切线；文件里标明成品框和出血框。版心不到裁切线，四周留白，没有内容会出血。',
		stamp: '页边印大样戳',
		inks: {
			label: '颜色',
			names: { rgb: 'RGB', grey: '单色黑', cmyk: '四色 CMYK' },
			hints: {
				rgb: '屏幕上的颜色，由印厂分色。',
				grey: '颜色都转成灰，只用黑版。',
				cmyk: '黑字只在黑版上。彩色按 Ghostscript 自带的特性文件分色，不是印厂的那一份，也不设叠印、不补漏白。文件不是 PDF/X，付印前请印厂核对。'
			}
		},
		noGhostscript:
			'服务器上没有 Ghostscript，只能出 RGB。管理员装上它（Debian：apt install ghostscript）就能分色。',
		width: { label: '宽度', px: (width) => `${width} 像素` },
		concerns: {
			title: (count) => `还没处理的 ${count} 条`,
			none: '没有要处理的。',
			notReady: '还有稿件没排好，下面可能不全。',
			page: (number) => `${number}版`,
			open: '打开稿件'
		},
		go: '导出',
		goAnyway: '照样导出',
		printHere: '用浏览器打印',
		cancel: '取消',
		stop: '停下',
		running: (seconds) => `正在排版、打印… ${seconds} 秒`,
		foreignFonts: (count) =>
			`这份 PDF 里有 ${count} 个字体不是嵌入的 TrueType，印厂可能不收。大样上列着字库里没有的字，换掉再导出。`,
		noChromium: {
			title: '服务器上没有 Chromium，出不了 PDF 和版面图',
			text: '请管理员装一个（Debian：apt install chromium），或用 CHROMIUM 指明它在哪里。急用时可以用浏览器打印，尺寸一样准；要 PDF，就在打印对话框里选“存为 PDF”。'
		}
	},
	{
		menu: 'Export',
		kinds: {
			press: {
				label: 'PDF for the press',
				hint: 'True to size, fonts embedded; with trim marks or separated if wanted'
			},
			proof: {
				label: 'PDF to proofread',
				hint: 'Stamped in the margin: which proof, when, by whom'
			},
			picture: {
				label: 'Picture of the page (PNG)',
				hint: 'For the web and digital editions; an edition comes with page maps'
			}
		},
		scope: {
			label: 'What',
			page: (number, name) => `Page ${number} ${name}`.trim(),
			whole: (pages) => `All ${pages} pages`
		},
		marks: 'Trim marks and bleed',
		marksHint:
			'The bleed is the format’s (3 mm as a rule), with trim marks beyond it; the file says where trim and bleed are. The type area ends before the trim, so nothing bleeds.',
		stamp: 'Stamp the margin',
		inks: {
			label: 'Colour',
			names: { rgb: 'RGB', grey: 'Black only', cmyk: 'CMYK' },
			hints: {
				rgb: 'Colours as on screen; the print shop separates them.',
				grey: 'All colours become grey, on the black plate alone.',
				cmyk: 'Black text is on the black plate alone. Colours are separated with the profile that comes with Ghostscript, not your print shop’s; no overprint, no trapping. The file is no PDF/X: have the print shop check it.'
			}
		},
		noGhostscript:
			'There is no Ghostscript on the server, so there is only RGB. An administrator can install it (Debian: apt install ghostscript).',
		width: { label: 'Width', px: (width) => `${width} px` },
		concerns: {
			title: (count) => `${count} to be seen to`,
			none: 'Nothing to be seen to.',
			notReady: 'Some stories are not set yet; this may not be all.',
			page: (number) => `p. ${number}`,
			open: 'Open the story'
		},
		go: 'Export',
		goAnyway: 'Export all the same',
		printHere: 'Print from the browser',
		cancel: 'Cancel',
		stop: 'Stop',
		running: (seconds) => `Setting and printing… ${seconds} s`,
		foreignFonts: (count) =>
			`${count} fonts of this PDF are no embedded TrueType; a print shop may refuse it. The proof names the characters that no face has: replace them and export again.`,
		noChromium: {
			title: 'There is no Chromium on the server: no PDFs and pictures',
			text: 'An administrator can install one (Debian: apt install chromium), or say with CHROMIUM where it is. Meanwhile print from the browser, which is as true to size; its print dialog also saves PDFs.'
		}
	}
);
