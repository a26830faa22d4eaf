import type { Id } from './ids.ts';
import type { Step } from './workflow.ts';

/**
 * Why a text was kept. step: it was signed or handed in; return: it was sent back; kept: somebody
 * asked for it; pause: people had written and stopped; restore: as it was before an older one came back;
 * outside: it was sent to somebody outside the house.
 */
export type VersionCause = 'step' | 'return' | 'kept' | 'pause' | 'restore' | 'outside';

/** Longest name of a version, UTF-16 units. */
export const MAX_LABEL = 100;

/** A story's text at one moment. The words are kept beside it, under their hash. */
export interface Version {
	/** Of a signature, a return or an outside review: its id. */
	id: Id;
	storyId: Id;
	/** Epoch ms. */
	at: number;
	/** Who signed, sent back or asked; null: nobody did. */
	personId: Id | null;
	cause: VersionCause;
	step: Step | null;
	/** What whoever kept it calls it; of a restore: the hash of the text that was brought back; outside: who it went to. */
	label: string;
	hash: string;
	/** 字数. */
	length: number;
	/**
	 * Characters that came and went since the version before, those of texts in between that are not
	 * kept any more counted in; null: the texts were too long to be compared.
	 */
	added: number | null;
	removed: number | null;
	/** Who wrote since then. */
	writers: Id[];
}
