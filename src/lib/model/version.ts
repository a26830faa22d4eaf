import type { Id } from './ids.ts';
import type { Step } from './workflow.ts';

/**
 * Why a text was kept. step: it was signed or handed in; return: it was sent back; kept: somebody
 * asked for it; pause: people had written and stopped; restore: as it was before an older one came back.
 */
export type VersionCause = 'step' | 'return' | 'kept' | 'pause' | 'restore';

/** Longest name of a version, UTF-16 units. */
export const MAX_LABEL = 100;

/** A story's text at one moment. The words are kept beside it, under their hash. */
export interface Version {
	/** Of a signature or a return: its id. */
	id: Id;
	storyId: Id;
	/** Epoch ms. */
	at: number;
	/** Who signed, sent back or asked; null: nobody did. */
	personId: Id | null;
	cause: VersionCause;
	step: Step | null;
	/** What whoever kept it calls it; of a restore: the hash of the text that was brought back. */
	label: string;
	hash: string;
	/** 字数. */
	length: number;
	/** Characters that came and went since the version before. */
	added: number;
	removed: number;
	/** Who wrote since then. */
	writers: Id[];
}
