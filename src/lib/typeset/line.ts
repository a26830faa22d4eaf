/** A line of running text whose break is decided; the range is in UTF-16 units of its paragraph. */
export interface Line {
	paragraph: number;
	from: number;
	to: number;
	/** It begins its paragraph, or ends it; a line that ends none is justified. */
	first: boolean;
	last: boolean;
	/** Its last mark stands half-width, because it did not fit otherwise. */
	trimmed: boolean;
}

/** Where lines come from: the browser's measuring columns, or in tests a formula. */
export interface LineSource {
	paragraphs: number;
	/** The lines of a paragraph from an offset to its end, in a measure of so many characters. */
	linesOf(paragraph: number, chars: number, offset: number): readonly Line[];
	/** A line that may not stand alone at the foot of a column: a crosshead. */
	staysWithNext(paragraph: number): boolean;
}
