import type { PrintFault } from '#model/print-options.ts';
import { defineTexts } from './texts.ts';

interface PressTexts {
	/** The button; what it opens asks once more. */
	press: string;
	/** `version` is said from the second on. */
	title: (day: string, issue: string | null, version: number) => string;
	rows: Record<'makes' | 'freezes' | 'amends' | 'code', string>;
	makes: (pages: number) => string;
	freezes: (stories: number, pages: number) => string;
	amends: (version: number) => string;
	number: string;
	numberIfAny: string;
	expected: (issue: string) => string;
	unknown: string;
	/** An extra or special issue. */
	uncounted: string;
	notNumber: string;
	/** The paper, its pages and its signatures say another number. */
	other: (issue: string) => string;
	inName: (name: string) => string;
	notYet: string;
	doPress: string;
	pressing: string;
	changed: string;
	changedDetail: string;
	change: Record<'text' | 'signature', (headline: string) => string> & {
		page: (number: number) => string;
		edition: string;
		settings: string;
	};
	again: string;
	blockedNow: string;
	close: string;
	done: (issue: string | null) => string;
	/** It went to press elsewhere while the question was open; `by` is who and when. */
	overtaken: (by: string, version: number) => string;
	pressed: (issue: string | null, version: number) => string;
	by: (name: string, time: string) => string;
	packing: string;
	packed: string;
	failed: string;
	missingPdf: Record<PrintFault, string>;
	missingStories: (count: number) => string;
	download: string;
	repack: string;
	correct: string;
	correcting: (version: number) => string;
	/** What is open, why (empty: it is not for this reader), who, when. */
	opened: (what: string, reason: string, by: string) => string;
	comma: string;
	correctTitle: string;
	correctDetail: (version: number) => string;
	what: string;
	reason: string;
	reasonPlaceholder: string;
	reasonMissing: string;
	nothingChosen: string;
	doCorrect: string;
	plan: (page: string) => string;
	story: (headline: string) => string;
}

