import type { SlotRole } from '#model/page.ts';
import { PICTURE_PPI, type PrintedPicture } from '#model/print-resolution.ts';
import type { TeaserFault } from '#model/teaser.ts';
import { holeTexts } from './hole-texts.ts';
import { teaserFaultTexts } from './teaser-faults.ts';
import { defineTexts } from './texts.ts';
import { wordTexts } from './words.ts';

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

/** The families of the printed page, as a desk calls them. */
const FACES_ZH: Record<string, string> = {
	'Copydesk Song': '宋体',
	'Copydesk Hei': '黑体',
	'Copydesk Rare': '生僻字',
	'Copydesk Rarest': '生僻字',
	'Copydesk Marks': '楷体标点',
	'LXGW WenKai': '楷体'
};
const FACES_EN: Record<string, string> = {
	'Copydesk Song': 'Song',
	'Copydesk Hei': 'Hei',
	'Copydesk Rare': 'Rare characters',
	'Copydesk Rarest': 'Rare characters',
	'Copydesk Marks': 'Marks of Kai',
	'LXGW WenKai': 'Kai'
};

/** Those that are not regular. */
const WEIGHTS_ZH: Partial<Record<number, string>> = { 700: '粗', 900: '特粗' };
const WEIGHTS_EN: Partial<Record<number, string>> = { 700: ' Bold', 900: ' Black' };

/** 12,382: as `Format` writes numbers, alike in both languages. */
const grouped = (value: number): string => value.toLocaleString('en-GB');

