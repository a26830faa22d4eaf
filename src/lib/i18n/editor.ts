import { defineTexts } from './texts.ts';

/** What an offline window holds, in English. */
function keptHere(count: number): string {
	if (count === 0) return 'What you write is kept in this window and merges by itself';
	if (count === 1) return '1 change is kept in this window and merges by itself';
	return `${count} changes are kept in this window and merge by themselves`;
}

/** The words of the story page and its editor. */
export const editorTexts = defineTexts(
	{
		back: '返回版面',
		place: '位置',
		untitled: '无题',
		pool: '待上版',
		heldOver: '备用稿',
		pageOf: (number: number, name: string) => `${number}版 ${name}`,
		editing: '改稿',
		reading: '只读',
		toolbar: '工具栏',
		story: '稿件正文',
		undo: '撤销',
		redo: '重做',
		style: '段落样式',
		bold: '加粗',
		italic: '斜体',
		underline: '下划线',
		strike: '删除线',
		link: '链接',
		linkAddress: '网址',
		linkApply: '加上',
		linkRemove: '去掉链接',
		linkBad: '只能用 http、https 或邮箱地址。',
		list: '列表',
		quote: '引文',
		photo: '图片',
		comment: '批注',
		suggest: '建议',
		onSelection: '对选中的文字',
		find: '查找',
		whoWrote: '谁写的',
		whoWroteFailed: '“谁写的”没有载入，请再试一次。',
		blocks: {
			kicker: '引题',
			headline: '主题',
			subhead: '副题',
			byline: '署名',
			paragraph: '正文',
			crosshead: '小标题',
			quote: '引文',
			listItem: '列表',
			photo: '图片',
			unknown: '新版内容'
		},
		bullet: '项目列表',
		ordered: '编号列表',
		placeholders: {
			kicker: '引题，可空',
			headline: '主题',
			subhead: '副题，可空',
			byline: '本报记者　姓名',
			paragraph: '正文从这里写起',
			crosshead: '小标题',
			quote: '引文',
			listItem: '',
			photo: '图说',
			unknown: ''
		},
		rescued: '同事删了这段，你写的字留在这里',
		composing: '输入中',
		saved: '已保存',
		saving: '保存中…',
		unsaved: (count: number) => `${count} 处未保存`,
		connecting: '连接中…',
		loading: '正在取这一篇',
		notLoaded: '这一篇没取到',
		allStories: '去看全部稿件',
		disconnected: '已断开',
		offline: (count: number) => (count > 0 ? `离线，本机 ${count} 处` : '离线'),
		offlineTitle: (minutes: number) =>
			minutes > 0 ? `网断了 ${minutes} 分钟，可以接着写。` : '网断了，可以接着写。',
		offlineDetail: (count: number) =>
			count > 0
				? `${count} 处改动存在这个窗口里，联网后自动并入；别关窗口。送审和签发要等联网。`
				: '写下的存在这个窗口里，联网后自动并入；别关窗口。送审和签发要等联网。',
		crowded: '你开的窗口太多，这一个连不上',
		crowdedDetail: '关掉几个别的稿件窗口，它就自动连上。这里写下的都还在。',
		merged: (count: number) => `已联网，并入 ${count} 处改动`,
		retry: '现在重试',
		reopen: '重新打开',
		keepCopy: '存一份文本',
		readOnly: {
			role: '你可以读和批注，不能改稿。',
			signed: '这篇已签发，正文锁住了。',
			notYours: '这是同事的稿子，你可以读和批注。',
			offline: '连上以后才能改。'
		},
		newVersion: 'Copydesk 有新版本',
		newVersionDetail: '这个窗口的版本旧了，换上新的才能接着改。没存的字先存一份再换。',
		reload: '现在换',
		refused: {
			deactivated: {
				title: '你的账号已停用',
				detail: '有疑问请找管理员。还没存上的字，可以先存一份文本。'
			},
			forbidden: {
				title: '这篇稿件不再对你开放',
				detail: '你的权限变了。还没存上的字，可以先存一份文本。'
			},
			'not-found': { title: '这篇稿件不在了', detail: '还没存上的字，可以先存一份文本。' },
			'too-large': {
				title: '一次放进来的字太多，存不下',
				detail:
					'一次最多八万字左右，整篇最多四百万字。写下的都还在这个窗口里：先存一份文本，撤销这一次，再点“现在重试”，分几次放进来。'
			},
			malformed: {
				title: '这个窗口的内容和服务器对不上',
				detail: '还没存上的字，先存一份文本，再重新打开这篇稿件。'
			}
		},
		shut: '你的权限变了，正文不再显示。没有还没存上的字。',
		toDesk: '回编辑台',
		signedOut: '登录过期了',
		signedOutDetail: '你写的都还在这个窗口里。重新登录后自动并入。',
		signIn: '重新登录',
		leaveUnsaved: '还有没保存的字，离开就没有了。',
		length: '长度',
		characters: '字',
		target: (count: string) => `目标 ${count}`,
		noTarget: '未定目标',
		setTarget: '定字数',
		left: (count: string) => `还可写 ${count} 字`,
		over: (count: string) => `超目标 ${count} 字`,
		goesOn: (page: number) => `下转${page}版`,
		notPlaced: '还没有上版。',
		people: '稿件',
		authors: '记者',
		addAuthor: '加一位记者',
		sharedWith: '共写',
		noMore: '没有别人可加',
		removePerson: (name: string) => `去掉${name}`,
		editor: '责编',
		proofreader: '校对',
		kind: '体裁',
		deadline: '期限',
		kinds: {
			news: '消息',
			feature: '通讯',
			comment: '评论',
			photo: '图片',
			brief: '简讯',
			literary: '副刊'
		},
		photos: (count: number) => `配图 ${count}`,
		incomplete: '待补',
		stages: {
			draft: '草稿',
			editing: '编辑',
			review1: '一审',
			review2: '二审',
			review3: '三审',
			proofing: '校对',
			signed: '签发'
		},
		toEditor: '交编辑',
		stageConfirm: (step: string) => `确定${step}？`,
		stageDone: (stage: string) => `已到${stage}`,
		incompleteBlocked: '这篇标着“待补”，补齐以前不能送审。',
		present: (count: number) => `${count} 人同在这篇`,
		more: '更多',
		share: '请同事一起写',
		move: { up: '上移一段', down: '下移一段', handle: '拖动或按 ⌥⇧↑↓ 移动这一段' },
		choosePhoto: '选一张图片，或拖到这里',
		uploading: (name: string, percent: number) => `正在上传 ${name}，${percent}%`,
		credit: '摄影署名',
		creditPlaceholder: '某某 摄',
		removePhoto: (hasPicture: boolean, hasWords: boolean) =>
			`删去${hasPicture ? '图片' : '图位'}${hasWords ? '和图说' : ''}`,
		photoMissing: '图片还没有到',
		photoRefused: {
			empty: '这个文件是空的。',
			'too-large': '图片超过 50 MB，请先缩小。',
			'too-many-pixels': '图片像素太多（最多一亿六千万，AVIF 五千万），请先缩小。',
			heic: '这是 HEIC 照片，本机读不了。请在手机上改存为 JPEG 再传。',
			'not-a-photo': '只收 JPEG、PNG、WebP、AVIF 图片。',
			'store-away': '存放图片的地方现在连不上，图片没有存下。过一会儿再加。',
			'signed-out': '登录到期或已退出，图片没有送到。重新登录后再加。',
			forbidden: '你不能往这篇加图片。',
			failed: '没有传上去，请再试一次。'
		},
		pasteTooLong: '粘贴的文字超过 20 万字，请走“收稿”。',
		pastePictures: (count: number) => `有 ${count} 张图没有带过来，请用“图片”加入。`,
		findLabel: '查找',
		replaceLabel: '替换为',
		replaceOne: '替换',
		replaceAll: '全部替换',
		found: (at: number, count: number) => (count ? `${at} / ${count}` : '没有'),
		close: '关闭',
		panel: { comments: '批注', story: '稿件' }
	},
	{
		back: 'Back to the board',
		place: 'Where this is',
		untitled: 'Untitled',
		pool: 'Pool',
		heldOver: 'Held over',
		pageOf: (number, name) => `Page ${number} ${name}`,
		editing: 'Editing',
		reading: 'Read only',
		toolbar: 'Toolbar',
		story: 'Text of the story',
		undo: 'Undo',
		redo: 'Redo',
		style: 'Paragraph style',
		bold: 'Bold',
		italic: 'Italic',
		underline: 'Underline',
		strike: 'Strike through',
		link: 'Link',
		linkAddress: 'Address',
		linkApply: 'Apply',
		linkRemove: 'Remove the link',
		linkBad: 'Only http, https or e-mail addresses.',
		list: 'List',
		quote: 'Quote',
		photo: 'Photo',
		comment: 'Comment',
		suggest: 'Suggest',
		onSelection: 'On the selected words',
		find: 'Find',
		whoWrote: 'Who wrote this',
		whoWroteFailed: '“Who wrote this” did not load; try again.',
		blocks: {
			kicker: 'Kicker',
			headline: 'Headline',
			subhead: 'Subhead',
			byline: 'Byline',
			paragraph: 'Body',
			crosshead: 'Crosshead',
			quote: 'Quote',
			listItem: 'List',
			photo: 'Photo',
			unknown: 'Newer content'
		},
		bullet: 'Bulleted list',
		ordered: 'Numbered list',
		placeholders: {
			kicker: 'Kicker, optional',
			headline: 'Headline',
			subhead: 'Subhead, optional',
			byline: 'By …',
			paragraph: 'Write the story here',
			crosshead: 'Crosshead',
			quote: 'Quote',
			listItem: '',
			photo: 'Caption',
			unknown: ''
		},
		rescued: 'A colleague deleted this paragraph; the words typed meanwhile are kept here',
		composing: 'typing',
		saved: 'Saved',
		saving: 'Saving…',
		unsaved: (count) => `${count} unsaved`,
		connecting: 'Connecting…',
		loading: 'Fetching this story',
		notLoaded: 'This story could not be fetched',
		allStories: 'See all stories',
		disconnected: 'Disconnected',
		offline: (count) => (count > 0 ? `Offline, ${count} kept here` : 'Offline'),
		offlineTitle: (minutes) =>
			minutes > 0
				? `Offline for ${minutes} min. You can go on writing.`
				: 'Offline. You can go on writing.',
		offlineDetail: (count) =>
			`${keptHere(count)}; do not close it. Sending on and signing off wait for the connection.`,
		crowded: 'You have too many windows open for this one to connect',
		crowdedDetail:
			'Close some of your other stories and it connects by itself. What you wrote here is kept.',
		merged: (count) => `Connected again; ${count} ${count === 1 ? 'change' : 'changes'} merged in`,
		retry: 'Try now',
		reopen: 'Open again',
		keepCopy: 'Save a text copy',
		readOnly: {
			role: 'You can read and comment, not edit.',
			signed: 'This story is signed off; its text is locked.',
			notYours: 'This is a colleague’s story; you can read and comment.',
			offline: 'You can edit once you are connected.'
		},
		newVersion: 'Copydesk has a new version',
		newVersionDetail:
			'This window is too old to go on editing. Save a copy of anything unsaved, then reload.',
		reload: 'Reload now',
		refused: {
			deactivated: {
				title: 'Your account was deactivated',
				detail: 'Ask an administrator. Save a text copy of anything unsaved.'
			},
			forbidden: {
				title: 'This story is no longer open to you',
				detail: 'What you may do has changed. Save a text copy of anything unsaved.'
			},
			'not-found': {
				title: 'This story is not there any more',
				detail: 'Save a text copy of anything unsaved.'
			},
			'too-large': {
				title: 'Too much text at once to be saved',
				detail:
					'At most some 80,000 characters at a time, and 4,000,000 in a story. Everything is still in this window: save a text copy, undo, choose “Try now”, and put it in bit by bit.'
			},
			malformed: {
				title: 'This window and the server disagree about the text',
				detail: 'Save a text copy of anything unsaved, then open the story again.'
			}
		},
		shut: 'What you may do has changed, and its text is no longer shown. Nothing of yours was unsaved.',
		toDesk: 'Back to the desk',
		signedOut: 'Your session has ended',
		signedOutDetail: 'What you wrote is still in this window and merges once you sign in again.',
		signIn: 'Sign in again',
		leaveUnsaved: 'Some words are not saved yet; leaving now loses them.',
		length: 'Length',
		characters: 'chars',
		target: (count) => `target ${count}`,
		noTarget: 'no target',
		setTarget: 'Set target',
		left: (count) => `${count} left to write`,
		over: (count) => `${count} over target`,
		goesOn: (page) => `to p. ${page}`,
		notPlaced: 'Not on a page yet.',
		people: 'Story',
		authors: 'Reporter',
		addAuthor: 'Add an author',
		sharedWith: 'Shared',
		noMore: 'Nobody else to add',
		removePerson: (name) => `Remove ${name}`,
		editor: 'Editor',
		proofreader: 'Proofreader',
		kind: 'Kind',
		deadline: 'Due',
		kinds: {
			news: 'News',
			feature: 'Feature',
			comment: 'Comment',
			photo: 'Photo',
			brief: 'Brief',
			literary: 'Literary'
		},
		photos: (count) => `Photos ${count}`,
		incomplete: 'Incomplete',
		stages: {
			draft: 'Draft',
			editing: 'Editing',
			review1: 'Review 1',
			review2: 'Review 2',
			review3: 'Review 3',
			proofing: 'Proofing',
			signed: 'Signed off'
		},
		toEditor: 'Hand to editor',
		stageConfirm: (step) => `${step}?`,
		stageDone: (stage) => `Now in ${stage}`,
		incompleteBlocked:
			'This story is marked incomplete and cannot go to review until it is completed.',
		present: (count) => `${count} here`,
		more: 'More',
		share: 'Ask a colleague to write along',
		move: {
			up: 'Move paragraph up',
			down: 'Move paragraph down',
			handle: 'Drag, or press ⌥⇧↑↓, to move this paragraph'
		},
		choosePhoto: 'Choose a photo, or drop it here',
		uploading: (name, percent) => `Uploading ${name}, ${percent}%`,
		credit: 'Credit',
		creditPlaceholder: 'Photo by …',
		removePhoto: (hasPicture, hasWords) =>
			`Remove the ${hasPicture ? 'photo' : 'empty place'}${hasWords ? ' and its caption' : ''}`,
		photoMissing: 'The photo has not arrived yet',
		photoRefused: {
			empty: 'This file is empty.',
			'too-large': 'The photo is over 50 MB; make it smaller first.',
			'too-many-pixels':
				'The photo has too many pixels (160 megapixels at most, 50 as AVIF); make it smaller first.',
			heic: 'This is a HEIC photo, which cannot be read here. Save it as JPEG on the phone first.',
			'not-a-photo': 'Only JPEG, PNG, WebP and AVIF photos are taken.',
			'store-away': 'The place where photos are kept cannot be reached; add it again in a while.',
			'signed-out': 'You are signed out; the photo was not sent. Sign in again, then add it.',
			forbidden: 'You cannot add photos to this story.',
			failed: 'The upload did not arrive; try again.'
		},
		pasteTooLong: 'More than 200,000 characters; use “Take text in” instead.',
		pastePictures: (count) => `${count} pictures did not come along; add them with “Photo”.`,
		findLabel: 'Find',
		replaceLabel: 'Replace with',
		replaceOne: 'Replace',
		replaceAll: 'Replace all',
		found: (at, count) => (count ? `${at} / ${count}` : 'None'),
		close: 'Close',
		panel: { comments: 'Comments', story: 'Story' }
	}
);
