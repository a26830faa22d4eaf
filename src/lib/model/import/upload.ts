/** Largest file taken in, bytes. */
export const MAX_UPLOAD = 20 * 1024 * 1024;

/** A picture that came inside a document, bytes as they were. */
export interface UploadImage {
	bytes: Uint8Array<ArrayBuffer>;
	/** As the document declares it; what it really is, the photo intake finds out. */
	mime: string;
	/** Where it stood: offset into the text. */
	at: number;
}

export interface Upload {
	text: string;
	images: UploadImage[];
}

/** Why a file was not taken in; the interface has a sentence for each. */
export const UPLOAD_REFUSALS = [
	/** Nothing in it. */
	'empty',
	/** Over MAX_UPLOAD. */
	'too-large',
	/** A program, a picture, an archive … */
	'not-text',
	/** Text, but neither UTF-8, UTF-16 nor GB18030. */
	'encoding',
	/** PDF: pages, not text. */
	'pdf',
	/** Word 97–2003 (.doc) or RTF. */
	'old-word',
	/** Calls itself .docx and cannot be read. */
	'broken',
	/** Unpacks to more than may be held, or takes too long. */
	'too-complex'
] as const;
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];
