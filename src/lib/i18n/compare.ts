import { defineTexts } from './texts.ts';

/** The words beside two texts laid over each other. */
export const compareTexts = defineTexts(
	{
		moved: '挪到这里',
		restyled: '只改了样式',
		/** A stretch without change, which can be opened; numbers of paragraphs and characters. */
		same: (from: number, to: number, length: string) =>
			from === to ? `第 ${from} 段没改` : `第 ${from} 至 ${to} 段没改，${length} 字`,
		sameRest: '标题和署名没改',
		expand: '展开'
	},
	{
		moved: 'moved here',
		restyled: 'style only',
		same: (from, to, length) =>
			from === to
				? `Paragraph ${from} unchanged`
				: `Paragraphs ${from} to ${to} unchanged, ${length} characters`,
		sameRest: 'Headlines and byline unchanged',
		expand: 'Show'
	}
);
