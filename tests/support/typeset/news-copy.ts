import type { Copy } from '#model/copy.ts';
import type { Random } from '../../sync/story/random.ts';
import { block, copy } from './plan.ts';

/** What sentences of local news are made of, with the digits, letters and marks they have. */
const WHO = [
	'镇农业服务中心',
	'县交通运输局',
	'双桥村合作社',
	'河湾小学',
	'两家制鞋企业',
	'县人民医院',
	'村支书宋家明',
	'第三批驻村干部',
	'A-04号地块项目部',
	'“一站式”服务窗口'
];
const WHEN = [
	'昨天上午',
	'11月18日',
	'今年前三季度',
	'2026年春耕以来',
	'上周五晚8时30分',
	'截至目前',
	'“十四五”期间'
];
const DID = [
	'走访了23户农户',
	'把水渠修到了田头',
	'完成投资1.73亿元',
	'收购早稻5,200多吨',
	'新建高标准农田23.6万亩',
	'开出了第一班夜间公交',
	'签下12份订单',
	'用上了LED补光灯和GPS导航农机',
	'办结群众诉求318件',
	'同比增长5.2%',
	'对S218省道三处弯道进行了改造',
	'启用新版App预约挂号'
];
const MORE = [
	'群众办事少跑了三趟路',
	'每亩节省人工一百六十元',
	'比计划提前40天',
	'覆盖全县16个乡镇',
	'合格率保持在99.5%以上',
	'“最后一公里”打通了',
	'“渠长”“路长”“林长”都有了名字',
	'围绕“一渠”“两路”“三站”“十六个院坝”排出了清单',
	'老人和孩子最先受益',
	'还有两处正在施工（含四期工程）',
	'相关做法在《县域观察》上作了介绍'
];
const SAID = [
	'这笔账算得过来',
	'我们等这条路等了八年',
	'价格公道，心里踏实',
	'先把水的事办好，再谈扩种',
	'孩子们终于不用蹚水上学了',
	'机器一响，半天就收完了'
];
const HEADS = ['水到田头', '一笔人工账', '八百六十米，修了三年', '从“等”到“抢”', '夜里十点的门诊'];
const TITLES = [
	'双桥早稻增产　家家户户晒新粮',
	'县医院夜间门诊下月起不停诊',
	'水渠修到田头',
	'十六个乡镇通上夜间公交，末班车延到二十二点',
	'强基础、促共富，河湾镇描绘新画卷'
];
const KICKERS = ['我县推进高标准农田建设', '夜班车跑起来之后', '从一条水渠看乡村治理'];

function sentence(random: Random): string {
	const body = `${random.pick(WHEN)}，${random.pick(WHO)}${random.pick(DID)}，${random.pick(MORE)}`;
	return random.pick([
		() => `${body}。`,
		() => `${random.pick(WHO)}负责人说：“${random.pick(SAID)}。”`,
		() =>
			`“${random.pick(SAID)}，”${random.pick(WHO)}的一名工作人员告诉记者，“${random.pick(SAID)}。”`,
		() =>
			`${random.pick(WHO)}、${random.pick(WHO)}等单位${random.pick(DID)}；${random.pick(MORE)}。`,
		() => `${body}，${random.pick(DID)}。`
	])();
}

/** A story as a county daily has it, of about so many characters. */
export function newsCopy(random: Random, storyId: string, characters: number): Copy {
	const paragraphs: string[] = [];
	let length = 0;
	while (length < characters) {
		const sentences = Array.from({ length: 1 + random.below(5) }, () => sentence(random));
		const text = sentences.join('');
		paragraphs.push(text);
		length += text.length;
	}
	const { blocks } = copy(storyId, random.pick(TITLES), ...paragraphs);
	const [headline, ...body] = blocks;
	if (!headline) throw new Error('no headline');
	const withHeads = body.flatMap((one, index) =>
		index > 1 && random.chance(0.2) ? [block('crosshead', random.pick(HEADS)), one] : [one]
	);
	return {
		storyId,
		blocks: [
			...(random.chance(0.5) ? [block('kicker', random.pick(KICKERS))] : []),
			headline,
			...(random.chance(0.3) ? [block('subhead', random.pick(KICKERS))] : []),
			block('byline', '本报讯（记者 高远 通讯员 林川）'),
			...withHeads
		]
	};
}
