import { Mark, mergeAttributes } from '@tiptap/core';

/** The address of a link as it may stand in a story: http, https or mailto; null for all others. */
export function safeHref(value: unknown): string | null {
	if (typeof value !== 'string') return null;
	const href = value.trim();
	return URL.canParse(href) && /^(https?|mailto):$/.test(new URL(href).protocol) ? href : null;
}

declare module '@tiptap/core' {
	interface Commands<ReturnType> {
		link: {
			/** Links the selection; refuses addresses other than http, https and mailto. */
			setLink: (attributes: { href: string }) => ReturnType;
			unsetLink: () => ReturnType;
		};
	}
}

/** A link; what is typed at its end is not part of it. */
export const Link = Mark.create({
	name: 'link',
	inclusive: false,
	keepOnSplit: false,
	addAttributes: () => ({ href: { default: null } }),
	parseHTML: () => [
		{
			tag: 'a[href]',
			getAttrs: (element) => {
				const href = safeHref(element.getAttribute('href'));
				return href === null ? false : { href };
			}
		}
	],
	renderHTML: ({ HTMLAttributes }) => {
		const href = safeHref(HTMLAttributes.href);
		const shown = mergeAttributes(HTMLAttributes, { href, rel: 'noopener noreferrer nofollow' });
		if (href === null) delete shown.href;
		return [href === null ? 'span' : 'a', shown, 0];
	},
	addCommands() {
		return {
			setLink:
				({ href }) =>
				({ commands }) => {
					const safe = safeHref(href);
					return safe !== null && commands.setMark(this.name, { href: safe });
				},
			unsetLink:
				() =>
				({ commands }) =>
					commands.unsetMark(this.name, { extendEmptyMarkRange: true })
		};
	}
});
