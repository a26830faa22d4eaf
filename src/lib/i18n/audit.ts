import type { AuditGroup } from '#model/audit.ts';
import type { CommandType } from '#model/commands.ts';
import { defineTexts } from './texts.ts';

type Fault = 'altered' | 'foreign' | 'missing' | 'order' | 'origin';
/** What can be narrowed by in the address. */
export type AuditParam = 'kind' | 'person' | 'about' | 'from' | 'to' | 'before' | 'after';

interface AuditTexts {
	title: string;
	tagline: string;
	columns: Record<'hash' | 'time' | 'person' | 'act' | 'about', string>;
	house: string;
	/** Somebody or something that is no longer known. */
	unknownPerson: string;
	unknown: string;
	/** A story for somebody who may not read it. */
	someStory: (id: string) => string;
	storyTitle: (headline: string) => string;
	withheld: string;
	quoted: (words: string) => string;
	unreadable: string;
	held: string;
	filters: {
		label: string;
		kind: string;
		allKinds: string;
		/** Types of a group, under it. */
		types: string;
		person: string;
		everybody: string;
		edition: string;
		allEditions: string;
		from: string;
		to: string;
		only: (name: string) => string;
		onlyThis: (name: string) => string;
		clear: string;
		ignored: (names: string) => string;
		params: Record<AuditParam, string>;
	};
	groups: Record<AuditGroup, string>;
	types: Record<CommandType, string>;
	fresh: (count: string) => string;
	older: string;
	newer: string;
	newest: string;
	pages: string;
	details: {
		own: string;
		prev: string;
		number: string;
		at: string;
		/** "before → after", said. */
		arrow: string;
		nothing: string;
	};
	chain: {
		whole: string;
		broken: string;
		unknown: string;
		unknownText: string;
		wholeText: (since: string | null, rows: string, at: string) => string;
		later: (rows: string, day: string) => string;
		head: string;
		/** How the head is taken along. */
		copy: string;
		verify: string;
		again: string;
		busy: string;
		failed: string;
		fault: Record<Fault, (seq: string) => string>;
		solid: string;
		wrong: string;
	};
	export: { button: string; csv: string; lines: string };
	csv: string[];
	loading: string;
	failed: { title: string; text: string; again: string };
	empty: { title: string; text: string };
	none: { title: string; text: string };
	keys: { group: string; walk: string; open: string };
}

