import type { CheckItem } from '#model/press-check/check-item.ts';
import { PICTURE_PPI } from '#model/print-resolution.ts';
import { glyphList } from './glyph-list.ts';
import { holeTexts } from './hole-texts.ts';
import type { CheckNames, ItemWords } from './press-check-items.ts';

const FAULTS = {
	unplaced: '这篇稿子不在任何版上',
	spiked: '这篇稿子已经撤了',
	gone: '这篇稿子没有了',
	'same-page': '稿子就在这一版',
	wordless: '没有字可排',
	'no-lead': '那一版还没有稿子'
} as const;

/** What the press check says of an item. */
export function itemWordsZh(item: CheckItem, n: CheckNames): ItemWords {
	const headline = `“${n.story(item.storyId)}”`;
	const say = (title: string, detail = ''): ItemWords => ({ title, detail });
	switch (item.kind) {
		case 'unsigned': {
			const { step } = item;
			if (step === null || step === 'handIn') return say(`${headline}还没送审`, '作者交了才能审');
			const who = n.signers(step);
			return say(`${headline}还没签发`, `等${n.step(step)}${who ? `，${who}可签` : ''}`);
		}
		case 'struck': {
			const who = n.person(item.by);
			const where = item.paragraphs.length > 0 ? `改了 ${item.paragraphs.length} 段` : '改过';
			return say(
				`${headline}${n.step(item.step)}签名作废`,
				`${n.time(item.at)} ${who}${where}，${n.person(item.signerId)}签的不是现在的文本`
			);
		}
		case 'changed':
			return say(
				`${headline}签发后改过`,
				item.signerId === null
					? '没有一个签名是现在的文本'
					: `${n.person(item.signerId)}签的不是现在的文本，要重签`
			);
		case 'amended': {
			const { before, signOff } = item.hashes;
			const where = n.paragraphs(item.paragraphs);
			return say(
				`${headline}签发时${n.person(item.signerId)}改过`,
				`${n.step(item.step)}签的是 ${n.code(before)}，签发的是 ${n.code(signOff)}${where && `：改了${where}`}`
			);
		}
		case 'pageUnsigned':
			return say('清样还没签', '看过清样，签了才能付印');
		case 'pageChanged':
			return say(
				'清样签后改过',
				`${n.person(item.signerId)} ${n.time(item.at)}签过，${n.causes(item.causes)}`
			);
		case 'over':
			return say(
				`${headline}溢 ${n.about(`${n.number(item.chars)} 字`, item.measured)}，末段没排出来`,
				`${item.lines} 行${item.measured ? '，实排' : '，按公式估'}`
			);
		case 'under':
			return say(
				`${headline}空 ${n.about(`${n.number(item.chars)} 字`, item.measured)}`,
				`${item.lines} 行留白${item.measured ? '，实排' : '，按公式估'}`
			);
		case 'correction':
			return say(
				`${headline}有必改没改`,
				`${n.person(item.byId)}：${[asked(item), item.body].filter(Boolean).join('　')}`
			);
		case 'suggestion':
			return say(`${headline}有改法没定`, `${n.person(item.byId)}建议改“${item.quote}”`);
		case 'question':
		case 'remark':
			return say(
				item.kind === 'remark' ? `${headline}有意见没答` : `${headline}有批注没答`,
				`${quoted(item.quote)}${n.person(item.byId)}：${item.body}`
			);
		case 'held':
			return say(`${headline}暂缓`, `${n.person(item.byId)}：${item.reason}`);
		case 'incomplete':
			return say(`${headline}还是待补`, '收进来时断在句中，或没交全');
		case 'promised':
			return item.isWithdrawn
				? say(`${headline}不来了`, `${n.person(item.byId)}撤了报题，还占着版位`)
				: say(`${headline}报了没来`, `${n.person(item.byId)}说 ${n.time(item.dueAt)} 交，还没有字`);
		case 'promisedPhoto':
			return say(`${headline}报了图没来`, `${n.person(item.byId)}说有照片`);
		case 'wordless':
			return say(`${headline}没有文字`, '占着版位，还没写');
		case 'headless':
			return say(holeTexts.zh.headless(headline), '版位留了标题的地方');
		case 'photoMissing':
			return say(`${headline}缺图`, `${n.slot(item.slotId)}位上没有照片`);
		case 'creditMissing':
			return say(`${headline}第 ${item.nth} 张照片没写摄影者`, '图说要有“某某 摄”');
		case 'photoSoft':
		case 'photoCoarse':
			return say(
				`${headline}第 ${item.nth} 张照片只有 ${item.ppi} 点`,
				`印 ${item.width} 毫米宽${item.kind === 'photoSoft' ? '偏软' : '会糊'}，新闻纸每英寸要 ${PICTURE_PPI.wanted} 点：最宽 ${item.widest} 毫米${item.columns > 0 ? `，${item.columns} 栏` : ''}`
			);
		case 'lightGlyphs':
			return say(
				`“${glyphList(item.chars)}”没有粗体`,
				`在${headline}的标题或粗体字里，比旁边的字细`
			);
		case 'glyphs':
			return say(`“${glyphList(item.chars)}”印不出来`, `${placeOf(item, n)}，字体里没有这个字`);
		case 'jumpAstray':
			return say(`${headline}只有转版，没有开头`, '开头从版上撤下了');
		case 'jumpEmpty':
			return say(`${headline}转版是空的`, '前面已经排完，“下转”没有下文');
		case 'teaserAstray':
		case 'teaserWeak':
			return say(`导读“${item.words}”没有着落`, FAULTS[item.fault]);
		case 'teaserPointer':
			return say(`导读“${item.words}”指到 ${item.to} 版`, `这一期没有 ${item.to} 版`);
		case 'teaserDiffers':
			return say(
				`导读与${item.to === null ? '' : ` ${n.page(item.to)}`}标题不一致`,
				`导读写“${item.words}”，标题是“${item.headline}”`
			);
		case 'teaserEmpty':
			return say('导读是空的', '印出来只有一个框');
		case 'slotEmpty':
			return say(holeTexts.zh.slotEmpty(n.number(item.room)), n.slot(item.slotId));
		case 'adEmpty':
			return say(holeTexts.zh.adEmpty, '没写广告主，印出来是白的');
		default:
			return paperWords(item, n);
	}
}

