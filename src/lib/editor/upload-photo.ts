import { MAX_PHOTO_BYTES, type Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';

export type UploadRefusal =
	| 'empty'
	| 'too-large'
	| 'too-many-pixels'
	| 'heic'
	| 'not-a-photo'
	| 'store-away'
	| 'signed-out'
	| 'forbidden'
	| 'failed';

const KNOWN: readonly UploadRefusal[] = [
	'empty',
	'too-large',
	'too-many-pixels',
	'heic',
	'not-a-photo',
	'store-away',
	'forbidden'
];

/** What a file chooser offers. HEIC is offered, too, to say why it cannot be taken. */
export const PICTURES = 'image/jpeg,image/png,image/webp,image/avif,image/heic,.heic';

/**
 * Sends a photo for a story. `progress` is called with 0…100. XMLHttpRequest, since fetch cannot
 * tell how much of a body has gone out.
 */
export function uploadPhoto(
	file: File,
	storyId: Id,
	progress: (percent: number) => void,
	signal?: AbortSignal
): Promise<Result<Asset, UploadRefusal>> {
	if (file.size === 0) return Promise.resolve(err('empty'));
	if (file.size > MAX_PHOTO_BYTES) return Promise.resolve(err('too-large'));
	return new Promise((resolve) => {
		const request = new XMLHttpRequest();
		request.open('POST', `/assets?story=${storyId}&name=${encodeURIComponent(file.name)}`);
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.responseType = 'json';
		request.upload.onprogress = (event) =>
			event.lengthComputable && progress(Math.round((event.loaded / event.total) * 100));
		request.onload = () => resolve(answer(request));
		request.onerror = request.onabort = () => resolve(err('failed'));
		signal?.addEventListener('abort', () => request.abort());
		request.send(file);
	});
}

function answer(request: XMLHttpRequest): Result<Asset, UploadRefusal> {
	const body = request.response as { asset?: Asset; reason?: UploadRefusal } | null;
	if (request.status === 200 && body?.asset) return ok(body.asset);
	if (body?.reason && KNOWN.includes(body.reason)) return err(body.reason);
	if (request.status === 401) return err('signed-out');
	return err(request.status === 413 ? 'too-large' : 'failed');
}
