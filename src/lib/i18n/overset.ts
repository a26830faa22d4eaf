import { defineTexts } from './texts.ts';

interface OversetTexts {
	/** 溢 12 行 168 字. Numbers come written as the language has them. */
	over: (lines: string, characters: string) => string;
	/** Where the story stands on one page; where it goes on, the page on which it ends. */
	overHere: (lines: string, characters: string) => string;
	overOn: (page: number, lines: string, characters: string) => string;
	leftHere: (lines: string) => string;
	leftOn: (page: number, lines: string) => string;
	fullHere: string;
	/** What may be done about it. */
	toOther: string;
	jump: (characters: string, page: number) => string;
	room: (page: number, characters: string) => string;
	remains: (lines: string) => string;
	ask: (page: number, name: string) => string;
	noJump: string;
	draw: (page: number) => string;
	mayNotDraw: (page: number) => string;
	cut: string;
	moved: (headline: string, page: number) => string;
	undo: string;
	undone: string;
	/** On a line in the text, where what has no room begins. */
	below: (lines: string) => string;
	toBegin: string;
}

/** A story that is longer than its places, and the two ways out: on to another page, or shorter. */
export const oversetTexts = defineTexts<OversetTexts>(
	{
		over: (lines, characters) => `溢 ${lines} 行 ${characters} 字`,
		overHere: (lines, characters) => `本版溢 ${lines} 行 ${characters} 字`,
		overOn: (page, lines, characters) => `${page}版转版溢 ${lines} 行 ${characters} 字`,
		leftHere: (lines) => `本版余 ${lines} 行`,
		leftOn: (page, lines) => `${page}版转版余 ${lines} 行`,
		fullHere: '本版正好',
		toOther: '移到转版',
		jump: (characters, page) => `${characters} 字移到${page}版`,
		room: (page, characters) => `${page}版转版还空 ${characters} 字`,
		remains: (lines) => `移过去约还溢 ${lines} 行`,
		ask: (page, name) => `${page}版有空的转版位，归${name}排`,
		noJump: '各版没有空的转版位',
		draw: (page) => `去${page}版画转版位`,
		mayNotDraw: (page) => `要转版，请总编或${page}版责编画一个`,
		cut: '去删改',
		moved: (headline, page) => `“${headline}”转到 ${page} 版`,
		undo: '撤销',
		undone: '已撤销',
		below: (lines) => `以下溢出 ${lines} 行`,
		toBegin: '到溢出处'
	},
	{
		over: (lines, characters) => `${lines} lines, ${characters} characters over`,
		overHere: (lines, characters) => `${lines} lines, ${characters} characters over on this page`,
		overOn: (page, lines, characters) =>
			`${lines} lines, ${characters} characters over in the jump on page ${page}`,
		leftHere: (lines) => `${lines} lines left on this page`,
		leftOn: (page, lines) => `${lines} lines left in the jump on page ${page}`,
		fullHere: 'Fits this page',
		toOther: 'Move on to another page',
		jump: (characters, page) => `${characters} characters to page ${page}`,
		room: (page, characters) => `The jump on page ${page} has room for ${characters} characters`,
		remains: (lines) => `about ${lines} lines would still be over`,
		ask: (page, name) => `Page ${page} has a free jump, planned by ${name}`,
		noJump: 'No page has a free jump',
		draw: (page) => `Draw a jump on page ${page}`,
		mayNotDraw: (page) =>
			`For a jump, ask the chief editor or the editor of page ${page} to draw one`,
		cut: 'Cut the story',
		moved: (headline, page) => `“${headline}” goes on on page ${page}`,
		undo: 'Undo',
		undone: 'Undone',
		below: (lines) => `${lines} lines over from here`,
		toBegin: 'To where it runs over'
	}
);
