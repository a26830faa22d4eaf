/**
 * Prints a document on pages of so many mm, without margins, until what is returned is called. Not by
 * a style element: the server’s policy lets no style into a page that is not in a file.
 */
export function printOn(
	document: Document,
	{ width, height }: { width: number; height: number }
): () => void {
	const view = document.defaultView ?? window;
	const sheet = new view.CSSStyleSheet();
	sheet.replaceSync(`@page { size: ${width}mm ${height}mm; margin: 0 }`);
	document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	return () => {
		document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
	};
}
