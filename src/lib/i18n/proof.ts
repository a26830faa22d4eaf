import type { TeaserFault } from '#model/teaser.ts';
import { teaserFaultTexts } from './teaser-faults.ts';
import { defineTexts } from './texts.ts';

type StoryPart = 'kicker' | 'headline' | 'subhead' | 'body' | 'caption';

const PARTS_ZH: Record<StoryPart, string> = {
	kicker: '引题',
	headline: '主题',
	subhead: '副题',
	body: '正文',
	caption: '图说'
};
const PARTS_EN: Record<StoryPart, string> = {
	kicker: 'the kicker',
	headline: 'the headline',
	subhead: 'the subhead',
	body: 'the body',
	caption: 'a caption'
};

interface ProofTexts {
	title: string;
	page(number: number, name: string): string;
	back: string;
	proofNumber(number: number): string;
	pull: string;
	pulled(number: number): string;
	compare: {
		title(number: number): string;
		view: string;
		/** Which proof the page is beside. */
		choose: string;
		option(number: number, time: string, name: string): string;
		/** An address names a proof that is not there. */
		unknown(number: number): string;
		waiting: string;
		failed: string;
		again: string;
		none: string;
		figure: string;
	} & Record<'storyNew' | 'storyGone' | 'blockNew' | 'blockMoved' | 'blockGone' | 'photo', string>;
	strip: string;
	stripPage(number: number, name: string): string;
	/** Others who have the proof open, and who has which page. */
	readers(who: string[]): string;
	reader(name: string, pages: number[]): string;
	alsoHere(names: string[]): string;
	state: Record<'waiting' | 'live' | 'behind' | 'failed', string>;
	view: { label: string; clean: string; grid: string };
	zoom: { label: string; in: string; out: string; fit: string; percent(value: number): string };
	problems: string;
	noProblems: string;
	/** What is left or over in each slot. */
	fits: string;
	/** 头条溢 12 行 168 字. */
	over(headline: string, lines: number, chars: number): string;
	overTitle(slot: string, over: string): string;
	overDetail(headline: string, length: string): string;
	/** Between sentences. */
	stop: string;
	deckTooLong(row: string): string;
	deckOver(headline: string, chars: number): string;
	deckTooTall(headline: string, lines: number, room: number): string;
	noDeckPlace(row: string): string;
	noWords(headline: string): string;
	photoMissing(headline: string): string;
	/** chars: of its caption and credit, which are not set with it. */
	noPhotoPlace(headline: string, chars: number): string;
	captionTooLong(headline: string): string;
	unknownStory: string;
	glyph: {
		named(char: string, code: string): string;
		missing(chars: string[], where: string, around: string): string;
		inStory(headline: string, part: StoryPart, paragraph: number | null): string;
		/** What the program sets: masthead, folio, teaser, advertisement. */
		fixed: string;
	};
	brokenWord(headline: string, words: string[]): string;
	teaserAstray(words: string, fault: TeaserFault, page: number | null): string;
	teaserEmpty: string;
	teaserTooLong: string;
	untitled: string;
	openStory: string;
	badge: {
		over(lines: number, chars: number): string;
		left(lines: number): string;
		full: string;
		goesOn(page: number): string;
	};
	/** Going over the page by keys. */
	walk: {
		label: string;
		/** Read out once: what the keys do; `comment` as it is printed on keycaps. */
		keys(comment: string): string;
		line(words: string, headline: string, part: StoryPart, number: number, of: number): string;
		group: string;
		key: string;
	};
	missingFaces(names: string): string;
	noPage: string;
	notLoaded: string;
	keys: { group: string; page: string; zoomIn: string; zoomOut: string; fit: string };
}

