import type { SpanKind } from '#model/import/recognition.ts';
import type { UploadRefusal } from '#model/import/upload.ts';
import { defineTexts } from './texts.ts';

type Reason = UploadRefusal | 'signed-out' | 'forbidden' | 'unreachable';

interface ImportTexts {
	title: string;
	back: string;
	/** What was recognised in how many sources. */
	found: (pastes: number, files: number, stories: number, teasers: number) => string;
	waiting: string;
	into: (day: string) => string;
	create: (stories: number, teasers: number) => string;
	nothingChosen: string;
	nothingYet: string;
	noEdition: string;
	pasted: string;
	characters: (count: string) => string;
	images: (count: number) => string;
	reading: string;
	unreadable: string;
	add: string;
	chooseFiles: string;
	dropHere: string;
	emptyTitle: string;
	emptyText: string;
	pasteLabel: string;
	recognise: string;
	remove: string;
	removeOf: (name: string) => string;
	refused: (name: string) => string;
	othersFine: string;
	reason: Record<Reason, string>;
	legend: Record<'fact' | 'head' | 'by' | 'body' | 'photo' | 'point', string>;
	clickToChange: string;
	original: string;
	kind: Record<SpanKind, string>;
	changeKind: string;
	joinUp: string;
	split: string;
	joined: (count: number) => string;
	brokenHere: string;
	cutOff: string;
	thisEdition: string;
	fact: Record<'date' | 'weekday' | 'lunar' | 'issue' | 'pages', string>;
	factsFit: (facts: string) => string;
	follows: (issue: string) => string;
	shouldBe: (value: string) => string;
	issueOdd: Record<'repeat' | 'gap' | 'order', string>;
	pagesBeyond: (page: string) => string;
	noFacts: string;
	otherEdition: (printed: string, inView: string) => string;
	openEdition: string;
	createEdition: string;
	noSuchEdition: (printed: string) => string;
	fields: Record<
		'kicker' | 'headline' | 'subhead' | 'byline' | 'body' | 'kind' | 'authors',
		string
	>;
	body: (paragraphs: number, characters: string, joins: number) => string;
	/** Opens the body for correction. */
	openBody: string;
	closeBody: string;
	unknownWriter: string;
	take: (headline: string) => string;
	open: (headline: string) => string;
	place: string;
	pool: string;
	slot: (page: number, role: string, nth: number) => string;
	room: (count: string) => string;
	jumpsTo: (page: string) => string;
	photoBy: (name: string) => string;
	fromFile: (count: number) => string;
	cutSentence: (words: string) => string;
	pasteRest: string;
	rest: string;
	teaser: string;
	teaserNote: (page: number) => string;
	teaserNowhere: string;
	targetExists: (page: string) => string;
	keys: Record<'move' | 'kind' | 'join' | 'leave' | 'create', string>;
	shortcuts: string;
	done: (stories: number, teasers: number) => string;
	recognised: (stories: number, teasers: number) => string;
	picturesLost: (count: number) => string;
	undo: string;
}

