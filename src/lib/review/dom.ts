/** A part of the page by the name it has in its markup; the page is ours, so it is there. */
export function part<E extends HTMLElement = HTMLElement>(name: string): E {
	const found = document.querySelector<E>(`[data-part="${name}"]`);
	if (!found) throw new Error(`the page has no part ${name}`);
	return found;
}

/** A new element with its attributes and what stands in it. */
export function element<T extends keyof HTMLElementTagNameMap>(
	tag: T,
	attributes: Record<string, string> = {},
	...inside: (Node | string)[]
): HTMLElementTagNameMap[T] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...inside);
	return made;
}

/** Shows one part and hides it again. */
export function show(name: string, isShown: boolean): void {
	part(name).hidden = !isShown;
}

export function say(name: string, text: string): void {
	part(name).textContent = text;
}
