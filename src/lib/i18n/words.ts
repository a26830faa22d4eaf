import type { SlotRole } from '#model/page.ts';
import type { Role } from '#model/person.ts';
import type { Stage, StoryKind } from '#model/story.ts';
import { defineTexts } from './texts.ts';

export interface Words {
	stage: Record<Stage, string>;
	role: Record<Role, string>;
	kind: Record<StoryKind, string>;
	slot: Record<SlotRole, string>;
	block: Record<'kicker' | 'headline' | 'subhead' | 'byline' | 'body' | 'crosshead', string>;
	/** A story without a headline yet. */
	untitled: string;
	pool: string;
	/** 暂缓: not to be printed for now. */
	held: string;
	page: (number: number) => string;
	/** 总第N期. */
	issue: (number: string) => string;
	characters: (count: string) => string;
	/** Fits with so many characters or lines left, lacks, or is over. */
	left: (count: string) => string;
	short: (count: string) => string;
	over: (count: string) => string;
	/** By the formula, not as measured. */
	about: (text: string) => string;
}

/** The newsroom's own words, the same on every screen. */
export const wordTexts = defineTexts<Words>(
	{
		stage: {
			draft: '草稿',
			editing: '编辑中',
			review1: '一审',
			review2: '二审',
			review3: '三审',
			proofing: '校对',
			signed: '签发'
		},
		role: {
			reporter: '记者',
			editor: '编辑',
			chief: '总编',
			proofreader: '校对',
			administrator: '管理员'
		},
		kind: {
			news: '消息',
			feature: '通讯',
			comment: '评论',
			photo: '图片',
			brief: '简讯',
			literary: '副刊'
		},
		slot: {
			masthead: '报头',
			ear: '报眼',
			lead: '头条',
			column: '普通',
			photo: '图片',
			teaser: '导读',
			jump: '转版',
			ad: '广告',
			folio: '报眉',
			blank: '留白'
		},
		block: {
			kicker: '引题',
			headline: '主题',
			subhead: '副题',
			byline: '署名',
			body: '正文',
			crosshead: '小标题'
		},
		untitled: '还没有标题',
		pool: '待上版',
		held: '暂缓',
		page: (number) => `${number} 版`,
		issue: (number) => `总第 ${number} 期`,
		characters: (count) => `${count} 字`,
		left: (count) => `余 ${count}`,
		short: (count) => `缺 ${count}`,
		over: (count) => `超 ${count}`,
		about: (text) => `约${text}`
	},
	{
		stage: {
			draft: 'Draft',
			editing: 'Editing',
			review1: 'Review 1',
			review2: 'Review 2',
			review3: 'Review 3',
			proofing: 'Proofing',
			signed: 'Signed off'
		},
		role: {
			reporter: 'Reporter',
			editor: 'Editor',
			chief: 'Chief editor',
			proofreader: 'Proofreader',
			administrator: 'Administrator'
		},
		kind: {
			news: 'News',
			feature: 'Feature',
			comment: 'Comment',
			photo: 'Photo',
			brief: 'Brief',
			literary: 'Literary'
		},
		slot: {
			masthead: 'Masthead',
			ear: 'Ear',
			lead: 'Lead',
			column: 'Column',
			photo: 'Photo',
			teaser: 'Teaser',
			jump: 'Jump',
			ad: 'Advertisement',
			folio: 'Folio',
			blank: 'Left blank'
		},
		block: {
			kicker: 'Kicker',
			headline: 'Headline',
			subhead: 'Subhead',
			byline: 'Byline',
			body: 'Body',
			crosshead: 'Crosshead'
		},
		untitled: 'No headline yet',
		pool: 'Not placed',
		held: 'Held',
		page: (number) => `Page ${number}`,
		issue: (number) => `No. ${number}`,
		characters: (count) => `${count} char.`,
		left: (count) => `${count} left`,
		short: (count) => `${count} short`,
		over: (count) => `${count} over`,
		about: (text) => `about ${text}`
	}
);
