import type { StoryKind } from '#model/story.ts';
import type { SamplePerson } from './sample-story.ts';

/** A story that its writer has said they will bring: not a word of it is written. */
export interface SamplePromise {
	title: string;
	by: SamplePerson;
	kind: StoryKind;
	section: string;
	/** 字数. */
	length: number;
	photo: boolean;
	note: string;
	/** Minutes before press, or so long ago when the sample is loaded: it is late. */
	due: { beforePress: number } | { ago: number };
	/** Who has put it on which page, into its n-th column; not given: it is in the pool. */
	placed?: { page: number; n: number; by: SamplePerson };
}

export const SAMPLE_PROMISES: SamplePromise[] = [
	{
		title: '城北菜场翻修后的头一个早市',
		by: 'ji',
		kind: 'news',
		section: '民生',
		length: 450,
		photo: false,
		note: '摊位费涨没涨，等市场科回电话。',
		due: { ago: 35 }
	},
	{
		title: '取暖补贴今年发到谁手里',
		by: 'wen',
		kind: 'news',
		section: '民生',
		length: 260,
		photo: false,
		note: '民政局五点给名册。',
		due: { beforePress: 170 },
		placed: { page: 3, n: 3, by: 'liu' }
	},
	{
		title: '白鹭落在下渡的旧码头',
		by: 'ji',
		kind: 'photo',
		section: '要闻',
		length: 90,
		photo: true,
		note: '傍晚涨水时去拍，竖幅一张、横幅一张。',
		due: { beforePress: 150 }
	},
	{
		title: '老街裁缝铺的尺寸簿',
		by: 'liu',
		kind: 'feature',
		section: '副刊',
		length: 800,
		photo: true,
		note: '簿子借出来了，翻拍两页。',
		due: { beforePress: 60 }
	}
];
