import { GONE, SLOT, type Attributes } from './attributes.ts';

/** The blocks of a story, as paragraph styles are in a layout program. */
export const BLOCK_TYPES = [
	'kicker',
	'headline',
	'subhead',
	'byline',
	'paragraph',
	'crosshead',
	'quote',
	'listItem',
	'photo'
] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** A hard break inside a block, as it stands in the flat text (LINE SEPARATOR). */
export const HARD_BREAK = '\u2028';

/** Characters with the same marks, or one embed this version does not know. */
export interface Run {
	/** Empty for an embed. */
	text: string;
	embed?: unknown;
	/** By name: true, or the mark's attributes. */
	marks: Attributes;
}

/** A block as readers see it: no editor, no schema. */
export interface Block {
	/** `unknown`: a type of a newer version; its raw attributes are in attrs.raw. */
	type: BlockType | 'unknown';
	/**
	 * listItem {kind, depth}, photo {asset, credit}; rescued: words that were typed while somebody
	 * deleted the paragraph; extra: attributes of a newer version.
	 */
	attrs: Attributes;
	/** Hard breaks are U+2028; embeds are left out. */
	text: string;
	runs: Run[];
}

/** The attributes of each type and their defaults; a default is not written. */
export const BLOCK_DEFAULTS: Partial<Record<BlockType, Attributes>> = {
	listItem: { kind: 'bullet', depth: 0 },
	photo: { asset: null, credit: null }
};

export const isBlockType = (name: unknown): name is BlockType =>
	(BLOCK_TYPES as readonly unknown[]).includes(name);

/** A newline's attributes as a block's type and attrs; `empty`: the block has no content. */
export function describeBlock(raw: Attributes, empty: boolean): Pick<Block, 'type' | 'attrs'> {
	const type = raw.block ?? 'paragraph';
	const rescued = raw[GONE] != null && !empty;
	const own = Object.keys(raw).filter((key) => key !== GONE && key !== SLOT);
	if (!isBlockType(type)) {
		const kept = Object.fromEntries(own.sort().map((key) => [key, raw[key]]));
		return { type: 'unknown', attrs: rescued ? { raw: kept, rescued } : { raw: kept } };
	}
	const attrs: Attributes = { ...BLOCK_DEFAULTS[type] };
	const extra: Attributes = {};
	for (const key of own.sort()) {
		if (key === 'block') continue;
		const name = key.slice(2);
		if (name in attrs) attrs[name] = raw[key];
		else extra[name] = raw[key];
	}
	if (Object.keys(extra).length) attrs.extra = extra;
	if (rescued) attrs.rescued = true;
	return { type, attrs };
}

/** The reverse of describeBlock, without the binding's own keys (gone, slot). */
export function rawBlock(type: string, attrs: Attributes): Attributes {
	if (type === 'unknown') return { ...(attrs.raw as Attributes | null) };
	const known = BLOCK_DEFAULTS[type as BlockType] ?? {};
	const raw: Attributes = type === 'paragraph' ? {} : { block: type };
	for (const [name, value] of Object.entries((attrs.extra as Attributes | null) ?? {}))
		if (!(name in known)) raw[`b:${name}`] = value;
	for (const name in known)
		if (attrs[name] != null && attrs[name] !== known[name]) raw[`b:${name}`] = attrs[name];
	return raw;
}
