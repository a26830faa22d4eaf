/**
 * Traditional characters of the words by which a page is recognised (記者, 本報訊, 總第, 農曆, 下轉, 攝 …)
 * and of common surnames, each with its simplified form.
 */
const PAIRS =
	'記记訊讯報报員员實实習习評评論论攝摄圖图網网電电華华體体視视聞闻總总農农曆历導导讀读轉转緊紧詳详見见請请內内廣广責责編编輯辑頭头據据戶户臺台採采寫写專专題题發发資资聯联綜综約约' +
	'時时號号國国統统郵邮熱热線线辦办機机關关縣县黨党傳传閏闰臘腊歲岁氣气聲声聽听訪访稱称說说問问談谈張张陳陈劉刘楊杨黃黄趙赵吳吴孫孙馬马許许鄭郑謝谢馮冯鄧邓蕭肖葉叶蘇苏呂吕盧卢鍾钟' +
	'譚谭陸陆範范賈贾韋韦鄒邹錢钱嚴严龔龚萬万湯汤齊齐喬乔龐庞顏颜莊庄聶聂魯鲁歐欧蘭兰單单畢毕齡龄駱骆藍蓝遊游費费賴赖羅罗韓韩鮑鲍婁娄應应閔闵鄔邬邊边儲储寧宁閻阎紀纪項项連连麥麦溫温';

const SIMPLIFIED = new Map(
	Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[at * 2], PAIRS[at * 2 + 1]])
);

/** The text as the rules read it; as long as the original, so that places in it stay true. */
export const simplified = (text: string): string =>
	text.replace(/\p{Script=Han}/gu, (char) => SIMPLIFIED.get(char) ?? char);

/** A name that was read in the simplified text, in the characters of the original. */
export function asPrinted(name: string, original: string): string {
	const bare = original.replace(/\s/g, '');
	const at = simplified(bare).indexOf(name.replace(/\s/g, ''));
	return at === -1 || /\s/.test(name) ? name : bare.slice(at, at + name.length);
}
