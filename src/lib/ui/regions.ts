/**
 * Moves the focus to the next part of the screen (F6), or the one before. Parts are elements with
 * `data-region`, in the order of the page; each is entered where it was left, else at its start.
 */
export function nextRegion(root: ParentNode, back: boolean): void {
	const regions = [...root.querySelectorAll<HTMLElement>('[data-region]')].filter(
		(region) => region.offsetParent !== null
	);
	const at = regions.findIndex((region) => region.contains(document.activeElement));
	const step = back ? -1 : 1;
	const next = regions[(at + step + regions.length) % regions.length];
	if (!next) return;
	const first = next.querySelector<HTMLElement>(
		'[aria-current], [aria-selected=true], a[href], button, input, textarea, select, [contenteditable=true], [tabindex="0"]'
	);
	if (!first) next.tabIndex = -1;
	(first ?? next).focus();
}