export const auditTexts = defineTexts<AuditTexts>(
	{
		title: '操作记录',
		tagline: '只增不改，改过、删过都看得出来',
		columns: {
			hash: '指纹',
			time: '时间',
			person: '谁',
			act: '做了什么',
			about: '对什么'
		},
		house: '系统',
		unknownPerson: '已不在的人',
		unknown: '已不在的',
		someStory: (id) => `稿件 ${id}`,
		storyTitle: (headline) => `《${headline}》`,
		withheld: '（文字不显示）',
		quoted: (words) => `“${words}”`,
		unreadable: '这一条读不出来',
		held: '备用稿',
		filters: {
			label: '筛选',
			kind: '什么操作',
			allKinds: '全部操作',
			types: '　',
			person: '谁',
			everybody: '所有人',
			edition: '哪一期',
			allEditions: '不分期',
			from: '从',
			to: '到',
			only: (name) => `只看${name}`,
			onlyThis: (name) => `只看${name}的记录`,
			clear: '去掉筛选',
			ignored: (names) => `地址里的${names}认不出来，没有用它筛。`,
			params: {
				kind: '操作',
				person: '人',
				about: '稿件、版面或期',
				from: '起始日期',
				to: '截止日期',
				before: '翻页位置',
				after: '翻页位置'
			}
		},
		groups: {
			signature: '流程与签发',
			story: '稿件',
			comment: '批注',
			page: '版面',
			people: '人与权限',
			paper: '报纸与其他'
		},
		types: {
			'newsroom.update': '改报纸设置',
			'person.add': '加同事',
			'person.update': '改同事资料',
			'person.roles': '改角色',
			'person.deactivate': '停用账号',
			'person.activate': '恢复账号',
			'edition.create': '建一期',
			'edition.update': '改付印时间、总期号',
			'edition.pages': '改版数',
			'edition.withdraw': '撤掉一期',
			'edition.renumber': '改期号，后面跟着改',
			'edition.format': '换上新开本',
			'edition.press': '付印',
			'edition.correct': '改版重印',
			'edition.repack': '重做证据包',
			'edition.packed': '存证据包',
			'page.update': '改版面安排',
			'page.layout': '画版',
			'template.save': '存版样',
			'template.remove': '删版样',
			'format.add': '加开本',
			'format.update': '改开本',
			'closure.set': '定休刊',
			'closure.lift': '取消休刊',
			'story.create': '写新稿',
			'story.import': '导入',
			'story.update': '改稿件安排',
			'story.stage': '改阶段',
			'story.sign': '送审、签审、签发',
			'story.return': '退回、撤签',
			'signature.void': '签名作废',
			'version.keep': '留存一稿',
			'version.restore': '恢复旧稿',
			'promise.update': '改报题',
			'promise.withdraw': '撤回报题',
			'outside.invite': '送外审',
			'outside.withdraw': '收回外审链接',
			'outside.open': '打开外审链接',
			'outside.answer': '外审意见',
			'story.spike': '撤稿',
			'story.revive': '恢复稿件',
			'story.hold': '暂缓',
			'story.release': '放行',
			'story.carry': '转到另一天',
			'plan.mark': '给版面计划记一笔',
			'plan.restore': '把版面摆回原样',
			'tryout.start': '开试排',
			'tryout.change': '改试排',
			'tryout.commit': '采用试排',
			'tryout.drop': '丢掉试排',
			'story.place': '上版、移动版位',
			'story.unplace': '撤下版面',
			'slot.label': '写版位说明',
			'slot.teaser': '改导读',
			'thread.open': '批注',
			'thread.require': '定必改',
			'thread.reply': '回批注',
			'thread.edit': '改批注',
			'thread.remove': '删批注',
			'thread.resolve': '解决批注',
			'thread.reopen': '重开批注',
			'thread.accept': '采纳改法',
			'thread.decline': '不采纳改法',
			'thread.unaccept': '收回采纳',
			'asset.add': '加照片',
			'proof.pull': '打样',
			'page.sign': '签清样',
			'pageSignature.void': '清样作废',
			'check.waive': '放过检查出的问题',
			'check.unwaive': '收回放过',
			'check.remind': '催办',
			undo: '撤销'
		},
		fresh: (count) => `${count} 条新的`,
		older: '更早的',
		newer: '更近的',
		newest: '最新',
		pages: '翻页',
		details: {
			own: '本条指纹',
			prev: '上一条',
			number: '序号',
			at: '时间',
			arrow: '改为',
			nothing: '没有改动什么。'
		},
		chain: {
			whole: '链条完整',
			broken: '链条断了',
			unknown: '还没核过',
			unknownText: '每条带着上一条的指纹。核一遍，看有没有人改过、删过、插过、调过。',
			wholeText: (since, rows, at) =>
				`${since ? `从 ${since} 起 ` : ''}${rows} 条，每条带着上一条的指纹，${at} 逐条核过。`,
			later: (rows, day) => `其中前 ${rows} 条是 ${day} 补进链条的，在那之前动没动过，说不准。`,
			head: '链尾',
			copy: '点一下全选。抄到别处，日后能查末尾有没有被截掉。',
			verify: '核一遍',
			again: '再核一遍',
			busy: '正在核',
			failed: '没核成。过一会儿再试。',
			fault: {
				altered: (seq) => `第 ${seq} 条被改过，和当初写的不一样。`,
				foreign: (seq) => `第 ${seq} 条不是编辑台写的。`,
				missing: (seq) => `第 ${seq} 条之前少了记录。`,
				order: (seq) => `第 ${seq} 条之前被插过或调过顺序。`,
				origin: () => '链条的开头不见了。'
			},
			solid: '签发一类',
			wrong: '从这里断了'
		},
		export: { button: '导出这一段', csv: '表格（CSV，Excel 能开）', lines: 'JSON，一行一条' },
		csv: ['序号', '时间', '谁', '用户名', '操作', '做了什么', '对什么', '上一条指纹', '本条指纹'],
		loading: '正在取记录',
		failed: {
			title: '没取到记录',
			text: '记录都还在服务器上。',
			again: '再试'
		},
		empty: { title: '还没有记录', text: '谁做了什么，都会一条条记在这里。' },
		none: { title: '没有符合的记录', text: '换个人、换个日子，或者去掉筛选。' },
		keys: { group: '操作记录', walk: '下一条、上一条', open: '展开、收起' }
	},
	{
		title: 'Audit log',
		tagline: 'Only added to: whatever is changed or deleted shows',
		columns: {
			hash: 'Fingerprint',
			time: 'Time',
			person: 'Who',
			act: 'Did',
			about: 'What'
		},
		house: 'The house',
		unknownPerson: 'somebody gone',
		unknown: 'something gone',
		someStory: (id) => `story ${id}`,
		storyTitle: (headline) => `“${headline}”`,
		withheld: '(words not shown)',
		quoted: (words) => `“${words}”`,
		unreadable: 'This row cannot be read',
		held: 'stories held over',
		filters: {
			label: 'Filters',
			kind: 'Which commands',
			allKinds: 'All commands',
			types: '\u2003',
			person: 'Who',
			everybody: 'Everybody',
			edition: 'Edition',
			allEditions: 'Any edition',
			from: 'From',
			to: 'To',
			only: (name) => `Only ${name}`,
			onlyThis: (name) => `Only what concerns ${name}`,
			clear: 'Clear filters',
			ignored: (names) => `Not used, since it says nothing here: ${names} in the address.`,
			params: {
				kind: 'the command',
				person: 'the person',
				about: 'the story, page or edition',
				from: 'the first day',
				to: 'the last day',
				before: 'the place in the list',
				after: 'the place in the list'
			}
		},
		groups: {
			signature: 'Stages and signing',
			story: 'Stories',
			comment: 'Comments',
			page: 'Pages',
			people: 'People and roles',
			paper: 'The paper, other'
		},
		types: {
			'newsroom.update': 'Paper changed',
			'person.add': 'Person added',
			'person.update': 'Person changed',
			'person.roles': 'Roles changed',
			'person.deactivate': 'Deactivated',
			'person.activate': 'Activated',
			'edition.create': 'Edition made',
			'edition.update': 'Press time, issue',
			'edition.pages': 'Number of pages',
			'edition.withdraw': 'Edition withdrawn',
			'edition.renumber': 'Issues renumbered',
			'edition.format': 'Format taken',
			'edition.press': 'Sent to press',
			'edition.correct': 'Opened for correction',
			'edition.repack': 'Evidence pack anew',
			'edition.packed': 'Evidence pack kept',
			'page.update': 'Page changed',
			'page.layout': 'Page laid out',
			'template.save': 'Template kept',
			'template.remove': 'Template removed',
			'format.add': 'Format added',
			'format.update': 'Format changed',
			'closure.set': 'Days closed',
			'closure.lift': 'Days opened',
			'story.create': 'Story begun',
			'story.import': 'Text taken in',
			'story.update': 'Story planned',
			'story.stage': 'Stage changed',
			'story.sign': 'Handed in, signed',
			'story.return': 'Sent back, reopened',
			'signature.void': 'Signature struck',
			'version.keep': 'Text kept',
			'version.restore': 'Text brought back',
			'promise.update': 'Promise changed',
			'promise.withdraw': 'Promise withdrawn',
			'outside.invite': 'Sent outside',
			'outside.withdraw': 'Link withdrawn',
			'outside.open': 'Link opened',
			'outside.answer': 'Outside opinion',
			'story.spike': 'Spiked',
			'story.revive': 'Revived',
			'story.hold': 'Story held',
			'story.release': 'Story released',
			'story.carry': 'Carried over',
			'plan.mark': 'Plan named',
			'plan.restore': 'Page put back',
			'tryout.start': 'Try-out begun',
			'tryout.change': 'Try-out changed',
			'tryout.commit': 'Try-out taken',
			'tryout.drop': 'Try-out dropped',
			'story.place': 'Placed, moved',
			'story.unplace': 'Taken off a page',
			'slot.label': 'Slot labelled',
			'slot.teaser': 'Teaser changed',
			'thread.open': 'Commented',
			'thread.require': 'Correction required or not',
			'thread.reply': 'Replied',
			'thread.edit': 'Comment changed',
			'thread.remove': 'Comment removed',
			'thread.resolve': 'Comment resolved',
			'thread.reopen': 'Comment reopened',
			'thread.accept': 'Suggestion accepted',
			'thread.decline': 'Suggestion declined',
			'thread.unaccept': 'Acceptance taken back',
			'asset.add': 'Photo added',
			'proof.pull': 'Proof pulled',
			'page.sign': 'Clean proof signed',
			'pageSignature.void': 'Clean proof struck',
			'check.waive': 'Let pass at press check',
			'check.unwaive': 'No longer let pass',
			'check.remind': 'Reminded at press check',
			undo: 'Undone'
		},
		fresh: (count) => `${count} new`,
		older: 'Older',
		newer: 'Newer',
		newest: 'Newest',
		pages: 'Pages of the log',
		details: {
			own: 'This row',
			prev: 'Row before',
			number: 'Number',
			at: 'Time',
			arrow: 'became',
			nothing: 'Nothing was changed.'
		},
		chain: {
			whole: 'The chain is whole',
			broken: 'The chain is broken',
			unknown: 'Not verified yet',
			unknownText:
				'Each row carries the fingerprint of the one before. Verify whether any was changed, deleted, put in or moved.',
			wholeText: (since, rows, at) =>
				`${rows} rows${since ? ` since ${since}` : ''}, each with the fingerprint of the one before, gone through at ${at}.`,
			later: (rows, day) =>
				`The first ${rows} came into the chain on ${day}; of what was done to them before, nothing can be said.`,
			head: 'Head',
			copy: 'A click selects it all. Kept elsewhere it shows later whether the end was cut off.',
			verify: 'Verify',
			again: 'Verify again',
			busy: 'Verifying',
			failed: 'It was not verified. Try again in a while.',
			fault: {
				altered: (seq) => `Row ${seq} is not as it was written.`,
				foreign: (seq) => `Row ${seq} was not written by Copydesk.`,
				missing: (seq) => `Rows before row ${seq} are missing.`,
				order: (seq) => `Before row ${seq}, rows were put in or moved.`,
				origin: () => 'The beginning of the chain is missing.'
			},
			solid: 'Signing',
			wrong: 'Broken from here'
		},
		export: {
			button: 'Export these',
			csv: 'Table (CSV, for Excel)',
			lines: 'JSON, a row a line'
		},
		csv: ['number', 'time', 'who', 'username', 'command', 'did', 'what', 'previous', 'hash'],
		loading: 'Loading the log',
		failed: {
			title: 'The log did not come',
			text: 'It is all on the server still.',
			again: 'Try again'
		},
		empty: { title: 'Nothing yet', text: 'Who does what will stand here, row by row.' },
		none: { title: 'Nothing fits', text: 'Try other people or days, or clear the filters.' },
		keys: { group: 'Audit log', walk: 'Next, previous row', open: 'Open, close' }
	}
);
