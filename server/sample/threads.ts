import type { SamplePerson } from './sample-story.ts';

export interface SampleThread {
	/** The story's headline, and the words the comment stands on. */
	headline: string;
	quote: string;
	by: SamplePerson;
	body: string;
	mentions?: SamplePerson[];
	replacement?: string;
	/** 必改; not given: other words are, a comment is a remark. */
	required?: boolean;
	replies?: { by: SamplePerson; body: string; mentions?: SamplePerson[] }[];
	resolved?: boolean;
}

export const SAMPLE_THREADS: SampleThread[] = [
	{
		headline: '铁船靠岸　长桥通车',
		quote: '两千三百一十六辆车',
		by: 'zou',
		body: '与县交通运输局晚上十点半的快报差四辆，请 @温若楠 核一下统计时段。',
		mentions: ['wen'],
		replies: [
			{
				by: 'wen',
				body: '快报统计到十点零五分。已问过，按整十点的数字，不改。@邹墨',
				mentions: ['zou']
			}
		]
	},
	{
		headline: '铁船靠岸　长桥通车',
		quote: '比平时多绕了一圈',
		by: 'duan',
		body: '这一笔好，评论就从这里写。'
	},
	{
		headline: '铁船靠岸　长桥通车',
		quote: '前年六月连下四天雨',
		by: 'duan',
		body: '时间写具体一些。',
		replacement: '前年六月十一日起连下四天雨'
	},
	{
		headline: '铁船靠岸　长桥通车',
		quote: '总投资四亿一千万元',
		by: 'zou',
		body: '批复文件是四亿一千二百万元。',
		replacement: '总投资四亿一千二百万元'
	},
	{
		headline: '铁船靠岸　长桥通车',
		quote: '一条改为观光船',
		by: 'ruan',
		body: '观光船的手续办好没有？没有批就写“拟”。',
		replies: [{ by: 'wen', body: '上周五批的，文号在采访本里。' }],
		resolved: true
	},
	{
		headline: '政务大厅拆掉二十三道玻璃',
		quote: '合并成九种',
		by: 'duan',
		body: '九种还是十一种？导语下面的图表写的是十一种。@季铭',
		mentions: ['ji'],
		required: true
	},
	{
		headline: '六楼的老人，今年下楼看桂花',
		quote: '四十一次上门',
		by: 'liu',
		body: '标题下和结尾各一次，留一处就够了。'
	},
	{
		headline: '多绕的那一圈缆绳',
		quote: '桥会老，路会旧，情分要一代一代往下传',
		by: 'zou',
		body: '句式太满，建议收一点。',
		replacement: '桥会老，路会旧，情分要往下传',
		required: false
	},
	{
		headline: '校车多了七条线　最早一班晚了二十分钟',
		quote: '二百四十元',
		by: 'zou',
		body: '去年是二百六十元，“没有涨”可改“还降了二十元”？请 @温若楠 核实。',
		mentions: ['wen'],
		required: true
	},
	{
		headline: '一万只面包篮，为什么只交了九千只',
		quote: '一百八十度不变形',
		by: 'liu',
		body: '补检测单位。'
	}
];