/** Which words should become which. */
function asked({ quote, replacement }: Extract<CheckItem, { kind: 'correction' }>): string {
	if (replacement === null) return quote === '' ? '' : `“${quote}”`;
	return replacement === '' ? `删去“${quote}”` : `“${quote}”改成“${replacement}”`;
}

const quoted = (quote: string): string => (quote === '' ? '' : `“${quote}”　`);

const placeOf = ({ storyId, slotId }: CheckItem, n: CheckNames): string =>
	storyId === null ? n.slot(slotId) : `在“${n.story(storyId)}”里`;

type PaperItem = Extract<
	CheckItem,
	{
		kind:
			| 'issueMissing'
			| 'issueRepeat'
			| 'issueOrder'
			| 'issueGap'
			| 'pressDay'
			| 'oddPages'
			| 'unusualPages'
			| 'repeatSame'
			| 'repeatAlike'
			| 'photoTwice'
			| 'photoAgain';
	}
>;

/** What is of the paper and of the papers before. */
function paperWords(item: PaperItem, n: CheckNames): ItemWords {
	const headline = `“${n.story(item.storyId)}”`;
	const say = (title: string, detail = ''): ItemWords => ({ title, detail });
	switch (item.kind) {
		case 'issueMissing':
			return say('没有总期号', '报头上“总第　期”是空的');
		case 'issueRepeat':
			return say(`总第 ${item.issue} 期重了`, `${n.edition(item)}那一期已经是这个号`);
		case 'issueOrder':
			return say(`总第 ${item.issue} 期倒了`, `和${n.edition(item)}那一期的号对不上`);
		case 'issueGap': {
			const gone = item.from === item.to ? `${item.from}` : `${item.from}—${item.to}`;
			return say(`总第 ${item.issue} 期跳号`, `和${n.edition(item)}之间缺 ${gone}`);
		}
		case 'pressDay':
			return say(
				'付印的日子和报头对不上',
				`${n.day(item.pressDate)}付印，报头是${n.day(item.date)}`
			);
		case 'oddPages':
			return say(`今日 ${item.pages} 版，是单数`, '一张纸两面，会有一面是白的');
		case 'unusualPages':
			return say(
				`今日 ${item.pages} 版`,
				item.date === null
					? `按出报规律这一天 ${item.usual} 版`
					: `${n.day(item.date)}那一期是 ${item.usual} 版`
			);
		case 'repeatSame':
			return say(`${headline}是重稿`, `和${earlier(item, n)}一字不差`);
		case 'repeatAlike':
			return say(
				`${headline}疑似重稿`,
				`${item.by === 'words' ? '大半文字' : '标题'}和${earlier(item, n)}相同`
			);
		case 'photoTwice':
			return say(`${headline}的照片用了两次`, `${earlier(item, n)}也是这一张`);
		case 'photoAgain':
			return say(`${headline}的照片登过`, earlier(item, n));
	}
}

const earlier = ({ of }: Extract<PaperItem, { of: unknown }>, n: CheckNames): string =>
	`${n.day(of.date)} ${n.page(of.page)}“${of.headline}”`;
