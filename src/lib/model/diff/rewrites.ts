/**
 * Rewrites as sub-editors make them, and what is to be marked: [-gone-], {+new+}; a line for each
 * block of the new text, before it − for one that is gone, + for a new one, ↷ for one that moved,
 * ~ for other looks. Written for this purpose.
 */
export interface RewriteFixture {
	what: string;
	before: string[];
	after: string[];
	marked: string[];
}

const FERRY = '清晨六点二十分，澜江上的雾还没散尽，船工老沈解开了缆绳。';
const BRIDGE = '望江大桥全长六百一十二米，双向两车道，两侧各设两米宽的人行道。';
const BUS = '公交十三路同步延伸过江，首班六点十分，末班二十一点四十分。';
const FAIR = '县文化馆周末在渡口办老照片展，市民可以免费参观。';
const LONG =
	'据县交通运输局介绍，渡口停航以后，原有的三名船工已经按本人意愿转岗，其中一人受聘担任大桥巡护员，每天早晚两次步行查看桥面、护栏和排水口，遇到大风和雨雪天气还要加巡一次，发现问题当场登记并电话上报值班室。';

export const REWRITES: readonly RewriteFixture[] = [
	{
		what: 'a paragraph moved up',
		before: [FERRY, BRIDGE, BUS],
		after: [BUS, FERRY, BRIDGE],
		marked: [`↷${BUS}`, FERRY, BRIDGE]
	},
	{
		what: 'a paragraph moved to the end, another corrected',
		before: [FAIR, FERRY, BRIDGE],
		after: [FERRY, BRIDGE.replace('六百一十二', '六百二十一'), FAIR],
		marked: [
			FERRY,
			'望江大桥全长六百[-一十二-]{+二十一+}米，双向两车道，两侧各设两米宽的人行道。',
			`↷${FAIR}`
		]
	},
	{
		what: 'a paragraph split in two',
		before: [FERRY, BRIDGE + BUS],
		after: [FERRY, BRIDGE, BUS],
		marked: [FERRY, `${BRIDGE}{+¶+}`, BUS]
	},
	{
		what: 'a paragraph split in three',
		before: [FERRY + BRIDGE + BUS],
		after: [FERRY, BRIDGE, BUS],
		marked: [`${FERRY}{+¶+}`, `${BRIDGE}{+¶+}`, BUS]
	},
	{
		what: 'a paragraph split with a word changed in the second half',
		before: [BRIDGE + BUS],
		after: [BRIDGE, BUS.replace('同步', '今起')],
		marked: [
			`${BRIDGE}{+¶+}`,
			'公交十三路[-同步-]{+今起+}延伸过江，首班六点十分，末班二十一点四十分。'
		]
	},
	{
		what: 'two paragraphs joined',
		before: [FERRY, BRIDGE, BUS],
		after: [FERRY, BRIDGE + BUS],
		marked: [FERRY, `${BRIDGE}[-¶-]${BUS}`]
	},
	{
		what: 'three paragraphs joined',
		before: [FERRY, BRIDGE, BUS],
		after: [FERRY + BRIDGE + BUS],
		marked: [`${FERRY}[-¶-]${BRIDGE}[-¶-]${BUS}`]
	},
	{
		what: 'two paragraphs joined with a linking word',
		before: [BRIDGE, BUS],
		after: [`${BRIDGE}同时，${BUS}`],
		marked: [`${BRIDGE}[-¶-]{+同时，+}${BUS}`]
	},
	{
		what: 'a figure in a long sentence',
		before: [LONG],
		after: [LONG.replace('三名', '两名')],
		marked: [LONG.replace('三名', '[-三-]{+两+}名')]
	},
	{
		what: 'one character in a long sentence',
		before: [LONG],
		after: [LONG.replace('巡护员', '巡查员')],
		marked: [LONG.replace('巡护员', '巡[-护-]{+查+}员')]
	},
	{
		what: 'three corrections far apart in a long sentence',
		before: [LONG],
		after: [
			LONG.replace('停航以后', '停航后').replace('早晚两次', '早晚三次').replace('当场', '立即')
		],
		marked: [
			LONG.replace('停航以后', '停航[-以-]后')
				.replace('早晚两次', '早晚[-两-]{+三+}次')
				.replace('当场', '[-当场-]{+立即+}')
		]
	},
	{
		what: 'a date',
		before: ['大桥2024年3月开工，去年12月合龙。'],
		after: ['大桥2024年4月开工，去年12月合龙。'],
		marked: ['大桥2024年[-3-]{+4+}月开工，去年12月合龙。']
	},
	{
		what: 'a percentage with a decimal',
		before: ['全县粮食总产量同比增长3.5%，居全市首位。'],
		after: ['全县粮食总产量同比增长13.5%，居全市第二位。'],
		marked: ['全县粮食总产量同比增长[-3.5%-]{+13.5%+}，居全市[-首-]{+第二+}位。']
	},
	{
		what: 'a sum of money with a comma',
		before: ['工程总投资1,260万元，由省、县两级分担。'],
		after: ['工程总投资1,620万元，由省、县两级分担。'],
		marked: ['工程总投资[-1,260-]{+1,620+}万元，由省、县两级分担。']
	},
	{
		what: 'a time of day',
		before: ['末班车21:40发出。'],
		after: ['末班车21:10发出。'],
		marked: ['末班车[-21:40-]{+21:10+}发出。']
	},
	{
		what: 'a name',
		before: ['村民贺冬梅说，过去晚上七点就收船。'],
		after: ['村民何冬梅说，过去晚上七点就收船。'],
		marked: ['村民[-贺-]{+何+}冬梅说，过去晚上七点就收船。']
	},
	{
		what: 'a title before a name',
		before: ['县长周立民到场祝贺。'],
		after: ['县委副书记、县长周立民到场祝贺。'],
		marked: ['{+县委副书记、+}县长周立民到场祝贺。']
	},
	{
		what: 'an adjective taken out',
		before: ['通车仪式简朴而隆重地举行。', FERRY],
		after: ['通车仪式简朴地举行。', FERRY],
		marked: ['通车仪式简朴[-而隆重-]地举行。', FERRY]
	},
	{
		what: 'a first sentence written anew',
		before: ['通车仪式简朴而隆重。上午九点，老沈把木桨交给县博物馆的工作人员。'],
		after: ['那天没有剪彩。上午九点，老沈把木桨交给县博物馆的工作人员。'],
		marked: ['[-通车仪式简朴而隆重-]{+那天没有剪彩+}。上午九点，老沈把木桨交给县博物馆的工作人员。']
	},
	{
		what: 'a last sentence added',
		before: [FERRY, FAIR],
		after: [FERRY, `${FAIR}展期到月底。`],
		marked: [FERRY, `${FAIR}{+展期到月底。+}`]
	},
	{
		what: 'a quotation made indirect',
		before: ['老沈说：“我撑了三十七年船。”'],
		after: ['老沈说，他撑了三十七年船。'],
		marked: ['老沈说[-：“我-]{+，他+}撑了三十七年船。[-”-]']
	},
	{
		what: 'a comma become a full stop',
		before: ['雾散了，太阳出来了。'],
		after: ['雾散了。太阳出来了。'],
		marked: ['雾散了[-，-]{+。+}太阳出来了。']
	},
	{
		what: 'half-width marks made full-width',
		before: ['他说,桥通了,路近了.'],
		after: ['他说，桥通了，路近了。'],
		marked: ['他说[-,-]{+，+}桥通了[-,-]{+，+}路近了[-.-]{+。+}']
	},
	{
		what: 'a paragraph put in between',
		before: [FERRY, BUS],
		after: [FERRY, FAIR, BUS],
		marked: [FERRY, `+${FAIR}`, BUS]
	},
	{
		what: 'a paragraph cut',
		before: [FERRY, FAIR, BUS],
		after: [FERRY, BUS],
		marked: [FERRY, `−${FAIR}`, BUS]
	},
	{
		what: 'a paragraph replaced by another',
		before: [FERRY, FAIR, BUS],
		after: [FERRY, '记者在现场看到，排队过桥的人一直排到了街口的邮局门前。', BUS],
		marked: [FERRY, `−${FAIR}`, '+记者在现场看到，排队过桥的人一直排到了街口的邮局门前。', BUS]
	},
	{
		what: 'a clause taken out of the middle, which begins as what comes after it',
		before: ['大桥通车后，大桥两岸的菜农赶早市，大桥东头的渡口停了。'],
		after: ['大桥通车后，大桥东头的渡口停了。'],
		marked: ['大桥通车后，[-大桥两岸的菜农赶早市，-]大桥东头的渡口停了。']
	},
	{
		what: 'a word that is said twice, once',
		before: ['大桥大桥今天通车。'],
		after: ['大桥今天通车。'],
		marked: ['[-大桥-]大桥今天通车。']
	},
	{
		what: 'a Latin abbreviation written out',
		before: ['今年全县GDP增长明显。'],
		after: ['今年全县地区生产总值增长明显。'],
		marked: ['今年全县[-GDP-]{+地区生产总值+}增长明显。']
	},
	{
		what: 'a paragraph cut, the next two joined, a figure corrected',
		before: [FAIR, FERRY, BRIDGE, BUS],
		after: [FERRY + BRIDGE, BUS.replace('十三', '十五')],
		marked: [
			`−${FAIR}`,
			`${FERRY}[-¶-]${BRIDGE}`,
			'公交十[-三-]{+五+}路同步延伸过江，首班六点十分，末班二十一点四十分。'
		]
	}
];
