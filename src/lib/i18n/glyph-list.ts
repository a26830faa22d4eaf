/** So many characters are named in a line. */
const MOST = 12;

/** Characters without a glyph, beside each other: of very many the first, and an ellipsis. */
export const glyphList = (chars: readonly string[]): string =>
	chars.slice(0, MOST).join('') + (chars.length > MOST ? '…' : '');