/** The words of taking text in. */
export const importTexts = defineTexts<ImportTexts>(
	{
		title: '收稿　认版面',
		back: '返回版面',
		found: (pastes, files, stories, teasers) => {
			const from = [pastes && `${pastes} 份粘贴`, files && `${files} 个文件`].filter(Boolean);
			const what = [`${stories} 篇稿件`, teasers && `${teasers} 条导读`].filter(Boolean);
			return `从 ${from.join('、')}里认出 ${what.join('和 ')}`;
		},
		waiting: '粘贴整版文字，或拖进 .txt、.docx',
		into: (day) => `都进 ${day}，草稿`,
		create: (stories, teasers) =>
			stories > 0 ? `建 ${stories} 篇稿件` : teasers > 0 ? `写 ${teasers} 条导读` : '建稿',
		nothingChosen: '一篇也没有勾。',
		nothingYet: '还没有收进文字。',
		noEdition: '还没有这一期，先建期次。',
		pasted: '粘贴的文字',
		characters: (count) => `${count} 字`,
		images: (count) => `${count} 图`,
		reading: '正在读',
		unreadable: '读不出',
		add: '再添',
		chooseFiles: '选文件',
		dropHere: '松手就收进来',
		emptyTitle: '把整版文字粘贴进来',
		emptyText:
			'一篇稿件、一整个版都行。也可以把 .txt、.docx 拖到这里，几个一起也行。建稿之前什么都不会动。',
		pasteLabel: '要收的文字',
		recognise: '认一认',
		remove: '不要这份',
		removeOf: (name) => `不要“${name}”`,
		refused: (name) => `“${name}”没有收进来`,
		othersFine: '另外几份不受影响，可以先建稿。',
		reason: {
			empty: '里面没有文字。',
			'too-large': '超过 20 MB。请去掉大图再传，或只粘贴文字。',
			'not-text': '这不是文字稿。能收的是 .txt 和 .docx。',
			encoding: '认不出它的编码。请另存为 UTF-8 再传，或直接粘贴文字。',
			pdf: 'PDF 里是排好的版，不是文稿。请从原稿复制文字粘贴。',
			'old-word': '这是旧版 Word 或 RTF 文件。请另存为 .docx 再传。',
			broken: '文件坏了，或者不是真的 .docx。请重新导出一份。',
			'too-complex': '展开后太大，读到一半停了。请只粘贴文字。',
			'signed-out': '登录到期或已退出。重新登录后再拖一次。',
			forbidden: '你不能建稿，所以也不能收稿。',
			unreachable: '没连上服务器。连上后再拖一次。'
		},
		legend: {
			fact: '报头',
			head: '标题',
			by: '作者',
			body: '正文',
			photo: '图说',
			point: '导读与指引'
		},
		clickToChange: '点一段可改认法',
		original: '原文',
		kind: {
			masthead: '报头',
			kicker: '引题',
			headline: '主题',
			subhead: '副题',
			byline: '作者',
			body: '正文',
			crosshead: '小标题',
			photoTitle: '图题',
			caption: '图说',
			credit: '摄影',
			teaser: '导读',
			pointer: '指引',
			noise: '不用'
		},
		changeKind: '改认法',
		joinUp: '与上一段合并',
		split: '拆开',
		joined: (count) => `接上 ${count} 处断行`,
		brokenHere: '原文此处断行',
		cutOff: '断在句中',
		thisEdition: '这一期',
		fact: { date: '日期', weekday: '星期', lunar: '农历', issue: '总期号', pages: '版数' },
		factsFit: (facts) => `${facts}对得上`,
		follows: (issue) => `期号接得上 ${issue}`,
		shouldBe: (value) => `应是 ${value}`,
		issueOdd: { repeat: '与别期重号', gap: '中间缺号', order: '前后不接' },
		pagesBeyond: (page) => `有指到 ${page} 版的`,
		noFacts: '没有认出报头，稿件进眼下这一期。',
		otherEdition: (printed, inView) => `报头印的是 ${printed}，眼下这一期是 ${inView}。`,
		openEdition: '换到那一期',
		createEdition: '建这一期',
		noSuchEdition: (printed) => `还没有 ${printed} 这一期。`,
		fields: {
			kicker: '引题',
			headline: '主题',
			subhead: '副题',
			byline: '署名',
			body: '正文',
			kind: '体裁',
			authors: '作者'
		},
		body: (paragraphs, characters, joins) =>
			`${paragraphs} 段，${characters} 字${joins ? `，已接上 ${joins} 处断行` : ''}`,
		openBody: '展开改',
		closeBody: '收起',
		unknownWriter: '不在人员里',
		take: (headline) => `收“${headline}”`,
		open: (headline) => `改“${headline}”`,
		place: '放到',
		pool: '待上版',
		slot: (page, role, nth) => `${page}版 · ${role}${nth ? ` ${nth}` : ''}`,
		room: (count) => `可容 ${count}`,
		jumpsTo: (page) => `下转 ${page} 版`,
		photoBy: (name) => `摄影 ${name}`,
		fromFile: (count) => `${count} 图，来自 docx`,
		cutSentence: (words) => `末句断在“${words}”。照建，稿件标“待补”，补齐前不能送一审。`,
		pasteRest: '接着粘贴',
		rest: '断句之后的文字',
		teaser: '导读',
		teaserNote: (page) => `写进 ${page} 版导读，不建稿`,
		teaserNowhere: '没有你能写的导读版位，不收',
		targetExists: (page) => `指到 ${page} 版`,
		keys: { move: '上下篇', kind: '改认法', join: '与上一段合并', leave: '不要', create: '建稿' },
		shortcuts: '收稿',
		done: (stories, teasers) => (stories > 0 ? `建了 ${stories} 篇稿件` : `写了 ${teasers} 条导读`),
		recognised: (stories, teasers) =>
			`认出 ${stories} 篇稿件${teasers ? `和 ${teasers} 条导读` : ''}`,
		picturesLost: (count) => `${count} 张图不是能用的照片，没有收。`,
		undo: '撤销'
	},
	{
		title: 'Take text in',
		back: 'Back to the pages',
		found: (pastes, files, stories, teasers) => {
			const from = [
				pastes && `${pastes} pasted text${pastes > 1 ? 's' : ''}`,
				files && `${files} file${files > 1 ? 's' : ''}`
			].filter(Boolean);
			const what = [
				`${stories} ${stories === 1 ? 'story' : 'stories'}`,
				teasers && `${teasers} teaser${teasers > 1 ? 's' : ''}`
			].filter(Boolean);
			return `${what.join(' and ')} found in ${from.join(' and ')}`;
		},
		waiting: 'Paste a page of text, or drop .txt and .docx files',
		into: (day) => `All go into ${day} as drafts`,
		create: (stories, teasers) =>
			stories > 0
				? `Create ${stories} ${stories === 1 ? 'story' : 'stories'}`
				: teasers > 0
					? `Write ${teasers} teaser${teasers > 1 ? 's' : ''}`
					: 'Create',
		nothingChosen: 'Nothing is ticked.',
		nothingYet: 'No text has been taken in yet.',
		noEdition: 'There is no such edition yet; make it first.',
		pasted: 'Pasted text',
		characters: (count) => `${count} char.`,
		images: (count) => `${count} picture${count === 1 ? '' : 's'}`,
		reading: 'Reading',
		unreadable: 'not readable',
		add: 'Add more',
		chooseFiles: 'Choose files',
		dropHere: 'Let go to take it in',
		emptyTitle: 'Paste the text of a page',
		emptyText:
			'One story or a whole page. Or drop .txt and .docx files here, several at once. Nothing is made before you confirm.',
		pasteLabel: 'Text to take in',
		recognise: 'Recognise',
		remove: 'Leave it out',
		removeOf: (name) => `Leave “${name}” out`,
		refused: (name) => `“${name}” was not taken in`,
		othersFine: 'The others are not affected; you can go on with them.',
		reason: {
			empty: 'There is no text in it.',
			'too-large': 'It is over 20 MB. Leave out large pictures, or paste the text alone.',
			'not-text': 'This is no text. What can be taken in is .txt and .docx.',
			encoding: 'Its encoding is not known. Save it as UTF-8, or paste the text.',
			pdf: 'A PDF holds set pages, not copy. Paste the text from the manuscript.',
			'old-word': 'This is an old Word or RTF file. Save it as .docx.',
			broken: 'The file is damaged, or no .docx. Export it again.',
			'too-complex': 'It unpacks to too much and was stopped. Paste the text alone.',
			'signed-out': 'You are signed out. Sign in again, then drop it once more.',
			forbidden: 'You may not create stories, so you cannot take any in.',
			unreachable: 'The server does not answer. Drop it again once connected.'
		},
		legend: {
			fact: 'Masthead',
			head: 'Headlines',
			by: 'Byline',
			body: 'Body',
			photo: 'Caption',
			point: 'Teasers and pointers'
		},
		clickToChange: 'Click a phrase to correct it',
		original: 'Original text',
		kind: {
			masthead: 'Masthead',
			kicker: 'Kicker',
			headline: 'Headline',
			subhead: 'Subhead',
			byline: 'Byline',
			body: 'Body',
			crosshead: 'Crosshead',
			photoTitle: 'Photo title',
			caption: 'Caption',
			credit: 'Credit',
			teaser: 'Teaser',
			pointer: 'Pointer',
			noise: 'Not used'
		},
		changeKind: 'Change kind',
		joinUp: 'Join with paragraph above',
		split: 'Split',
		joined: (count) => `${count} break${count === 1 ? '' : 's'} joined`,
		brokenHere: 'The original breaks here',
		cutOff: 'Stops in mid-sentence',
		thisEdition: 'This edition',
		fact: {
			date: 'Date',
			weekday: 'Weekday',
			lunar: 'Lunar date',
			issue: 'Issue',
			pages: 'Pages'
		},
		factsFit: (facts) => `${facts} agree`,
		follows: (issue) => `the number follows ${issue}`,
		shouldBe: (value) => `should be ${value}`,
		issueOdd: {
			repeat: 'another edition has it',
			gap: 'numbers are missing',
			order: 'out of order'
		},
		pagesBeyond: (page) => `something points to page ${page}`,
		noFacts: 'No masthead was found; the stories go into this edition.',
		otherEdition: (printed, inView) => `The masthead says ${printed}; this edition is ${inView}.`,
		openEdition: 'Go to that edition',
		createEdition: 'Make that edition',
		noSuchEdition: (printed) => `There is no edition of ${printed} yet.`,
		fields: {
			kicker: 'Kicker',
			headline: 'Headline',
			subhead: 'Subhead',
			byline: 'Byline',
			body: 'Body',
			kind: 'Kind',
			authors: 'Writers'
		},
		body: (paragraphs, characters, joins) =>
			`${paragraphs} paragraph${paragraphs === 1 ? '' : 's'}, ${characters} char.${
				joins ? `, ${joins} break${joins === 1 ? '' : 's'} joined` : ''
			}`,
		openBody: 'Open to correct',
		closeBody: 'Close',
		unknownWriter: 'not one of us',
		take: (headline) => `Take “${headline}”`,
		open: (headline) => `Correct “${headline}”`,
		place: 'Goes to',
		pool: 'Not placed',
		slot: (page, role, nth) => `Page ${page} · ${role}${nth ? ` ${nth}` : ''}`,
		room: (count) => `room for ${count}`,
		jumpsTo: (page) => `goes on on page ${page}`,
		photoBy: (name) => `Photo ${name}`,
		fromFile: (count) => `${count} picture${count === 1 ? '' : 's'} from the file`,
		cutSentence: (words) =>
			`It stops at “${words}”. It is made all the same, marked as incomplete, and cannot go to review until it is whole.`,
		pasteRest: 'Paste the rest',
		rest: 'What follows',
		teaser: 'Teaser',
		teaserNote: (page) => `Written into the teaser of page ${page}, no story`,
		teaserNowhere: 'No teaser slot you may write; left out',
		targetExists: (page) => `points to page ${page}`,
		keys: {
			move: 'next, previous',
			kind: 'change kind',
			join: 'join with paragraph above',
			leave: 'leave out',
			create: 'create'
		},
		shortcuts: 'Taking text in',
		done: (stories, teasers) =>
			stories > 0
				? `${stories} ${stories === 1 ? 'story' : 'stories'} created`
				: `${teasers} teaser${teasers === 1 ? '' : 's'} written`,
		recognised: (stories, teasers) =>
			`${stories} ${stories === 1 ? 'story' : 'stories'}${
				teasers ? ` and ${teasers} teaser${teasers === 1 ? '' : 's'}` : ''
			} found`,
		picturesLost: (count) =>
			`${count} picture${count === 1 ? ' is' : 's are'} no usable photo and ${count === 1 ? 'was' : 'were'} left out.`,
		undo: 'Undo'
	}
);