interface ProofTexts {
	title: string;
	page(number: number, name: string): string;
	back: string;
	proofNumber(number: number): string;
	pull: string;
	pressCheck: string;
	/** On a phone: what has no room in the row. */
	more: string;
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
		/** A mark on the page, read out: what was there, and what is; either may be empty. */
		mark(before: string, after: string): string;
		/** What marks on the page mean; `words` is drawn as those are that are new. */
		legend: { label: string; lines: string; words: string; removed: string };
	} & Record<'storyNew' | 'storyGone' | 'blockNew' | 'blockMoved' | 'blockGone' | 'photo', string>;
	/** Badges and the numbers of comments on the page. */
	marks: string;
	strip: string;
	stripPage(number: number, name: string): string;
	/** Others who have the proof open, and who has which page. */
	readers(who: string[]): string;
	reader(name: string, pages: number[]): string;
	alsoHere(names: string[]): string;
	state: Record<'waiting' | 'settling' | 'live' | 'behind' | 'faceless' | 'failed', string>;
	view: { label: string; clean: string; grid: string };
	zoom: { label: string; in: string; out: string; fit: string; percent(value: number): string };
	problems: string;
	noProblems: string;
	/** Beside those that are listed. */
	moreProblems(count: number): string;
	/** What is left or over in each slot. */
	fits: string;
	/** 头条溢 12 行 168 字. */
	over(headline: string, lines: number, chars: number): string;
	/** Told where the story begins: its end is on another page. */
	overLater(headline: string, page: number, lines: number, chars: number): string;
	toPage(page: number): string;
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
	/** Too few pixels for the size; widths in mm. */
	softPhoto(
		headline: string,
		printed: Pick<PrintedPicture, 'nth' | 'ppi' | 'width' | 'widest' | 'columns'>
	): string;
	unknownStory: string;
	glyph: {
		named(char: string, code: string): string;
		/** Some of so many. */
		some(named: string[], count: number): string;
		all(count: number): string;
		/** Those that print as 〓, and those that the system has a face for, or not; either may be empty. */
		missing(lost: string, foreign: string, where: string, around: string): string;
		/** There, and not bold. */
		light(chars: string, where: string, around: string): string;
		inStory(headline: string, part: StoryPart, paragraph: number | null): string;
		/** What the program sets: masthead, folio, teaser, advertisement. */
		fixed: string;
	};
	brokenWord(headline: string, words: string[]): string;
	teaserAstray(words: string, fault: TeaserFault, page: number | null): string;
	teaserEmpty: string;
	teaserTooLong: string;
	/** What prints white and is not meant to; a story without a headline by how it begins. */
	hole: {
		slotEmpty(room: number, role: SlotRole): string;
		adEmpty: string;
		headless(excerpt: string): string;
	};
	untitled: string;
	openStory: string;
	badge: {
		over(lines: number, chars: number): string;
		left(lines: number): string;
		full: string;
		goesOn(page: number): string;
		/** Goes on on one page, and its end, there or further on, hangs out. */
		endsOver(next: number, page: number, lines: number): string;
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
	/** 宋体粗. */
	face(family: string, weight: number): string;
	missingFaces(names: string): string;
	fetchFaces: string;
	/** While they come in. */
	facesIn(done: number, of: number): string;
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
		pressCheck: '付印检查',
		more: '更多',
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
			mark: (before, after) => {
				if (before === '') return `改动：加“${after}”`;
				return after === '' ? `改动：删“${before}”` : `改动：“${before}”改成“${after}”`;
			},
			legend: {
				label: '版面上的改动标记',
				lines: '改过的行',
				words: '新的字',
				removed: '删过字的行'
			},
			storyNew: '新上版的稿件',
			storyGone: '撤下版的稿件',
			blockNew: '加了一段',
			blockMoved: '挪了一段',
			blockGone: '删了一段',
			photo: '换了照片'
		},
		strip: '各版',
		marks: '版面标记',
		stripPage: (number, name) => `第 ${number} 版 ${name}`,
		readers: (who) => `也在看大样：${who.join('、')}`,
		reader: (name, pages) => `${name}（${pages.join('、')}版）`,
		alsoHere: (names) => `${names.join('、')}在看`,
		state: {
			waiting: '正在排版…',
			settling: '正在排版…',
			live: '与稿件同步',
			behind: '稿件有改动，正在重排…',
			faceless: '字体没到齐，行数不作准',
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
		moreProblems: (count) => `再列 ${grouped(count)} 件`,
		fits: '各稿余溢',
		over: (headline, lines, chars) =>
			`《${headline}》溢 ${grouped(lines)} 行 ${grouped(chars)} 字，没有排上版的不会印出来`,
		overLater: (headline, page, lines, chars) =>
			`《${headline}》转到 ${page} 版的溢 ${grouped(lines)} 行 ${grouped(chars)} 字，没有排上版的不会印出来`,
		toPage: (page) => `看 ${page} 版`,
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
		softPhoto: (headline, { nth, ppi, width, widest, columns }) =>
			`《${headline}》第 ${nth} 张照片印 ${width} 毫米宽只有 ${ppi} 点/英寸，要 ${PICTURE_PPI.wanted}：最宽 ${widest} 毫米${columns > 0 ? `，${columns} 栏` : ''}`,
		unknownStory: '版位上的稿件已经不在了',
		glyph: {
			named: (char, code) => `“${char}”（${code}）`,
			some: (named, count) =>
				named.join('、') + (count > named.length ? `等 ${grouped(count)} 个` : ''),
			all: (count) => `全部列出（${grouped(count)} 个）`,
			missing: (lost, foreign, where, around) =>
				`字库里没有，在${where}：“${around}”。${[
					lost && `${lost}印成〓`,
					foreign && `${foreign}是别种文字的，用系统字体印，也许是空框`
				]
					.filter((part) => part !== '')
					.join('；')}`,
			light: (chars, where, around) => `${chars}没有粗体，在${where}：“${around}”，比旁边的字细`,
			inStory: (headline, part, paragraph) =>
				`《${headline}》${PARTS_ZH[part]}${paragraph === null ? '' : `第 ${paragraph + 1} 段`}`,
			fixed: '报头、导读或广告'
		},
		brokenWord: (headline, words) =>
			`《${headline}》里的${words.map((word) => `“${word}”`).join('、')}比一行还长，从中间断开了`,
		teaserAstray: (words, fault, page) => teaserFaultTexts.zh.line(words, fault, page),
		teaserEmpty: '导读还没有条目，版位空着',
		teaserTooLong: '导读排不下：缩到最小字号还超出版位，多出的不会印出来',
		hole: {
			slotEmpty: (room, role) => `${holeTexts.zh.slotEmpty(`${room}`)}：${wordTexts.zh.slot[role]}`,
			adEmpty: holeTexts.zh.adEmpty,
			headless: (excerpt) => holeTexts.zh.headless(`“${excerpt}”`)
		},
		untitled: '无题',
		openStory: '打开稿件',
		badge: {
			over: (lines, chars) => `溢 ${grouped(lines)} 行 ${grouped(chars)} 字`,
			left: (lines) => `余 ${grouped(lines)} 行`,
			full: '满',
			goesOn: (page) => `转 ${page} 版`,
			endsOver: (next, page, lines) => `转${next}版，${page}版溢 ${grouped(lines)} 行`
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
		face: (family, weight) => `${FACES_ZH[family] ?? family}${WEIGHTS_ZH[weight] ?? ''}`,
		missingFaces: (names) => `${names}还没有取到，会自动重取；行数先不作准，不报给版面。`,
		fetchFaces: '再取一次',
		facesIn: (done, of) => `字体 ${done}/${of}`,
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
		pressCheck: 'Press check',
		more: 'More',
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
			mark: (before, after) => {
				if (before === '') return `Change: “${after}” added`;
				return after === ''
					? `Change: “${before}” deleted`
					: `Change: “${before}” is now “${after}”`;
			},
			legend: {
				label: 'Marks of changes on the page',
				lines: 'Changed lines',
				words: 'new words',
				removed: 'Lines with deletions'
			},
			storyNew: 'A story new on the page',
			storyGone: 'A story taken off the page',
			blockNew: 'A new paragraph',
			blockMoved: 'A paragraph moved',
			blockGone: 'A paragraph deleted',
			photo: 'Another photo'
		},
		strip: 'Pages',
		marks: 'Badges and comment marks',
		stripPage: (number, name) => `Page ${number} ${name}`,
		readers: (who) => `Also at the proof: ${who.join('; ')}`,
		reader: (name, pages) => `${name}, page ${pages.join(', ')}`,
		alsoHere: (names) => `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} here`,
		state: {
			waiting: 'Being set…',
			settling: 'Being set…',
			live: 'In sync with the stories',
			behind: 'Stories have changed; being set anew…',
			faceless: 'Faces are missing; lines are not final',
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
		moreProblems: (count) => `Show ${grouped(count)} more`,
		over: (headline, lines, chars) =>
			`“${headline}” is ${grouped(lines)} lines (${grouped(chars)} characters) too long; what has no room does not print`,
		overLater: (headline, page, lines, chars) =>
			`The end of “${headline}”, on page ${page}, is ${grouped(lines)} ${lines === 1 ? 'line' : 'lines'} (${grouped(chars)} characters) too long; what has no room does not print`,
		toPage: (page) => `To page ${page}`,
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
		softPhoto: (headline, { nth, ppi, width, widest, columns }) =>
			`Photo ${nth} of “${headline}” prints at ${ppi} ppi, ${width} mm wide; it wants ${PICTURE_PPI.wanted}: ${widest} mm at most${columns > 0 ? `, ${columns} ${columns === 1 ? 'column' : 'columns'}` : ''}`,
		unknownStory: 'The story of a slot is no longer there',
		glyph: {
			named: (char, code) => `“${char}” (${code})`,
			some: (named, count) =>
				named.join(', ') +
				(count > named.length ? ` and ${grouped(count - named.length)} more` : ''),
			all: (count) => `Show all ${grouped(count)}`,
			missing: (lost, foreign, where, around) =>
				`No face has what stands in ${where}: “${around}”. ${[
					lost && `Printed as 〓: ${lost}`,
					foreign && `Of other scripts, from the system’s faces, or as an empty box: ${foreign}`
				]
					.filter((part) => part !== '')
					.join('. ')}`,
			light: (chars, where, around) =>
				`No face has a bold ${chars}, in ${where}: “${around}”. It stands lighter than its neighbours`,
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
		hole: {
			slotEmpty: (room, role) => `${holeTexts.en.slotEmpty(`${room}`)}: ${wordTexts.en.slot[role]}`,
			adEmpty: holeTexts.en.adEmpty,
			headless: (excerpt) => holeTexts.en.headless(`“${excerpt}”`)
		},
		untitled: 'Untitled',
		openStory: 'Open the story',
		badge: {
			over: (lines, chars) =>
				`${grouped(lines)} ${lines === 1 ? 'line' : 'lines'} over (${grouped(chars)})`,
			left: (lines) => `${grouped(lines)} ${lines === 1 ? 'line' : 'lines'} left`,
			full: 'Full',
			goesOn: (page) => `To page ${page}`,
			endsOver: (next, page, lines) =>
				`To page ${next}; ${grouped(lines)} ${lines === 1 ? 'line' : 'lines'} over on page ${page}`
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
		face: (family, weight) => `${FACES_EN[family] ?? family}${WEIGHTS_EN[weight] ?? ''}`,
		missingFaces: (names) =>
			`${names} could not be fetched yet; it is tried again by itself. Until then lines are not final and are told to no board.`,
		fetchFaces: 'Try again',
		facesIn: (done, of) => `Typefaces ${done}/${of}`,
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
