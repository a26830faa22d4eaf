/** The name without the quotes that a style sheet may put around it. */
const named = (family: string): string => family.replaceAll(/["']/g, '');

const isOf = (face: FontFace, family: string, weight: number): boolean =>
	named(face.family) === family && face.weight === String(weight);

/** Slices of a family, declared by style sheets, that did not load. */
export const failedSlices = (document: Document, family: string, weight: number): FontFace[] =>
	[...document.fonts].filter((face) => face.status === 'error' && isOf(face, family, weight));

/**
 * Makes faces of style sheets that failed new ones, by writing their rules anew where they stood.
 * They are not loaded yet.
 */
export function renewSlices(document: Document, family: string, weight: number): FontFace[] {
	const ranges = new Set(
		failedSlices(document, family, weight).map(({ unicodeRange }) => rangeKey(unicodeRange))
	);
	if (ranges.size === 0) return [];
	for (const sheet of document.styleSheets)
		for (const [at, rule] of [...sheet.cssRules].entries()) {
			if (!(rule instanceof CSSFontFaceRule)) continue;
			const of = (name: string) => rule.style.getPropertyValue(name);
			if (named(of('font-family')) !== family || of('font-weight') !== String(weight)) continue;
			if (!ranges.has(rangeKey(of('unicode-range')))) continue;
			const text = rule.cssText;
			sheet.deleteRule(at);
			sheet.insertRule(text, at);
		}
	return [...document.fonts].filter(
		(face) =>
			face.status === 'unloaded' &&
			isOf(face, family, weight) &&
			ranges.has(rangeKey(face.unicodeRange))
	);
}

const rangeKey = (range: string): string => range.replaceAll(/\s/g, '').toUpperCase();
