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
	| 'promise'
	| 'presses'
	| 'pageCode'
	| 'pageVoiding'
	| 'check'
	| 'things'
	| 'opinion'
	| 'week'
	| 'anchor'
	| 'sections'
	| 'pagePlan'
	| 'format'
	| 'editionKind'
	| 'trim'
	| 'mm'
	/** Type sizes, CSS px, said in points. */
	| 'type'
	| 'types'
	| 'grid'
	| 'held'
	| 'changed';

type Sayings<K extends RecordKind> = Partial<Record<keyof Records[K], FieldSaying>>;

/** What the audit log shows of records before and after a command; the rest is ids and derived. */
export const AUDIT_FIELDS = {
	newsroom: {
		name: 'text',
		timeZone: 'text',
		formatId: 'format',
		pressTime: 'text',
		masthead: 'changed',
		workflow: 'changed',
		week: 'week',
		anchor: 'anchor',
		sections: 'sections',
		pagePlan: 'pagePlan'
	},
	person: { name: 'text', username: 'text', email: 'text', roles: 'roles', active: 'yes' },
	edition: {
		...{ date: 'date', issue: 'number', kind: 'editionKind', name: 'text' },
		...{ pressAt: 'time', formatId: 'format', format: 'grid', presses: 'presses' }
	},
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
		promise: 'promise',
		held: 'held',
		spikedAt: 'time',
		pressedIn: 'edition'
	},
	thread: { comments: 'comments', suggestion: 'suggestion', required: 'yes', state: 'state' },
	asset: { fileName: 'words', caption: 'words', credit: 'words', storyId: 'story' },
	proof: { pageId: 'page', number: 'number' },
	signature: { step: 'step', personId: 'person', hash: 'code', void: 'voiding' },
	return: { from: 'stage', to: 'stage', reason: 'words', hash: 'code' },
	pageSignature: { pageId: 'page', personId: 'person', state: 'pageCode', void: 'pageVoiding' },
	waiver: { kind: 'check', pageId: 'page', storyId: 'story', reason: 'words', personId: 'person' },
	reminder: {
		kind: 'check',
		step: 'step',
		pageId: 'page',
		storyId: 'story',
		personIds: 'people',
		personId: 'person'
	},
	tryout: { name: 'text', personId: 'person', changes: 'things' },
	moment: { name: 'text', personId: 'person' },
	outside: {
		name: 'text',
		unit: 'text',
		note: 'words',
		hash: 'code',
		expiresAt: 'time',
		withdrawn: 'changed',
		devices: 'things',
		refusals: 'number',
		answer: 'opinion'
	},
	closure: { from: 'date', to: 'date', reason: 'text' },
	format: {
		...{ name: 'text', trim: 'trim', top: 'mm', bleed: 'mm', em: 'type', pitch: 'type' },
		...{ columns: 'number', chars: 'number', gutter: 'number', lines: 'number' },
		...{ heads: 'types', hairline: 'type', retired: 'yes' }
	}
} as const satisfies { [K in RecordKind]?: Sayings<K> };

export type AuditedKind = keyof typeof AUDIT_FIELDS;
/** A label for each field that is shown. */
export type AuditedLabels = {
	[K in AuditedKind]: { record: string; fields: Record<keyof (typeof AUDIT_FIELDS)[K], string> };
};
