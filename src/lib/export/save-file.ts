import type { FetchedFile } from './fetch-file.ts';

/** Hands a file to the browser’s downloads. */
export function saveFile({ name, blob }: FetchedFile): void {
	const href = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = href;
	link.download = name;
	link.click();
	// The browser has taken hold of it by the next turn.
	setTimeout(() => URL.revokeObjectURL(href));
}
