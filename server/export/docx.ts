import {
	AlignmentType,
	Document,
	ExternalHyperlink,
	ImageRun,
	LevelFormat,
	Packer,
	Paragraph,
	TextRun,
	type ILevelsOptions,
	type ParagraphChild
} from 'docx';
import type { Attributes } from '#document/attributes.ts';
import { HARD_BREAK, type Block, type Run } from '#document/block.ts';
import { safeHref } from '#document/marks/link.ts';
import type { Id } from '#model/ids.ts';
import {
	ALL_STYLES,
	CREDIT_STYLE,
	MISSING_PHOTO,
	PHOTO_STYLE,
	STYLES,
	assetOf,
	creditOf,
	isFilled,
	titleIn,
	type ExportStory
} from './export-story.ts';
import { legible } from '../legible.ts';

/** A picture as the document takes it. */
export interface DocxPhoto {
	bytes: Uint8Array;
	type: 'jpg' | 'png';
	width: number;
	height: number;
}

export interface DocxPart {
	/** Stands over the stories, such as the page’s name; null: nothing. */
	heading: string | null;
	stories: readonly ExportStory[];
}

/** The style of a part's heading. */
export const HEADING_STYLE = '版名';
/** How wide a picture stands in the text, CSS px. */
const PHOTO_WIDTH = 420;
/** Half points: 小五 to 二号; the newspaper's own sizes are for its layout to say. */
const SIZES: Partial<Record<string, number>> = {
	主题: 44,
	副题: 28,
	引题: 28,
	小标题: 24,
	版名: 36
};
const BODY_SIZE = 21;
/** Depths of a list. */
const LEVELS = 6;

/** Stories as a Word document in which every paragraph has a style by name: 引题, 主题, 正文 … */
export async function docx(
	parts: readonly DocxPart[],
	photos: ReadonlyMap<Id, DocxPhoto>,
	title: string
): Promise<Uint8Array> {
	const lists = new Lists();
	const children = parts.flatMap(({ heading, stories }) => [
		...(heading === null
			? []
			: [new Paragraph({ style: HEADING_STYLE, children: [new TextRun(legible(heading))] })]),
		...stories.flatMap((story) => storyParagraphs(story, photos, lists))
	]);
	const document = new Document({
		title: legible(title),
		creator: 'Copydesk',
		styles: { paragraphStyles: [...ALL_STYLES, HEADING_STYLE].map(paragraphStyle) },
		numbering: { config: Lists.config },
		sections: [{ children }]
	});
	return Packer.toBuffer(document);
}

const paragraphStyle = (name: string) => ({
	id: name,
	name,
	basedOn: 'Normal',
	next: name,
	quickFormat: true,
	run: { size: SIZES[name] ?? BODY_SIZE, bold: name === '主题' || name === '小标题' },
	...(name === '正文' ? { paragraph: { indent: { firstLine: 2 * 10 * BODY_SIZE } } } : {})
});

function storyParagraphs(
	story: ExportStory,
	photos: ReadonlyMap<Id, DocxPhoto>,
	lists: Lists
): Paragraph[] {
	return story.blocks.filter(isFilled).flatMap((block) => {
		const style = STYLES[block.type];
		const children = block.runs.flatMap(inline);
		if (block.type !== 'photo')
			return [new Paragraph({ style, children, numbering: lists.numbering(block) })];
		lists.numbering(block);
		const credit = creditOf(block);
		return [
			new Paragraph({ style: PHOTO_STYLE, children: [picture(block, story, photos)] }),
			...(block.text === '' ? [] : [new Paragraph({ style, children })]),
			...(credit === ''
				? []
				: [
						new Paragraph({
							style: CREDIT_STYLE,
							children: inline({ text: credit.replace(/\r\n?|\n/g, HARD_BREAK), marks: {} })
						})
					])
		];
	});
}

function picture(
	block: Block,
	story: ExportStory,
	photos: ReadonlyMap<Id, DocxPhoto>
): ParagraphChild {
	const photo = photos.get(assetOf(block) ?? '');
	if (!photo) return new TextRun(MISSING_PHOTO);
	const { bytes: data, type, width, height } = photo;
	const shown = Math.min(PHOTO_WIDTH, width);
	const name = legible(block.text || (titleIn(story) ?? ''));
	return new ImageRun({
		type,
		data,
		transformation: { width: shown, height: Math.round((shown * height) / width) },
		altText: { name, title: name, description: name }
	});
}

function inline({ text, marks }: Run): ParagraphChild[] {
	const runs = legible(text)
		.split(HARD_BREAK)
		.flatMap((line, at) => [
			...(at > 0 ? [new TextRun({ break: 1 })] : []),
			...(line === '' ? [] : [new TextRun({ text: line, ...runMarks(marks) })])
		]);
	const href = safeHref((marks.link as Attributes | undefined)?.href);
	return href === null || runs.length === 0
		? runs
		: [new ExternalHyperlink({ link: href, children: runs })];
}

const runMarks = (marks: Attributes) => ({
	bold: 'bold' in marks || undefined,
	italics: 'italic' in marks || undefined,
	strike: 'strike' in marks || undefined,
	underline: 'underline' in marks ? {} : undefined
});

/** Numbers list items; a list that begins anew counts from one. */
class Lists {
	static readonly config = [
		{ reference: 'ordered', levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
		{ reference: 'bullet', levels: levels(LevelFormat.BULLET, () => '•') }
	];
	#instance = 0;
	#isOpen = false;

	numbering({ type, attrs }: Block) {
		if (type !== 'listItem') {
			this.#isOpen = false;
			return undefined;
		}
		if (!this.#isOpen) this.#instance += 1;
		this.#isOpen = true;
		return {
			reference: attrs.kind === 'ordered' ? 'ordered' : 'bullet',
			level: Math.max(0, Math.min(Number(attrs.depth) || 0, LEVELS - 1)),
			instance: this.#instance
		};
	}
}

function levels(
	format: ILevelsOptions['format'],
	text: (level: number) => string
): ILevelsOptions[] {
	return Array.from({ length: LEVELS }, (_, level) => ({
		level,
		format,
		text: text(level),
		alignment: AlignmentType.LEFT,
		style: { paragraph: { indent: { left: 420 * (level + 1), hanging: 420 } } }
	}));
}
