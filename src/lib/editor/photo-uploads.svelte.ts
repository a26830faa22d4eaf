import type { RelativePositionJson } from '#document/positions.ts';
import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import { uploadPhoto, type UploadRefusal } from './upload-photo.ts';

export interface Upload {
	id: number;
	name: string;
	percent: number;
}

export interface PhotoUploadOptions {
	storyId: Id;
	/** The photo is on the server: put it into the text, into the block it was chosen for, if any. */
	arrived: (asset: Asset, into: RelativePositionJson | null) => void;
	refused: (name: string, reason: UploadRefusal) => void;
}

/** Photos on their way to the server, one after another. */
export class PhotoUploads {
	list = $state<Upload[]>([]);
	readonly #options: PhotoUploadOptions;
	readonly #stop = new AbortController();
	#queue: Promise<void> = Promise.resolve();
	#next = 1;

	constructor(options: PhotoUploadOptions) {
		this.#options = options;
	}

	add(files: readonly File[], into: RelativePositionJson | null = null): void {
		for (const file of files) {
			const upload: Upload = { id: this.#next++, name: file.name, percent: 0 };
			this.list.push(upload);
			this.#queue = this.#queue.then(() => this.#send(file, upload.id, into));
		}
	}

	async #send(file: File, id: number, into: RelativePositionJson | null): Promise<void> {
		if (this.#stop.signal.aborted) return;
		const show = (percent: number) => {
			const upload = this.list.find((one) => one.id === id);
			if (upload) upload.percent = percent;
		};
		const sent = await uploadPhoto(file, this.#options.storyId, show, this.#stop.signal);
		this.list = this.list.filter((one) => one.id !== id);
		if (this.#stop.signal.aborted) return;
		if (sent.ok) this.#options.arrived(sent.value, into);
		else this.#options.refused(file.name, sent.error);
	}

	close(): void {
		this.#stop.abort();
	}
}
