import { expect, test } from 'vitest';
import { breakHeadline, halvesOf, piecesOf } from './break-headline.ts';

test.each([
	'政务|大厅|拆掉|二十三道|玻璃',
	'公共|自行车|增加|夜间|调度',
	'小微|企业的|“急用钱”　|三天到账',
	'枫树湾的民宿　|抱团过冬',
	'六楼的老人，|今年下楼看桂花',
	'县档案馆征集|老照片　|三个月收到四千张',
	'木偶戏班搬进|旧粮仓|第三年'
])('in little room %s is broken there', (pieces) => {
	expect(piecesOf(pieces.replaceAll('|', ''))).toEqual(pieces.split('|'));
});

test('it is broken at its full-width space before anywhere else', () => {
	expect(halvesOf('县档案馆征集老照片　三个月收到四千张')).toEqual([
		'县档案馆征集老照片　',
		'三个月收到四千张'
	]);
	const widthOf = (text: string) => [...text].length;
	expect(breakHeadline('“说了算”“定了干”　推动高质量发展', 2, widthOf)).toEqual([
		'“说了算”“定了干”',
		'推动高质量发展'
	]);
	expect(breakHeadline('算好账，办好事　推动全县高质量发展迈大步', 2, widthOf)).toEqual([
		'算好账，办好事',
		'推动全县高质量发展迈大步'
	]);
});
