import type { AuditedLabels } from '#model/audit-fields.ts';
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
	/** Slots that differ. */
	slotsChanged: (added: number, changed: number, removed: number) => string;
	comments: (count: number) => string;
	suggestion: Record<'open' | 'accepted' | 'declined', string>;
	state: Record<'open' | 'resolved', string>;
	/** Why a signature was struck. */
	voided: Record<'edited' | 'returned', string>;
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
					workflow: '审校流程'
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
				fields: { date: '日期', issue: '总期号', pressAt: '付印时间', formatId: '开本' }
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
			template: { record: '版式', fields: { name: '名称', slots: '版位' } },
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
					spikedAt: '撤稿时间'
				}
			},
			thread: {
				record: '批注',
				fields: { comments: '说的话', suggestion: '改法', state: '状态' }
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
			}
		},
		yes: '是',
		no: '否',
		none: '空',
		changed: '改过',
		slots: (count) => `${count} 个版位`,
		slotsChanged: (added, changed, removed) =>
			[
				added > 0 ? `加了 ${added} 个` : '',
				changed > 0 ? `改了 ${changed} 个` : '',
				removed > 0 ? `去了 ${removed} 个` : ''
			]
				.filter(Boolean)
				.join('，'),
		comments: (count) => `${count} 条`,
		suggestion: { open: '等人定', accepted: '采纳了', declined: '没采纳' },
		state: { open: '开着', resolved: '解决了' },
		voided: { edited: '改了稿', returned: '退回了' },
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
					workflow: 'Steps of a story'
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
				fields: { date: 'Date', issue: 'Issue', pressAt: 'Press time', formatId: 'Format' }
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
					spikedAt: 'Spiked at'
				}
			},
			thread: {
				record: 'Comment thread',
				fields: { comments: 'Comments', suggestion: 'Suggestion', state: 'State' }
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
			}
		},
		yes: 'yes',
		no: 'no',
		none: 'none',
		changed: 'changed',
		slots: (count) => `${count} slots`,
		slotsChanged: (added, changed, removed) =>
			[
				added > 0 ? `${added} added` : '',
				changed > 0 ? `${changed} changed` : '',
				removed > 0 ? `${removed} removed` : ''
			]
				.filter(Boolean)
				.join(', '),
		comments: (count) => (count === 1 ? '1 comment' : `${count} comments`),
		suggestion: { open: 'open', accepted: 'accepted', declined: 'declined' },
		state: { open: 'open', resolved: 'resolved' },
		voided: { edited: 'text changed', returned: 'sent back' },
		more: (count) => `${count} more; the export has them all.`,
		made: 'made',
		gone: 'removed'
	}
);
