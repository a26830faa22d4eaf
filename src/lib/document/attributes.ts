/** Attributes of a run of text or of a block's newline, as they stand in a Y.Text. */
export type Attributes = Record<string, unknown>;

/**
 * Characters and newlines share one attribute space. `block` and `b:*` belong to newlines, all
 * other keys to text; each side passes over the other's, which concurrent formatting may leave.
 */
export const isBlockKey = (key: string): boolean => key === 'block' || key.startsWith('b:');

/** A deleted block keeps its newline with this attribute; with words in it, it is shown rescued. */
export const GONE = 'b:gone';

/** The id of the slot embed at which a moved block is shown. */
export const SLOT = 'b:slot';

/** A place to which a block was moved, as it stands in the Y.Text. */
export interface SlotEmbed {
	slot: string;
}

export const isSlot = (embed: unknown): embed is SlotEmbed =>
	typeof embed === 'object' &&
	embed !== null &&
	typeof (embed as Partial<SlotEmbed>).slot === 'string';

/** Structural equality of JSON values; the order of keys does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every((key) => key in b && sameValue((a as Attributes)[key], (b as Attributes)[key]));
}

/** What `Y.Text.format` needs to turn one set of attributes into another; null removes a key. */
export function attributeChange(from: Attributes, to: Attributes): Attributes {
	const change: Attributes = {};
	for (const key in from) if (!(key in to)) change[key] = null;
	for (const key in to) if (!sameValue(from[key], to[key])) change[key] = to[key];
	return change;
}

/** The attributes of one side (newlines or text), without those that were set to null. */
export function pickAttributes(all: Attributes | undefined, ofBlock: boolean): Attributes {
	const picked: Attributes = {};
	for (const key in all)
		if (isBlockKey(key) === ofBlock && all[key] != null) picked[key] = all[key];
	return picked;
}
