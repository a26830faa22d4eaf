/**
 * Puts text on the clipboard; false where the browser does not let a page do so: over plain HTTP
 * there is no such thing, and people may have forbidden it.
 */
export async function copyText(text: string): Promise<boolean> {
	const { clipboard } = navigator as { clipboard?: Clipboard };
	if (!clipboard) return false;
	try {
		await clipboard.writeText(text);
		return true;
	} catch (error) {
		if (error instanceof DOMException) return false;
		throw error;
	}
}
