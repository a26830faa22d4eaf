import type { AuditedLabels } from '#model/audit-fields.ts';
import type { EditionKind } from '#model/edition.ts';
import type { EvidencePack } from '#model/press.ts';
import { defineTexts } from './texts.ts';

interface FieldTexts {
	labels: AuditedLabels;
	yes: string;
	no: string;
	/** Nothing stands there. */
	none: string;
	/** It changed, and is too large to be said. */
	changed: string;
	slots: (count: string) => string;
	/** How many of something that the label names. */
	things: (count: string) => string;
	/** Slots that differ. */
	slotsChanged: (added: number, changed: number, removed: number) => string;
	comments: (count: number) => string;
	/** A weekday's paper: 8 版 22:30; null: the paper's press time, and none: no paper. */
	weekDay: (weekday: number, pages: number, press: string | null) => string;
	anchor: (issue: number, day: string) => string;
	/** A page by position: 1 要闻. */
	position: (number: number, name: string, minutes: number | null) => string;
	editionKind: Record<EditionKind, string>;
	/** Sizes of a page format: mm, points, and a grid by columns, characters and lines. */
	trim: (width: number, height: number) => string;
	mm: (value: number) => string;
	points: (value: string) => string;
	grid: (columns: number, chars: number, lines: number) => string;
	suggestion: Record<'open' | 'accepted' | 'declined', string>;
	state: Record<'open' | 'resolved', string>;
	/** Why a signature was struck. */
	/** An edition's last going to press, what of its pack, and that it is open again. */
	press: {
		version: (version: number) => string;
		pack: Record<EvidencePack['state'], string>;
		open: string;
	};
	voided: Record<'edited' | 'returned' | 'page', string>;
	/** Records beyond those that are listed. */
	more: (count: number) => string;
	/** A record that was made, or is gone. */
	made: string;
	gone: string;
}

