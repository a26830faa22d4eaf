import { err, ok, type Result } from '#model/result.ts';
import { createTurns } from '../turns.ts';
import { decodeText } from './decode-text.ts';
import { readDocx } from './read-docx.ts';
import { MAX_UPLOAD, type Upload, type UploadRefusal } from '#model/import/upload.ts';

/** Beginnings of files that are no text, whatever they are called. */
const MAGIC: { head: number[]; is: 'zip' | UploadRefusal }[] = [
	{ head: [0x50, 0x4b, 0x03, 0x04], is: 'zip' },
	{ head: [0x25, 0x50, 0x44, 0x46], is: 'pdf' },
	{ head: [0xd0, 0xcf, 0x11, 0xe0], is: 'old-word' },
	{ head: [0x7b, 0x5c, 0x72, 0x74, 0x66], is: 'old-word' },
	{ head: [0x4d, 0x5a], is: 'not-text' },
	{ head: [0x7f, 0x45, 0x4c, 0x46], is: 'not-text' },
	{ head: [0xff, 0xd8, 0xff], is: 'not-text' },
	{ head: [0x89, 0x50, 0x4e, 0x47], is: 'not-text' },
	{ head: [0x47, 0x49, 0x46, 0x38], is: 'not-text' }
];

function kindOf(bytes: Uint8Array): 'zip' | 'text' | UploadRefusal {
	const known = MAGIC.find(({ head }) => head.every((byte, i) => bytes[i] === byte));
	// “MZ” may also begin a sentence; a program holds zeros.
	if (known?.head.length === 2 && !bytes.subarray(0, 4096).includes(0)) return 'text';
	return known?.is ?? 'text';
}

/** Threads that read documents at the same time; further uploads wait their turn. */
const THREADS = 2;

export interface Intake {
	/** The text of an uploaded .txt or .docx, told apart by content, and the pictures in it. */
	read(bytes: Uint8Array): Promise<Result<Upload, UploadRefusal>>;
}

export function createIntake(): Intake {
	const turns = createTurns(THREADS);
	return {
		async read(bytes) {
			if (bytes.length === 0) return err('empty');
			if (bytes.length > MAX_UPLOAD) return err('too-large');
			const kind = kindOf(bytes);
			const read = kind === 'zip' ? await turns.run(() => readDocx(bytes)) : null;
			if (!read && kind !== 'text') return err(kind as UploadRefusal);
			const upload = read ?? readText(bytes);
			if (!upload.ok) return upload;
			const { text, images } = upload.value;
			return text.trim() === '' && images.length === 0 ? err('empty') : ok({ text, images });
		}
	};
}

function readText(bytes: Uint8Array): Result<Upload, UploadRefusal> {
	const text = decodeText(bytes);
	return text.ok ? ok({ text: text.value.replace(/^\ufeff/, ''), images: [] }) : text;
}
