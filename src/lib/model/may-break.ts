/**
 * Where Chromium lets a line of Chinese end (UAX #14, `line-break: strict`), with the marks that the
 * line engine glues and parts: for the line formula of the board. The soak `formula` compares them.
 */

/** Marks and spaces that may not begin a line. */
const NO_START = '，。、；：！？…）］｝】》〉」』〕〗”’·～々ーゝゞ℃‰％°　,.;:!?)]}/-–%"\' ';
/** Those that may not end one. */
const NO_END = '（［｛【《〈「『〔〖“‘([{"\'￥$+±';
const OPENING_QUOTES = '“‘';
const CLOSING_QUOTES = '”’';
/** Half-width marks after which a word may begin. */
const LOOSE = '?—…～–';

/** Whether a line may end before `chars[at]`. */
export function mayBreak(chars: readonly string[], at: number): boolean {
	const [before = '', after = ''] = [chars[at - 1], chars[at]];
	if (before === ' ') return true;
	if (NO_START.includes(after)) return false;
	if (NO_END.includes(before)) return false;
	// A list of quoted words, “甲”“乙”, may go on in the next line (CLREQ §3.1.4).
	if (CLOSING_QUOTES.includes(before) && OPENING_QUOTES.includes(after)) return true;
	if (OPENING_QUOTES.includes(after)) return isWide(before) && isWide(chars[at + 1]);
	if (CLOSING_QUOTES.includes(before)) return isWide(chars[at - 2]) && isWide(after);
	if (isWide(before) || isWide(after)) return true;
	if (after === '—') return before !== '—';
	if (before === '-') return !isDigit(after) || isAlphanumeric(chars[at - 2]);
	return LOOSE.includes(before);
}

const isDigit = (char: string): boolean => /[0-9]/.test(char);
const isAlphanumeric = (char = ''): boolean => /[0-9A-Za-z]/.test(char);

/** Characters and marks of East Asian width: not quotes, dashes and dots, which other scripts share. */
const isWide = (char = ''): boolean => {
	const code = char.codePointAt(0) ?? 0;
	return (code >= 0x2e80 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00) || code >= 0xff01;
};
