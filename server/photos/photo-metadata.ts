/** XMP properties Copydesk reads (Adobe XMP specification, part 2). */
const XMP_FIELDS = {
	description: 'dc:description',
	creator: 'dc:creator',
	credit: 'photoshop:Credit'
} as const;
type XmpField = keyof typeof XMP_FIELDS;

/** What a picture says of itself, as agencies and phones write it. Empty strings where it says nothing. */
export interface PhotoMetadata {
	caption: string;
	credit: string;
}

/**
 * Caption and credit from IPTC-IIM (datasets 2:120, 2:80, 2:110) or else XMP (dc, photoshop).
 * Chinese agencies write IPTC in UTF-8 or GBK with or without the marker, so each value is tried
 * as UTF-8 and read as GB18030 where that fails.
 */
export function photoMetadata(iptc: Buffer | undefined, xmp: string | undefined): PhotoMetadata {
	const datasets = iptc ? readIptc(iptc) : new Map<string, string>();
	const field = (name: XmpField) => (xmp ? readXmp(xmp, name) : '');
	return {
		caption: clean(datasets.get('2:120') || field('description')),
		credit: clean(
			datasets.get('2:80') || datasets.get('2:110') || field('creator') || field('credit')
		)
	};
}

/** First value of each dataset, keyed "record:dataset". Stops at the first extended length. */
function readIptc(block: Buffer): Map<string, string> {
	const found = new Map<string, string>();
	let at = block.indexOf(0x1c);
	while (at >= 0 && at + 5 <= block.length && block[at] === 0x1c) {
		const key = `${block[at + 1]}:${block[at + 2]}`;
		const length = block.readUInt16BE(at + 3);
		if (length & 0x8000) break;
		const value = decode(block.subarray(at + 5, at + 5 + length));
		if (!found.has(key)) found.set(key, value);
		at += 5 + length;
	}
	return found;
}

function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

/**
 * The first text of an XMP property: an attribute, an element, or the first item of its list. Searched
 * for piece by piece: over an expression that looks back, a hostile block would hold everybody up.
 */
function readXmp(xmp: string, name: XmpField): string {
	const property = XMP_FIELDS[name];
	const attribute = between(xmp, `${property}="`, '"');
	if (attribute !== null) return unescape(attribute);
	const element = between(xmp, `<${property}`, `</${property}>`)?.slice(0, LONGEST_ELEMENT) ?? '';
	return unescape(element.slice(element.indexOf('>') + 1).replace(/<[^<>]*>/g, ' '));
}

/** Characters read of an element: a caption, not a novel. */
const LONGEST_ELEMENT = 20_000;

/** What stands between the first `start` and the `end` after it, or null. */
function between(text: string, start: string, end: string): string | null {
	const from = text.indexOf(start);
	const to = from < 0 ? -1 : text.indexOf(end, from + start.length);
	return to < 0 ? null : text.slice(from + start.length, to);
}

const ENTITIES: Record<string, string> = {
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
	'&amp;': '&'
};
const unescape = (text: string) =>
	text.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);

// Control characters have no place in a caption.
const clean = (text: string) =>
	text
		.replace(/\p{Cc}+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 500);
