import type { Masthead } from '#model/masthead.ts';
import { page1 } from './pages/page-1.ts';
import { page2 } from './pages/page-2.ts';
import { page3 } from './pages/page-3.ts';
import { page4 } from './pages/page-4.ts';
import { page5 } from './pages/page-5.ts';
import { page6 } from './pages/page-6.ts';
import { page7 } from './pages/page-7.ts';
import { page8 } from './pages/page-8.ts';
import { pool } from './pages/pool.ts';
import type { SamplePerson, SampleStory } from './sample-story.ts';

interface SamplePage {
	name: string;
	editor: SamplePerson;
	/** Minutes before press by which its stories must be in. */
	deadline: number;
	stories: SampleStory[];
	/** What the page's ad slots hold. */
	ads: string[];
}

export const SAMPLE_PAGES: SamplePage[] = [
	{ name: '要闻', editor: 'duan', deadline: 120, stories: page1, ads: [] },
	{ name: '综合', editor: 'duan', deadline: 150, stories: page2, ads: ['汀禾农商行　整存整取'] },
	{ name: '民生', editor: 'liu', deadline: 165, stories: page3, ads: ['供销社　冬储年货节'] },
	{ name: '乡镇', editor: 'liu', deadline: 180, stories: page4, ads: ['柏塘油茶　新油上市'] },
	{ name: '教育·健康', editor: 'duan', deadline: 195, stories: page5, ads: ['县职业中学　招生'] },
	{ name: '经济', editor: 'liu', deadline: 195, stories: page6, ads: ['青篾竹编　厂店直营'] },
	{ name: '文体', editor: 'duan', deadline: 210, stories: page7, ads: ['木偶剧场　周末开演'] },
	{ name: '禾溪水·副刊', editor: 'liu', deadline: 300, stories: page8, ads: ['禾城书店　通宵营业'] }
];

export const SAMPLE_POOL: SampleStory[] = pool;

/** What the head of page 1 says beside the day; where somebody has said it, theirs stays. */
export const SAMPLE_MASTHEAD: Partial<Masthead> = {
	organ: '中共汀禾县委机关报',
	publisher: '汀禾县融媒体中心主办',
	hotline: '0000-0000000',
	registration: 'CN 00-0000　代号 0-000',
	slogans: ['贴近泥土', '守住事实', '写给邻里'],
	codes: [{ label: '汀禾发布', text: 'https://tinghe.example.org/' }]
};

/** Teasers of the front page: the stories' headlines, and the words where they are others. */
export const SAMPLE_TEASER: readonly { headline: string; words: string | null }[] = [
	{ headline: '六楼的老人，今年下楼看桂花', words: '六楼的老人下楼看桂花' },
	{ headline: '校车多了七条线　最早一班晚了二十分钟', words: '校车多了七条线' },
	{ headline: '木偶戏班搬进旧粮仓', words: null },
	{ headline: '外婆的秤', words: null }
];

/** The issue number of the sample; numbers are assigned, so any will do. */
export const SAMPLE_ISSUE = 6208;
