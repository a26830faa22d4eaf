import { safeHref } from '#document/marks/link.ts';
import type { Attributes } from '#document/attributes.ts';
import { HARD_BREAK, type Block, type Run } from '#document/block.ts';
import {
	ALL_STYLES,
	CREDIT_STYLE,
	STYLES,
	creditOf,
	isFilled,
	titleIn,
	type ExportStory
} from './export-story.ts';
import { escaped } from '../legible.ts';

/** Names of character styles; of several at once the names stand together, in this order. */
const MARKS: readonly (readonly [mark: string, style: string])[] = [
	['bold', '粗体'],
	['italic', '斜体'],
	['underline', '下划线'],
	['strike', '删除线'],
	['link', '链接']
];
const PLAIN = '$ID/NormalCharacterStyle';

interface Paragraph {
	style: string;
	runs: readonly Run[];
}

/**
 * A story as ICML, which InDesign and InCopy place and keep linked: paragraph and character styles
 * by name, so that the page's own styles of these names apply.
 *
 * Source: Adobe's IDML specification; the header is that of an InCopy interchange snippet.
 */
export function icml(story: ExportStory): string {
	const paragraphs = story.blocks.filter(isFilled).flatMap(paragraphsOf);
	const links = new Links();
	const body = paragraphs.map((one, at) => paragraph(one, at === paragraphs.length - 1, links));
	const styles = new Set(paragraphs.flatMap(({ runs }) => runs.map(({ marks }) => styleOf(marks))));
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?aid style="50" type="snippet" readerVersion="6.0" featureSet="513" product="8.0(370)" ?>
<?aid SnippetType="InCopyInterchange"?>
<Document DOMVersion="8.0" Self="copydesk_doc">
<RootCharacterStyleGroup Self="copydesk_character_styles">
<CharacterStyle Self="${PLAIN}" Name="Default" />
${[...styles]
	.filter((style) => style !== '')
	.map(characterStyle)
	.join('\n')}
</RootCharacterStyleGroup>
<RootParagraphStyleGroup Self="copydesk_paragraph_styles">
<ParagraphStyle Self="$ID/NormalParagraphStyle" Name="$ID/NormalParagraphStyle" />
${ALL_STYLES.map(paragraphStyle).join('\n')}
</RootParagraphStyleGroup>
<Story Self="copydesk_story" TrackChanges="false" StoryTitle="${escaped(titleIn(story) ?? '')}" AppliedTOCStyle="n" AppliedNamedGrid="n">
<StoryPreference OpticalMarginAlignment="false" OpticalMarginSize="12" />
${body.join('\n')}
</Story>
${links.targets.join('\n')}
</Document>
`;
}

function paragraphsOf(block: Block): Paragraph[] {
	const own = { style: STYLES[block.type], runs: block.runs.filter(({ text }) => text !== '') };
	const credit = creditOf(block);
	return [
		...(own.runs.length > 0 ? [own] : []),
		...(credit === ''
			? []
			: [{ style: CREDIT_STYLE, runs: [{ text: inOneBlock(credit), marks: {} }] }])
	];
}

/** A line end in Content is none; what breaks a line there is U+2028. */
const inOneBlock = (text: string): string => text.replace(/\r\n?|\n/g, HARD_BREAK);

const characterStyle = (name: string): string =>
	`<CharacterStyle Self="CharacterStyle/${name}" Name="${name}"><Properties><BasedOn type="object">${PLAIN}</BasedOn></Properties></CharacterStyle>`;

const paragraphStyle = (name: string): string =>
	`<ParagraphStyle Self="ParagraphStyle/${name}" Name="${name}"><Properties><BasedOn type="object">$ID/NormalParagraphStyle</BasedOn></Properties></ParagraphStyle>`;

function paragraph({ style, runs }: Paragraph, isLast: boolean, links: Links): string {
	const ranges = runs.map((run) => {
		const name = styleOf(run.marks);
		const range = characterRange(name, `<Content>${escaped(run.text)}</Content>`);
		const href = hrefOf(run.marks);
		return href === null ? range : links.source(href, range);
	});
	// Paragraphs are ended, except the last: the story's own end does that.
	const end = isLast ? '' : characterRange('', '<Br />');
	return `<ParagraphStyleRange AppliedParagraphStyle="ParagraphStyle/${style}">${ranges.join('')}${end}</ParagraphStyleRange>`;
}

const characterRange = (style: string, content: string): string =>
	`<CharacterStyleRange AppliedCharacterStyle="${style === '' ? PLAIN : `CharacterStyle/${style}`}">${content}</CharacterStyleRange>`;

const styleOf = (marks: Attributes): string =>
	MARKS.filter(([mark]) => mark in marks)
		.map(([, style]) => style)
		.join('');

const hrefOf = ({ link }: Attributes): string | null =>
	safeHref((link as { href?: unknown } | undefined)?.href);

/** Hyperlinks stand twice: around their words, and after the story with their address. */
class Links {
	readonly targets: string[] = [];

	source(href: string, range: string): string {
		const key = this.targets.length + 1;
		const url = escaped(href);
		this.targets.push(
			`<HyperlinkURLDestination Self="HyperlinkURLDestination/${key}" Name="${url}" DestinationURL="${url}" DestinationUniqueKey="${key}" />
<Hyperlink Self="copydesk_link_${key}" Name="${url} ${key}" Source="copydesk_source_${key}" Visible="false" DestinationUniqueKey="${key}"><Properties><Destination type="object">HyperlinkURLDestination/${key}</Destination></Properties></Hyperlink>`
		);
		return `<HyperlinkTextSource Self="copydesk_source_${key}" Name="" Hidden="false">${range}</HyperlinkTextSource>`;
	}
}
