/** A line of the original, white space trimmed off both ends. Empty lines are not lines. */
export interface Line {
	/** 0-based number among all lines of the original. */
	number: number;
	from: number;
	to: number;
	text: string;
	/** Width of the white space before it, in half-width units. */
	indent: number;
	/** Empty lines before it. */
	gap: number;
}

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;

/** The lines of a text that hold anything, with their places in it. */
export function splitLines(text: string): Line[] {
	const lines: Line[] = [];
	let start = 0;
	let number = 0;
	let gap = 0;
	const add = (end: number) => {
		const raw = text.slice(start, end);
		const trimmed = raw.trim();
		if (trimmed === '') gap++;
		else {
			const lead = raw.length - raw.trimStart().length;
			const from = start + lead;
			const indent = width(raw.slice(0, lead));
			lines.push({ number, from, to: from + trimmed.length, text: trimmed, indent, gap });
			gap = 0;
		}
		number++;
	};
	for (const match of text.matchAll(BREAK)) {
		add(match.index);
		start = match.index + match[0].length;
	}
	add(text.length);
	return lines;
}

const WIDE =
	/[\u1100-\u115f\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** Set width in half-width units: a Chinese character is 2, a tab 4. */
export function width(text: string): number {
	let sum = 0;
	for (const char of text) sum += char === '\t' ? 4 : WIDE.test(char) ? 2 : 1;
	return sum;
}

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;

export const hanCount = (text: string): number => text.match(HAN)?.length ?? 0;
export const latinCount = (text: string): number => text.match(LATIN)?.length ?? 0;

/** Whether a text is set as Chinese. One Han character says as much as three letters. */
export const isChinese = (text: string): boolean => hanCount(text) * 3 >= latinCount(text);

export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Characters that weigh in a headline: neither marks nor spaces. */
export const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const CLOSERS = /[”’」』）)》】\]"']+$/u;
const STOP = /[。！？…!?.]$/u;

/** Whether a text ends where a sentence ends; closing quotes and a last bracket don't count. */
export function endsSentence(text: string): boolean {
	const bare = text
		.trim()
		.replace(/(?<=[。！？…!?.”])\s*[（(][^（）()]{1,40}[）)]$/u, '')
		.replace(CLOSERS, '');
	return STOP.test(bare) || /——$/.test(bare);
}

/** Whether a text ends where a line of its own may follow: a sentence, or a colon or semicolon. */
export const endsParagraph = (text: string): boolean =>
	endsSentence(text) || /[：；:;]$/u.test(text.trim());

/**
 * Whether a line reads as running text rather than as display. A Chinese headline holds no full
 * stop and hardly a second comma; an English one does not end with a stop and is short.
 */
export function isProse(text: string): boolean {
	if (isChinese(text)) {
		const size = letters(text);
		if (/[。]/.test(text) || /[！？][”’」』]$/u.test(text)) return size >= 4;
		if (/[！？；]/.test(text.slice(0, -1)) && size >= 24) return true;
		return size >= 40 || (size >= 28 && /[，；]/.test(text));
	}
	const count = words(text).length;
	if (/[.!?]["”’')\]]*$/.test(text) && !/\.{3}$/.test(text)) {
		return count >= 6 || (count >= 3 && /\.["”’')\]]*$/.test(text));
	}
	return count >= 20 || (count >= 10 && /[a-z]["”’)]?[.!?]["”’)]? +["“‘(]?[A-Z]/.test(text));
}
