/**
 * Which marks may not begin or end a line: GB/T 15834-2011 §5.1 and CLREQ §3.1.4. The browser keeps
 * to this in running text (`line-break: strict`); headlines are broken by us.
 */
const NO_START = '，。、；：？！…—～·）］｝】》〉」』〕〗”’%‰℃,.;:?!)]}>/-–‐゛々';
const NO_END = '（［｛【《〈「『〔〖“‘([{<';
/** Full-width marks with their ink on the left, which can give up their right half at a line's end. */
const TRIMMED = '，。、；：？！）］｝】》〉」』〕〗”’';

const firstOf = (text: string): string => [...text][0] ?? '';
const lastOf = (text: string): string => [...text].at(-1) ?? '';

export const mayBegin = (text: string): boolean => !NO_START.includes(firstOf(text));
export const mayEnd = (text: string): boolean => !NO_END.includes(lastOf(text));
export const endsInMark = (text: string): boolean => text !== '' && NO_START.includes(lastOf(text));
export const endsInTrimmed = (text: string): boolean =>
	text !== '' && TRIMMED.includes(lastOf(text));

/** Where the marks begin that stand side by side at the end: each gives up its right half there. */
export function trimmedFrom(text: string): number {
	let from = text.length;
	while (from > 0 && TRIMMED.includes(text.charAt(from - 1))) from--;
	return from;
}