export const fieldTexts = defineTexts<FieldTexts>(
	{
		labels: {
			newsroom: {
				record: '报纸',
				fields: {
					name: '报名',
					timeZone: '时区',
					formatId: '开本',
					pressTime: '付印钟点',
					masthead: '报头',
					workflow: '审校流程',
					week: '每周出报',
					anchor: '期号起点',
					sections: '栏目',
					pagePlan: '版面安排'
				}
			},
			person: {
				record: '同事',
				fields: {
					name: '姓名',
					username: '用户名',
					email: '邮箱',
					roles: '角色',
					active: '在用'
				}
			},
			edition: {
				record: '一期',
				fields: {
					date: '日期',
					issue: '总期号',
					kind: '种类',
					name: '名称',
					pressAt: '付印时间',
					formatId: '开本',
					format: '版心格子',
					presses: '付印'
				}
			},
			page: {
				record: '版面',
				fields: {
					number: '版次',
					name: '版名',
					editorId: '责编',
					proofreaderId: '校对',
					deadline: '截稿',
					slots: '版位'
				}
			},
			template: { record: '版样', fields: { name: '名称', slots: '版位' } },
			placement: { record: '上版', fields: { storyId: '稿件', pageId: '版面' } },
			story: {
				record: '稿件',
				fields: {
					editionId: '哪一期',
					kind: '体裁',
					stage: '流程',
					section: '栏目',
					authorIds: '作者',
					sharedIds: '共写',
					editorId: '编辑',
					target: '目标字数',
					deadline: '截稿',
					incomplete: '待补',
					promise: '报题',
					held: '暂缓',
					spikedAt: '撤稿时间',
					pressedIn: '随哪期付印'
				}
			},
			thread: {
				record: '批注',
				fields: { comments: '说的话', suggestion: '改法', required: '必改', state: '状态' }
			},
			asset: {
				record: '照片',
				fields: { fileName: '文件名', caption: '图说', credit: '摄影', storyId: '稿件' }
			},
			proof: { record: '大样', fields: { pageId: '版面', number: '第几次' } },
			signature: {
				record: '签名',
				fields: { step: '哪一步', personId: '谁签的', hash: '文稿指纹', void: '作废' }
			},
			return: {
				record: '退回',
				fields: { from: '原在', to: '退到', reason: '理由', hash: '文稿指纹' }
			},
			pageSignature: {
				record: '清样签字',
				fields: { pageId: '版面', personId: '谁签的', state: '版面指纹', void: '作废' }
			},
			waiver: {
				record: '放过的问题',
				fields: {
					kind: '查的什么',
					pageId: '版面',
					storyId: '稿件',
					reason: '理由',
					personId: '谁放过的'
				}
			},
			reminder: {
				record: '催办',
				fields: {
					kind: '查的什么',
					step: '哪一步',
					pageId: '版面',
					storyId: '稿件',
					personIds: '催谁',
					personId: '谁催的'
				}
			},
			tryout: { record: '试排', fields: { name: '名称', personId: '谁开的', changes: '改动' } },
			moment: { record: '记下的版面计划', fields: { name: '名称', personId: '谁记的' } },
			outside: {
				record: '外审',
				fields: {
					name: '审读人',
					unit: '单位',
					note: '附言',
					hash: '文稿指纹',
					expiresAt: '失效时间',
					withdrawn: '收回',
					devices: '打开的设备',
					refusals: '挡下次数',
					answer: '意见'
				}
			},
			closure: { record: '休刊', fields: { from: '从', to: '到', reason: '缘由' } },
			format: {
				record: '开本',
				fields: {
					name: '名称',
					trim: '成品尺寸',
					top: '天头',
					bleed: '出血',
					em: '正文字号',
					pitch: '行距',
					columns: '栏数',
					chars: '每行字数',
					gutter: '栏距',
					lines: '行数',
					heads: '标题字号',
					hairline: '细线',
					retired: '停用'
				}
			}
		},
		yes: '是',
		no: '否',
		none: '空',
		changed: '改过',
		slots: (count) => `${count} 个版位`,
		things: (count) => `${count} 个`,
		slotsChanged: (added, changed, removed) =>
			[
				added > 0 ? `加了 ${added} 个` : '',
				changed > 0 ? `改了 ${changed} 个` : '',
				removed > 0 ? `去了 ${removed} 个` : ''
			]
				.filter(Boolean)
				.join('，'),
		comments: (count) => `${count} 条`,
		weekDay: (weekday, pages, press) =>
			`周${'日一二三四五六'[weekday]} ${pages === 0 ? '休' : `${pages} 版`}${press ? ` ${press}` : ''}`,
		anchor: (issue, day) => `${day}是总第 ${issue} 期`,
		position: (number, name, minutes) =>
			`${number} 版${name}${minutes === null ? '' : ` 付印前 ${minutes} 分钟`}`,
		editionKind: { regular: '正常出版', extra: '增期', special: '号外' },
		trim: (width, height) => `${width} × ${height} 毫米`,
		mm: (value) => `${value} 毫米`,
		points: (value) => `${value} 磅`,
		grid: (columns, chars, lines) => `${columns} 栏 × ${chars} 字 × ${lines} 行`,
		suggestion: { open: '等人定', accepted: '采纳了', declined: '没采纳' },
		state: { open: '开着', resolved: '解决了' },
		press: {
			version: (version) => `第 ${version} 版次`,
			pack: { packing: '证据包在做', ready: '证据包', failed: '证据包没做成' },
			open: '改版中'
		},
		voided: { edited: '改了稿', returned: '退回了', page: '改了版' },
		more: (count) => `还有 ${count} 处，导出里都有。`,
		made: '新建',
		gone: '去掉了'
	},
	{
		labels: {
			newsroom: {
				record: 'Paper',
				fields: {
					name: 'Name',
					timeZone: 'Time zone',
					formatId: 'Format',
					pressTime: 'Press time',
					masthead: 'Masthead',
					workflow: 'Steps of a story',
					week: 'Week',
					anchor: 'Numbering',
					sections: 'Sections',
					pagePlan: 'Pages'
				}
			},
			person: {
				record: 'Person',
				fields: {
					name: 'Name',
					username: 'User name',
					email: 'E-mail',
					roles: 'Roles',
					active: 'Active'
				}
			},
			edition: {
				record: 'Edition',
				fields: {
					date: 'Date',
					issue: 'Issue',
					kind: 'Kind',
					name: 'Name',
					pressAt: 'Press time',
					formatId: 'Format',
					format: 'Grid',
					presses: 'Press'
				}
			},
			page: {
				record: 'Page',
				fields: {
					number: 'Number',
					name: 'Name',
					editorId: 'Editor',
					proofreaderId: 'Proofreader',
					deadline: 'Deadline',
					slots: 'Slots'
				}
			},
			template: { record: 'Template', fields: { name: 'Name', slots: 'Slots' } },
			placement: { record: 'Placement', fields: { storyId: 'Story', pageId: 'Page' } },
			story: {
				record: 'Story',
				fields: {
					editionId: 'Edition',
					kind: 'Kind',
					stage: 'Stage',
					section: 'Section',
					authorIds: 'Authors',
					sharedIds: 'Shared with',
					editorId: 'Editor',
					target: 'Target length',
					deadline: 'Deadline',
					incomplete: 'Cut off',
					promise: 'Promised',
					held: 'Held',
					spikedAt: 'Spiked at',
					pressedIn: 'Went to press with'
				}
			},
			thread: {
				record: 'Comment thread',
				fields: {
					comments: 'Comments',
					suggestion: 'Suggestion',
					required: 'Required',
					state: 'State'
				}
			},
			asset: {
				record: 'Photo',
				fields: { fileName: 'File', caption: 'Caption', credit: 'Credit', storyId: 'Story' }
			},
			proof: { record: 'Proof', fields: { pageId: 'Page', number: 'Number' } },
			signature: {
				record: 'Signature',
				fields: { step: 'Step', personId: 'Signed by', hash: 'Code of the text', void: 'Struck' }
			},
			return: {
				record: 'Sent back',
				fields: { from: 'From', to: 'To', reason: 'Reason', hash: 'Code of the text' }
			},
			pageSignature: {
				record: 'Clean proof',
				fields: { pageId: 'Page', personId: 'Signed by', state: 'Code of the page', void: 'Struck' }
			},
			waiver: {
				record: 'Let pass',
				fields: {
					kind: 'What was checked',
					pageId: 'Page',
					storyId: 'Story',
					reason: 'Reason',
					personId: 'Let pass by'
				}
			},
			reminder: {
				record: 'Reminder',
				fields: {
					kind: 'What was checked',
					step: 'Step',
					pageId: 'Page',
					storyId: 'Story',
					personIds: 'Reminded',
					personId: 'By'
				}
			},
			tryout: {
				record: 'Try-out',
				fields: { name: 'Name', personId: 'Begun by', changes: 'Changes' }
			},
			moment: { record: 'Named plan', fields: { name: 'Name', personId: 'Named by' } },
			outside: {
				record: 'Outside review',
				fields: {
					name: 'Reviewer',
					unit: 'Unit',
					note: 'Note',
					hash: 'Code of the text',
					expiresAt: 'Expires',
					withdrawn: 'Withdrawn',
					devices: 'Devices',
					refusals: 'Turned away',
					answer: 'Opinion'
				}
			},
			closure: { record: 'Closed', fields: { from: 'From', to: 'To', reason: 'Reason' } },
			format: {
				record: 'Format',
				fields: {
					name: 'Name',
					trim: 'Trim size',
					top: 'Top margin',
					bleed: 'Bleed',
					em: 'Body type',
					pitch: 'Leading',
					columns: 'Columns',
					chars: 'Characters a line',
					gutter: 'Gutter',
					lines: 'Lines',
					heads: 'Headline sizes',
					hairline: 'Hairline',
					retired: 'Retired'
				}
			}
		},
		yes: 'yes',
		no: 'no',
		none: 'none',
		changed: 'changed',
		slots: (count) => `${count} slots`,
		things: (count) => count,
		slotsChanged: (added, changed, removed) =>
			[
				added > 0 ? `${added} added` : '',
				changed > 0 ? `${changed} changed` : '',
				removed > 0 ? `${removed} removed` : ''
			]
				.filter(Boolean)
				.join(', '),
		comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
		weekDay: (weekday, pages, press) =>
			`${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]} ${pages === 0 ? 'none' : `${pages} pages`}${press ? ` ${press}` : ''}`,
		anchor: (issue, day) => `No. ${issue} on ${day}`,
		position: (number, name, minutes) =>
			`page ${number} ${name}${minutes === null ? '' : ` ${minutes} min before press`}`,
		editionKind: { regular: 'regular', extra: 'extra', special: 'special' },
		trim: (width, height) => `${width} × ${height} mm`,
		mm: (value) => `${value} mm`,
		points: (value) => `${value} pt`,
		grid: (columns, chars, lines) => `${columns} columns × ${chars} characters × ${lines} lines`,
		suggestion: { open: 'open', accepted: 'accepted', declined: 'declined' },
		state: { open: 'open', resolved: 'resolved' },
		press: {
			version: (version) => `version ${version}`,
			pack: { packing: 'pack being made', ready: 'pack', failed: 'no pack' },
			open: 'opened again'
		},
		voided: { edited: 'text changed', returned: 'sent back', page: 'page changed' },
		more: (count) => `${count} more; the export has them all.`,
		made: 'made',
		gone: 'removed'
	}
);
