import { createHash } from 'node:crypto';
import type { Block } from '#document/block.ts';
import { canonicalText } from '#document/story-facts.ts';

/** SHA-256 of all that a reader sees of a text, hex: the same wherever it is read. */
export const hashOf = (blocks: readonly Omit<Block, 'text'>[]): string =>
	createHash('sha256').update(canonicalText(blocks)).digest('hex');
