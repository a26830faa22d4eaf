import { bareFormat, type PaperFormat } from './paper-format.ts';
import { BLEED, HAIRLINE, HEADS } from './page.ts';
import { sameValue } from './same-value.ts';

/** A format as it is filled in, each field by itself: two administrators may change different ones at once. */
export interface FormatFields {
	name: string;
	/** Trim size, mm. */
	width: number;
	height: number;
	/** 天头, mm; null: the type area stands in the middle. */
	top: number | null;
	bleed: number;
	/** Body type and line pitch, CSS px. */
	em: number;
	pitch: number;
	columns: number;
	chars: number;
	/** Em. */
	gutter: number;
	lines: number;
	/** CSS px, of level 1 to 4. */
	heads: number[];
	/** CSS px. */
	hairline: number;
	retired: boolean;
}
export type FormatField = keyof FormatFields;
export type FormatPatch = Partial<FormatFields>;

export function fieldsOf(format: PaperFormat): FormatFields {
	const { name, trim, top = null, bleed = BLEED, em, pitch, columns, chars } = format;
	const { gutter, lines, heads = HEADS, hairline = HAIRLINE, retired = false } = format;
	return {
		...{ name, width: trim.width, height: trim.height, top, bleed, em, pitch },
		...{ columns, chars, gutter, lines, heads: [...heads], hairline, retired }
	};
}

/** The format that fields describe. */
export function formatFrom(id: string, fields: FormatFields): PaperFormat {
	const { width, height, top, retired, name, ...others } = fields;
	const bare = bareFormat({
		...{ id, name: name.trim(), ...others, trim: { width, height } },
		...(top !== null && { top })
	});
	return retired ? { ...bare, retired } : bare;
}

/** The fields in which one differs from another. */
export const changedIn = (before: FormatPatch, after: FormatPatch): FormatField[] =>
	(Object.keys(after) as FormatField[]).filter((name) => !sameValue(before[name], after[name]));

/** Some of the fields alone. */
export const onlyFields = (fields: FormatPatch, names: readonly FormatField[]): FormatPatch =>
	Object.fromEntries(
		Object.entries(fields).filter(([name]) => names.includes(name as FormatField))
	);

/** The fields of a patch that somebody else has set otherwise since, by what they were expected to be. */
export const overtakenIn = (
	now: FormatFields,
	patch: FormatPatch,
	expect: FormatPatch
): FormatField[] =>
	(Object.keys(patch) as FormatField[]).filter(
		(name) =>
			name in expect && !sameValue(now[name], expect[name]) && !sameValue(now[name], patch[name])
	);
