import type { RecordKind, Records } from './records.ts';

/**
 * How a field's value is said. words: what people wrote, for who may read stories alone; things: how
 * many there are; changed: only that it changed.
 */
export type FieldSaying =
	| 'text'
	| 'words'
	| 'number'
	| 'yes'
	| 'time'
	| 'date'
	| 'person'
	| 'people'
	| 'roles'
	| 'stage'
	| 'kind'
	| 'edition'
	| 'page'
	| 'story'
	| 'slots'
	| 'comments'
	| 'suggestion'
	| 'state'
	| 'step'
	| 'code'
	| 'voiding'
	| 'changed';

type Sayings<K extends RecordKind> = Partial<Record<keyof Records[K], FieldSaying>>;

/** What the audit log shows of records before and after a command; the rest is ids and derived. */
export const AUDIT_FIELDS = {
	newsroom: {
		name: 'text',
		timeZone: 'text',
		formatId: 'text',
		pressTime: 'text',
		masthead: 'changed',
		workflow: 'changed'
	},
	person: { name: 'text', username: 'text', email: 'text', roles: 'roles', active: 'yes' },
	edition: { date: 'date', issue: 'number', pressAt: 'time', formatId: 'text' },
	page: {
		number: 'number',
		name: 'text',
		editorId: 'person',
		proofreaderId: 'person',
		deadline: 'time',
		slots: 'slots'
	},
	template: { name: 'text', slots: 'slots' },
	placement: { storyId: 'story', pageId: 'page' },
	story: {
		editionId: 'edition',
		kind: 'kind',
		stage: 'stage',
		section: 'text',
		authorIds: 'people',
		sharedIds: 'people',
		editorId: 'person',
		target: 'number',
		deadline: 'time',
		incomplete: 'yes',
		spikedAt: 'time'
	},
	thread: { comments: 'comments', suggestion: 'suggestion', state: 'state' },
	asset: { fileName: 'words', caption: 'words', credit: 'words', storyId: 'story' },
	proof: { pageId: 'page', number: 'number' },
	signature: { step: 'step', personId: 'person', hash: 'code', void: 'voiding' },
	return: { from: 'stage', to: 'stage', reason: 'words', hash: 'code' }
} as const satisfies { [K in RecordKind]?: Sayings<K> };

export type AuditedKind = keyof typeof AUDIT_FIELDS;
/** A label for each field that is shown. */
export type AuditedLabels = {
	[K in AuditedKind]: { record: string; fields: Record<keyof (typeof AUDIT_FIELDS)[K], string> };
};
