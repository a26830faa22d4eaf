import type { UploadRefusal } from '#model/import/upload.ts';
import { err, ok, type Result } from '#model/result.ts';

/** What the server read out of a file. */
export interface ReadFile {
	text: string;
	images: Blob[];
}

/** Why a file could not be read; 'unreachable': the server did not answer. */
export type ReadRefusal = UploadRefusal | 'signed-out' | 'forbidden' | 'unreachable';

/** Has the server read a file. Nothing is kept there. */
export async function readUpload(file: File): Promise<Result<ReadFile, ReadRefusal>> {
	if (file.size > 20 * 1024 * 1024) return err('too-large');
	const answer = await fetch('/import/read', {
		method: 'POST',
		body: file,
		headers: { 'content-type': 'application/octet-stream' }
	}).catch(() => null);
	if (!answer) return err('unreachable');
	if (answer.status === 401) return err('signed-out');
	if (answer.status === 403) return err('forbidden');
	if (answer.status === 413) return err('too-large');
	if (answer.status === 422)
		return err(((await answer.json()) as { reason: UploadRefusal }).reason);
	if (!answer.ok) return err('unreachable');
	const parts = await answer.formData();
	const images = parts.getAll('image').filter((part) => part instanceof Blob);
	return ok({ text: String(parts.get('text') ?? ''), images });
}

/** Takes a picture in for a story that is about to be made; null: it is no photo after all. */
export async function addPicture(picture: Blob, name: string): Promise<string | null> {
	const answer = await fetch(`/import/photo?name=${encodeURIComponent(name)}`, {
		method: 'POST',
		body: picture
	}).catch(() => null);
	if (!answer?.ok) return null;
	return ((await answer.json()) as { asset: { id: string } }).asset.id;
}

/** The lunar date of a day, from the server, which has the tables. */
export async function lunarOf(date: string): Promise<string | null> {
	const answer = await fetch(`/import/lunar?date=${date}`).catch(() => null);
	return answer?.ok ? answer.text() : null;
}
