import type { Upload, UploadImage } from '#model/import/upload.ts';

/** What this reads of mammoth's document tree. */
export interface DocxNode {
	type: string;
	children?: DocxNode[];
	/** Of text. */
	value?: string;
	/** Of a break: line, page or column. */
	breakType?: string;
	/** Of an image. */
	contentType?: string;
	readAsBuffer?: () => Promise<Buffer>;
}

/** Pictures a document may bring along. */
const MAX_IMAGES = 60;

/** The words of a document, a line for each paragraph and each line break, and its pictures. */
export async function docxText(document: DocxNode): Promise<Upload> {
	let text = '';
	const pictures: { node: DocxNode; at: number }[] = [];
	const walk = (node: DocxNode): void => {
		if (node.type === 'text') text += node.value ?? '';
		else if (node.type === 'tab') text += '\t';
		else if (node.type === 'break') text += '\n';
		else if (node.type === 'image') pictures.push({ node, at: text.length });
		// Notes stand apart from the text they belong to.
		for (const child of node.children ?? []) walk(child);
		if (node.type === 'paragraph' || node.type === 'tableRow') text += '\n';
	};
	walk(document);
	const images: UploadImage[] = [];
	for (const { node, at } of pictures.slice(0, MAX_IMAGES)) {
		const mime = node.contentType ?? '';
		// Word's own drawing formats are no photos.
		if (!/^image\/(?!x-|svg|emf|wmf)/.test(mime) || !node.readAsBuffer) continue;
		images.push({ bytes: Uint8Array.from(await node.readAsBuffer()), mime, at });
	}
	return { text, images };
}