export const pressTexts = defineTexts<PressTexts>(
	{
		press: '付印…',
		title: (day, issue, version) =>
			`付印 ${[day, issue, version > 1 ? `第 ${version} 版次` : null].filter(Boolean).join('　')}？`,
		rows: { makes: '出什么', freezes: '定住什么', amends: '要改怎么办', code: '这份文本' },
		makes: (pages) => `${pages} 个版的印刷 PDF，连同签名和记录存成证据包`,
		freezes: (stories, pages) => `版上 ${stories} 篇稿件和 ${pages} 个版式，付印后都只读`,
		amends: (version) => `“改版重印”，写明理由，出第 ${version} 版次`,
		number: '输入总期号确认',
		numberIfAny: '总期号（增期、号外可以不编）',
		expected: (issue) => `这一期应为 ${issue}`,
		unknown: '还没有编过期号，照报头上要印的填',
		uncounted: '增期、号外不占总期号，空着就行',
		notNumber: '总期号是一个正整数',
		other: (issue) => `这一期编的是 ${issue}。要改，先到本期设置里改，头版重签清样`,
		inName: (name) => `以 ${name} 的名义签名`,
		notYet: '先不付印',
		doPress: '付印',
		pressing: '正在付印…',
		changed: '刚有改动，没有付印',
		changedDetail: '打开之后，要付印的内容变了：',
		change: {
			text: (headline) => `《${headline}》改了文字`,
			signature: (headline) => `《${headline}》的签名变了`,
			page: (number) => `${number} 版改了版面、版名或清样签名`,
			edition: '本期的日期、开本或类别改了',
			settings: '报头、要印的人名或清样的规定改了'
		},
		again: '看过了，再付印',
		blockedNow: '这样一来又有阻断没办完，办完才能付印。',
		close: '关闭',
		done: (issue) => `已付印${issue === null ? '' : `，${issue}`}`,
		overtaken: (by, version) => `${by} 已付印第 ${version} 版次，这里没有再送一次。`,
		pressed: (issue, version) =>
			['已付印', issue, version > 1 ? `第 ${version} 版次` : null].filter(Boolean).join('　'),
		by: (name, time) => `${name} ${time}`,
		packing: '证据包正在做，PDF 要几秒钟。关掉也会做完。',
		packed: '证据包已存好',
		failed: '证据包没做成，内容已经定住。',
		missingPdf: {
			'no-chromium': '服务器上没有 Chromium，证据包里没有 PDF。装好后重做。',
			'no-ghostscript': '服务器上没有 Ghostscript，证据包里没有 PDF。',
			busy: '打印排队太久，证据包里没有 PDF。',
			cancelled: '打印中断了，证据包里没有 PDF。',
			failed: 'PDF 没有做成，证据包里没有 PDF。'
		},
		missingStories: (count) => `有 ${count} 篇稿件的文字没读出来，不在证据包里。`,
		download: '下载证据包',
		repack: '重做证据包',
		correct: '改版重印…',
		correcting: (version) => `正在改第 ${version} 版次`,
		opened: (what, reason, by) =>
			reason === '' ? `${what}已放开（${by}）` : `${what}已放开。理由：${reason}（${by}）`,
		comma: '、',
		correctTitle: '改版重印',
		correctDetail: (version) =>
			`放开的版面和稿件可以再改，改过的重签，查过再付印，出第 ${version} 版次。原来那一版次的证据包留着。`,
		what: '放开哪些',
		reason: '理由',
		reasonPlaceholder: '例如：1 版人名有误',
		reasonMissing: '写明为什么改',
		nothingChosen: '至少放开一个版面或一篇稿件',
		doCorrect: '放开来改',
		plan: (page) => `${page}的版面`,
		story: (headline) => `《${headline}》的文字`
	},
	{
		press: 'Press…',
		title: (day, issue, version) =>
			`Send ${day}${issue === null ? '' : `, ${issue},`} to press${version > 1 ? ` as version ${version}` : ''}?`,
		rows: { makes: 'Makes', freezes: 'Freezes', amends: 'To amend it', code: 'This text' },
		makes: (pages) =>
			`The print PDF of ${pages} ${pages === 1 ? 'page' : 'pages'}, kept with signatures and log as evidence`,
		freezes: (stories, pages) =>
			`${stories} ${stories === 1 ? 'story' : 'stories'} and ${pages} ${pages === 1 ? 'layout' : 'layouts'}: read-only from then on`,
		amends: (version) => `A correction with a reason, printed as version ${version}`,
		number: 'Type the issue number to confirm',
		numberIfAny: 'Issue number (an extra need not have one)',
		expected: (issue) => `For this edition: ${issue}`,
		unknown: 'No number was ever given: type what the masthead is to say',
		uncounted: 'Extra and special issues take no number; leave it empty',
		notNumber: 'An issue number is a whole number from 1',
		other: (issue) =>
			`This edition is No. ${issue}. Change it in the edition’s settings first, and sign page 1 again`,
		inName: (name) => `Signed as ${name}`,
		notYet: 'Not yet',
		doPress: 'Press',
		pressing: 'Going to press…',
		changed: 'Something changed; it was not sent',
		changedDetail: 'What would go to press has changed since you opened this:',
		change: {
			text: (headline) => `The words of “${headline}”`,
			signature: (headline) => `Signatures of “${headline}”`,
			page: (number) => `Page ${number}: layout, name or clean proof`,
			edition: 'Date, format or kind of the edition',
			settings: 'The masthead, a name that is printed, or whether pages are signed'
		},
		again: 'Seen, press again',
		blockedNow: 'Now something is in the way of the press again; see to it first.',
		close: 'Close',
		done: (issue) => `Sent to press${issue === null ? '' : `, ${issue}`}`,
		overtaken: (by, version) =>
			`${by}: version ${version} has gone to press; it was not sent again from here.`,
		pressed: (issue, version) =>
			['At press', issue, version > 1 ? `version ${version}` : null].filter(Boolean).join(' · '),
		by: (name, time) => `${name}, ${time}`,
		packing:
			'The evidence pack is being made; PDFs take some seconds. It goes on when you close this.',
		packed: 'The evidence pack is kept',
		failed: 'The evidence pack could not be made; all that was pressed is frozen.',
		missingPdf: {
			'no-chromium':
				'There is no Chromium on the server, so the pack has no PDFs. Install it and make it anew.',
			'no-ghostscript': 'There is no Ghostscript on the server, so the pack has no PDFs.',
			busy: 'Others printed for too long, so the pack has no PDFs.',
			cancelled: 'Printing was broken off, so the pack has no PDFs.',
			failed: 'The PDFs could not be made; the pack has none.'
		},
		missingStories: (count) =>
			count === 1
				? 'The words of one story could not be read and are not in the pack.'
				: `The words of ${count} stories could not be read and are not in the pack.`,
		download: 'Evidence pack',
		repack: 'Make the pack anew',
		correct: 'Correct…',
		correcting: (version) => `Correcting version ${version}`,
		opened: (what, reason, by) =>
			reason === '' ? `Open: ${what} (${by})` : `Open: ${what}. Reason: ${reason} (${by})`,
		comma: ', ',
		correctTitle: 'Correct what was pressed',
		correctDetail: (version) =>
			`What you open can be changed again; what changes is signed again, checked, and pressed as version ${version}. The evidence of the version before stays.`,
		what: 'What to open',
		reason: 'Reason',
		reasonPlaceholder: 'Such as: a wrong name on page 1',
		reasonMissing: 'Say why it is changed',
		nothingChosen: 'Open at least one page or story',
		doCorrect: 'Open it',
		plan: (page) => `Layout of ${page}`,
		story: (headline) => `Words of “${headline}”`
	}
);
