/** Longest name without its ending, in characters: ZIPs and Windows allow 255 bytes or less. */
const LONGEST = 60;

/** Text as part of a file name on any system: no separators, quotes, wildcards or control characters. */
export function fileName(text: string): string {
	const clean = text
		.replace(/[\\/:*?"<>|\p{C}\u2028\u2029]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return [...clean]
		.slice(0, LONGEST)
		.join('')
		.replace(/^[. ]+|[. ]+$/g, '');
}

/**
 * The Content-Disposition of a download (RFC 6266): the name in UTF-8 (RFC 8187), and one in ASCII
 * for programs that know no other.
 */
export function attachment(name: string): string {
	const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
	const encoded = encodeURIComponent(name.toWellFormed()).replace(
		/['()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
