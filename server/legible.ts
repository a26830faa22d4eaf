/** Characters that XML 1.0 cannot hold: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const ILLEGIBLE = /[^\t\n\r\x20-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text that any format can hold; what it cannot hold shows as U+FFFD and is not dropped. */
export const legible = (text: string): string => text.replace(ILLEGIBLE, '\ufffd');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as content or attribute of XML and HTML. */
export const escaped = (text: string): string =>
	legible(text).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
