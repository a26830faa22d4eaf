/**
 * The faces of the printed page. One file each first: pairs of marks are squeezed only within one
 * file. Then slices for what that file lacks (1,046 characters of GB2312), then those of rare
 * characters, of which each comes when a text has one of it. All are static TrueType outlines, which
 * a PDF embeds as they are; 楷体 comes in slices alone.
 */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import '@fontsource/noto-serif-sc/400.css';
import '@fontsource/noto-serif-sc/700.css';
import '@fontsource/noto-serif-sc/900.css';
import 'lxgw-wenkai-webfont/lxgwwenkai-regular.css';
import './rare/rare.css';
import hei400 from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2?url';
import hei700 from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff2?url';
import song400 from '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff2?url';
import song700 from '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff2?url';
import song900 from '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-900-normal.woff2?url';
import type { TypesetFace } from './load-faces.ts';

export const TYPESET_FACES: readonly TypesetFace[] = [
	{ family: 'Copydesk Song', weight: 400, url: song400, slices: 'Noto Serif SC' },
	{ family: 'Copydesk Song', weight: 700, url: song700, slices: 'Noto Serif SC' },
	{ family: 'Copydesk Song', weight: 900, url: song900, slices: 'Noto Serif SC' },
	{ family: 'Copydesk Hei', weight: 400, url: hei400, slices: 'Noto Sans SC' },
	{ family: 'Copydesk Hei', weight: 700, url: hei700, slices: 'Noto Sans SC' },
	{
		family: 'Copydesk Marks',
		weight: 400,
		url: song400,
		slices: 'Noto Serif SC',
		range: 'U+2014, U+2018-2019, U+201C-201D, U+2026, U+3001-3011, U+FF01-FF1F'
	},
	...[
		{ family: 'LXGW WenKai', weight: 400 },
		{ family: 'Copydesk Rare', weight: 400 },
		{ family: 'Copydesk Rare', weight: 900 },
		{ family: 'Copydesk Rarest', weight: 400 }
	].map((face) => ({ ...face, url: null, slices: face.family }))
];