export const proofTexts = defineTexts<ProofTexts>(
	{
		title: '大样',
		page: (number, name) => `${number}版 ${name}`,
		back: '回版面',
		proofNumber: (number) => `第 ${number} 次样`,
		pull: '打样',
		pulled: (number) => `第 ${number} 次样留下了`,
		compare: {
			title: (number) => `第 ${number} 次样以后改了`,
			view: '与上次样对比',
			choose: '同哪一次样比',
			option: (number, time, name) => `第 ${number} 次样 ・ ${time} ・ ${name}`,
			unknown: (number) => `本版没有第 ${number} 次样，选别的一次。`,
			waiting: '正在取这次样…',
			failed: '这次样取不到。',
			again: '再取一次',
			none: '没有改动',
			figure: '数字变了',
			storyNew: '新上版的稿件',
			storyGone: '撤下版的稿件',
			blockNew: '加了一段',
			blockMoved: '挪了一段',
			blockGone: '删了一段',
			photo: '换了照片'
		},
		strip: '各版',
		stripPage: (number, name) => `第 ${number} 版 ${name}`,
		readers: (who) => `也在看大样：${who.join('、')}`,
		reader: (name, pages) => `${name}（${pages.join('、')}版）`,
		alsoHere: (names) => `${names.join('、')}在看`,
		state: {
			waiting: '正在排版…',
			live: '与稿件同步',
			behind: '稿件有改动，正在重排…',
			failed: '稿件取不到，显示的是上一次排好的样子；连上后自动重排'
		},
		view: { label: '看什么', clean: '成品', grid: '版心网格' },
		zoom: {
			label: '缩放',
			in: '放大',
			out: '缩小',
			fit: '整版',
			percent: (value) => `${value}%`
		},
		problems: '本版要处理的',
		noProblems: '本版没有要处理的。',
		fits: '各稿余溢',
		over: (headline, lines, chars) =>
			`《${headline}》溢 ${lines} 行 ${chars} 字，没有排上版的不会印出来`,
		overTitle: (slot, over) => `${slot}${over}`,
		overDetail: (headline, length) => `《${headline}》${length} 字，没有排上版的不会印出来`,
		stop: '。',
		deckTooLong: (row) => `标题行“${row}”太长，缩到了最小字号以下`,
		deckOver: (headline, chars) => `《${headline}》标题放不下，还有 ${chars} 字没排`,
		deckTooTall: (headline, lines, room) =>
			`《${headline}》标题要 ${lines} 行，版位留了 ${room} 行，缩小了排`,
		noDeckPlace: (row) => `版位没有留标题的地方：“${row}”没有排`,
		noWords: (headline) => `《${headline}》还没有正文`,
		photoMissing: (headline) => `《${headline}》缺照片`,
		noPhotoPlace: (headline, chars) =>
			`《${headline}》有照片没有位置，没有排${chars > 0 ? `；图说未排，${chars} 字` : ''}`,
		captionTooLong: (headline) => `《${headline}》图说太长，没有排完`,
		unknownStory: '版位上的稿件已经不在了',
		glyph: {
			named: (char, code) => `“${char}”（${code}）`,
			missing: (chars, where, around) =>
				`字库里没有${chars.join('、')}，在${where}：“${around}”。印出来会是别的字体或空框，表情印成〓`,
			inStory: (headline, part, paragraph) =>
				`《${headline}》${PARTS_ZH[part]}${paragraph === null ? '' : `第 ${paragraph + 1} 段`}`,
			fixed: '报头、导读或广告'
		},
		brokenWord: (headline, words) =>
			`《${headline}》里的${words.map((word) => `“${word}”`).join('、')}比一行还长，从中间断开了`,
		teaserAstray: (words, fault, page) => teaserFaultTexts.zh.line(words, fault, page),
		teaserEmpty: '导读还没有条目，版位空着',
		teaserTooLong: '导读排不下：缩到最小字号还超出版位，多出的不会印出来',
		untitled: '无题',
		openStory: '打开稿件',
		badge: {
			over: (lines, chars) => `溢 ${lines} 行 ${chars} 字`,
			left: (lines) => `余 ${lines} 行`,
			full: '满',
			goesOn: (page) => `转 ${page} 版`
		},
		walk: {
			label: '版面上的行',
			keys: (comment) =>
				`上下键逐行，左右键逐稿，Home、End 到这块的首行、末行，按住 Ctrl 到全版的；回车到稿件里这一行，${comment} 给这一行写批注`,
			line: (words, headline, part, number, of) =>
				`${words}；《${headline}》${PARTS_ZH[part]}，第 ${number} 行，共 ${of} 行`,
			group: '大样',
			key: '逐行走版面：↑↓ 行，←→ 稿，回车到稿件'
		},
		missingFaces: (names) => `字体没有装上：${names}。行数可能不准。`,
		noPage: '这一期没有这个版。',
		notLoaded: '这一期取不到，刷新再试。',
		keys: { group: '大样', page: '到第几版', zoomIn: '放大', zoomOut: '缩小', fit: '整版' }
	},
	{
		title: 'Proof',
		page: (number, name) => `Page ${number} ${name}`,
		back: 'To the board',
		proofNumber: (number) => `Proof ${number}`,
		pull: 'Pull a proof',
		pulled: (number) => `Proof ${number} is kept`,
		compare: {
			title: (number) => `Changed since proof ${number}`,
			view: 'Since the last proof',
			choose: 'Compare with',
			option: (number, time, name) => `Proof ${number} · ${time} · ${name}`,
			unknown: (number) => `There is no proof ${number} of this page; choose another.`,
			waiting: 'Getting the proof…',
			failed: 'The proof cannot be had.',
			again: 'Try again',
			none: 'Nothing has changed',
			figure: 'A figure changed',
			storyNew: 'A story new on the page',
			storyGone: 'A story taken off the page',
			blockNew: 'A new paragraph',
			blockMoved: 'A paragraph moved',
			blockGone: 'A paragraph deleted',
			photo: 'Another photo'
		},
		strip: 'Pages',
		stripPage: (number, name) => `Page ${number} ${name}`,
		readers: (who) => `Also at the proof: ${who.join('; ')}`,
		reader: (name, pages) => `${name}, page ${pages.join(', ')}`,
		alsoHere: (names) => `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} here`,
		state: {
			waiting: 'Being set…',
			live: 'In sync with the stories',
			behind: 'Stories have changed; being set anew…',
			failed: 'The stories cannot be had; this is the last proof. It is set anew when they can.'
		},
		view: { label: 'Show', clean: 'As printed', grid: 'With the grid' },
		zoom: {
			label: 'Zoom',
			in: 'Larger',
			out: 'Smaller',
			fit: 'Whole page',
			percent: (value) => `${value}%`
		},
		problems: 'To be seen to on this page',
		fits: 'What is left or over',
		noProblems: 'Nothing to be seen to on this page.',
		over: (headline, lines, chars) =>
			`“${headline}” is ${lines} lines (${chars} characters) too long; what has no room does not print`,
		overTitle: (slot, over) => `${slot}: ${over}`,
		overDetail: (headline, length) =>
			`“${headline}” has ${length} characters; what has no room does not print`,
		stop: '. ',
		deckTooLong: (row) => `The row “${row}” is too long for the smallest size of its level`,
		deckOver: (headline, chars) =>
			`The headline of “${headline}” has no room for all of it; ${chars} characters are not set`,
		deckTooTall: (headline, lines, room) =>
			`The deck of “${headline}” needs ${lines} lines; ${room} are kept for it, so it is set smaller`,
		noDeckPlace: (row) => `No room is kept for a headline: “${row}” is not set`,
		noWords: (headline) => `“${headline}” has no text yet`,
		photoMissing: (headline) => `“${headline}” lacks its photo`,
		noPhotoPlace: (headline, chars) =>
			`There is no room for a photo of “${headline}”; it is not set${chars > 0 ? `, nor its caption of ${chars} characters` : ''}`,
		captionTooLong: (headline) => `The caption of “${headline}” is too long; not all of it is set`,
		unknownStory: 'The story of a slot is no longer there',
		glyph: {
			named: (char, code) => `“${char}” (${code})`,
			missing: (chars, where, around) =>
				`No face has ${chars.join(', ')}, in ${where}: “${around}”. In print it would be another font, or an empty box; emoji print as 〓`,
			inStory: (headline, part, paragraph) =>
				`${paragraph === null ? PARTS_EN[part] : `paragraph ${paragraph + 1}`} of “${headline}”`,
			fixed: 'the masthead, a teaser or an advertisement'
		},
		brokenWord: (headline, words) =>
			`In “${headline}”, ${words.map((word) => `“${word}”`).join(', ')} is longer than a line and was broken anywhere`,
		teaserAstray: (words, fault, page) => teaserFaultTexts.en.line(words, fault, page),
		teaserEmpty: 'The teaser has no lines yet; its slot is empty',
		teaserTooLong:
			'The teaser is too long for its slot at the smallest size; what has no room does not print',
		untitled: 'Untitled',
		openStory: 'Open the story',
		badge: {
			over: (lines, chars) => `${lines} lines over (${chars})`,
			left: (lines) => `${lines} lines left`,
			full: 'Full',
			goesOn: (page) => `To page ${page}`
		},
		walk: {
			label: 'Lines of the page',
			keys: (comment) =>
				`Up and down go line by line, left and right story by story, Home and End to the first and last line here, with Ctrl of the page; Enter goes to this line in the story, ${comment} comments on it`,
			line: (words, headline, part, number, of) =>
				`${words}; “${headline}”, ${PARTS_EN[part]}, line ${number} of ${of}`,
			group: 'Proof',
			key: 'Walk the lines of the page: ↑↓ lines, ←→ stories, Enter to the story'
		},
		missingFaces: (names) => `Faces could not be loaded: ${names}. Lines may be wrong.`,
		noPage: 'This edition has no such page.',
		notLoaded: 'This edition could not be loaded; reload the page to try again.',
		keys: {
			group: 'Proof',
			page: 'Go to a page',
			zoomIn: 'Larger',
			zoomOut: 'Smaller',
			fit: 'Whole page'
		}
	}
);
