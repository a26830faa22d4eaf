import type { Asset } from './asset.ts';
import type { PlainCommand } from './commands.ts';
import type { Edition } from './edition.ts';
import type { PaperFormat } from './paper-format.ts';
import type { Id } from './ids.ts';
import type { Measurement } from './measurement.ts';
import type { Moment } from './moment.ts';
import type { Newsroom } from './newsroom.ts';
import type { OutsideReview } from './outside.ts';
import type { Page, Placement, Template } from './page.ts';
import type { Person } from './person.ts';
import type { PageSignature } from './page-signature.ts';
import type { Waiver } from './press-check/check-item.ts';
import type { Reminder } from './press-check/reminder.ts';
import type { PulledProof } from './pulled-proof.ts';
import type { Return, Signature } from './signature.ts';
import type { Closure } from './publishing.ts';
import type { Story, StoryFacts } from './story.ts';
import type { TryOut } from './tryout/tryout.ts';
import type { Thread } from './thread.ts';

/** Every kind of record, under the name it has in the store and on the desk feed. */
export interface Records {
	newsroom: Newsroom;
	person: Person;
	edition: Edition;
	page: Page;
	template: Template;
	placement: Placement;
	story: Story;
	facts: StoryFacts;
	measurement: Measurement;
	thread: Thread;
	asset: Asset;
	proof: PulledProof;
	signature: Signature;
	return: Return;
	pageSignature: PageSignature;
	waiver: Waiver;
	reminder: Reminder;
	outside: OutsideReview;
	closure: Closure;
	format: PaperFormat;
	moment: Moment;
	tryout: TryOut;
}
export type RecordKind = keyof Records;

export const RECORD_KINDS: readonly RecordKind[] = [
	'newsroom',
	'person',
	'edition',
	'page',
	'template',
	'placement',
	'story',
	'facts',
	'measurement',
	'thread',
	'asset',
	'proof',
	'signature',
	'return',
	'pageSignature',
	'waiver',
	'reminder',
	'outside',
	'closure',
	'format',
	'moment',
	'tryout'
];

/** One change of one record: the new value, or null where it is gone. */
export type Change = {
	[K in RecordKind]: { kind: K; id: Id; value: Records[K] | null };
}[RecordKind];

/** Reads records by id or by a field; what a pure rule may ask of the desk. */
export interface DeskView {
	get<K extends RecordKind>(kind: K, id: Id): Records[K] | undefined;
	list<K extends RecordKind>(kind: K): Iterable<Records[K]>;
	/** One story's signatures, where they are known without a look at those of all years. */
	signaturesOn?(storyId: Id): Iterable<Signature>;
	/** Where one story stands, likewise. */
	placementsOf?(storyId: Id): Iterable<Placement>;
	/** What a command is that is given here, where it is a try-out and not the plan that changes. */
	asRun?(command: PlainCommand): PlainCommand;
}

export const put = <K extends RecordKind>(kind: K, value: Records[K]): Change =>
	({ kind, id: value.id, value }) as Change;
export const gone = (kind: RecordKind, id: Id): Change => ({ kind, id, value: null });
