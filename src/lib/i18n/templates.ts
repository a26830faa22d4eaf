import type { Template } from '#model/page.ts';
import { defineTexts } from './texts.ts';

interface TemplateTexts {
	title: string;
	lead: string;
	formats: string;
	/** Templates of a format. */
	of: (format: string) => string;
	kinds: Record<Template['kind'], string>;
	slots: (count: number) => string;
	used: (pages: string) => string;
	/** It has no room in its format as that is now. */
	out: string;
	none: string;
	rename: string;
	name: string;
	nameTwice: string;
	duplicate: string;
	copyOf: (name: string) => string;
	remove: string;
	acts: (name: string) => string;
	go: string;
	cancel: string;
	undo: string;
	renamed: (name: string) => string;
	copied: (name: string) => string;
	removed: (name: string) => string;
	draw: string;
	drawHere: string;
	drawLater: string;
}

export const templateTexts = defineTexts<TemplateTexts>(
	{
		title: '开本与版样',
		lead: '开本是纸和格子，版样是一版怎么分。改哪个都不动已经建好的版面。',
		formats: '开本',
		of: (format) => `${format}版样`,
		kinds: { front: '头版', inside: '内页', ad: '广告' },
		slots: (count) => `${count} 个版位`,
		used: (pages) => `版面安排：${pages} 版`,
		out: '开本改过，排不下，建新的一期不用它。要用，重画一个。',
		none: '这个开本还没有版样。',
		rename: '改名',
		name: '名称',
		nameTwice: '已经有一个同名的版样。',
		duplicate: '复制',
		copyOf: (name) => `${name} 副本`,
		remove: '删掉',
		acts: (name) => `${name}，能做的`,
		go: '保存',
		cancel: '取消',
		undo: '撤销',
		renamed: (name) => `改名为“${name}”`,
		copied: (name) => `复制成“${name}”`,
		removed: (name) => `“${name}”删掉了，用过它的版面不变`,
		draw: '画新的',
		drawHere: '打开版面编辑',
		drawLater: '版样在版面编辑里画：打开某一版，画好后“存为版样”。画版是总编和这一版责编的事。'
	},
	{
		title: 'Formats and templates',
		lead: 'A format is the sheet and its grid, a template how a page is divided. Changing either leaves pages already made as they are.',
		formats: 'Formats',
		of: (format) => `Templates: ${format}`,
		kinds: { front: 'Front page', inside: 'Inside page', ad: 'Advertising' },
		slots: (count) => `${count} slots`,
		used: (pages) => `Page plan: page ${pages}`,
		out: 'It has no room in the format as it is now, and new editions do not take it. Draw another.',
		none: 'No templates of this format yet.',
		rename: 'Rename',
		name: 'Name',
		nameTwice: 'There is a template of this name.',
		duplicate: 'Copy',
		copyOf: (name) => `${name} copy`,
		remove: 'Remove',
		acts: (name) => `What to do with ${name}`,
		go: 'Save',
		cancel: 'Cancel',
		undo: 'Undo',
		renamed: (name) => `It is called “${name}” now`,
		copied: (name) => `Copied as “${name}”`,
		removed: (name) => `“${name}” is removed; pages made from it stay`,
		draw: 'Draw another',
		drawHere: 'Open the page editor',
		drawLater:
			'Templates are drawn in the page editor: open a page, draw it, then keep it as a template. Pages are laid out by the chief editor and by the page’s editor.'
	}
);
