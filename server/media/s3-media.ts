import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { MediaAltered, MediaFault } from '../media-fault.ts';
import {
	checkedName,
	type KeptMedia,
	type ListedMedia,
	type MediaFolder,
	type MediaName,
	type MediaStore,
	type OpenedMedia
} from './media-store.ts';
import { ConfigError } from '../config.ts';
import { pageOf, type S3Page } from './s3-list.ts';
import { MediaRefused, S3Requests, type S3Place } from './s3-requests.ts';
import { spool } from './spool.ts';

export interface S3MediaOptions {
	place: S3Place;
	/** Where packs are written aside until they are sent. */
	aside: string;
	/** How many names are asked for at once. */
	page?: number;
	/** How long one try may take, ms. */
	limit?: number;
}

/** How often it is tried to send what no person waits for: for about a minute. */
const PATIENT_TRIES = 14;

/** Lies in the bucket beside the folders. */
const SIGN = 'copydesk.txt';
const SIGN_TEXT = 'Photos and evidence packs of a newsroom of Copydesk.\n';

/** What is to be kept, and by what it is known again. */
interface Sent extends KeptMedia {
	blob: Blob;
	md5: string;
	tries?: number;
	signal?: AbortSignal;
}

/** Media as objects in a bucket, which any number of servers may share. */
export class S3Media implements MediaStore {
	readonly #requests: S3Requests;
	readonly #place: S3Place;
	readonly #aside: string;
	readonly #page: number;

	constructor({ place, aside, page = 1000, limit }: S3MediaOptions) {
		this.#requests = new S3Requests(place, limit);
		this.#place = place;
		this.#aside = aside;
		this.#page = page;
	}

	async put(name: MediaName, bytes: Uint8Array): Promise<void> {
		await this.#keep(name, sentOf(bytes));
	}

	async putByHash(
		folder: MediaFolder,
		ending: string,
		body: AsyncIterable<Uint8Array>,
		signal?: AbortSignal
	): Promise<KeptMedia> {
		const spooled = await spool(this.#aside, body);
		const { file, sha256, bytes } = spooled;
		try {
			const sent = { ...spooled, blob: await openAsBlob(file), tries: PATIENT_TRIES, signal };
			await this.#keep(`${folder}/${sha256}${ending}`, sent);
			return { sha256, bytes };
		} finally {
			await rm(file, { force: true });
		}
	}

	read(name: MediaName): Promise<Buffer | null> {
		return this.#get(name, async (answer) => Buffer.from(await answer.arrayBuffer()));
	}

	open(name: MediaName): Promise<OpenedMedia | null> {
		return this.#get(name, async ({ headers, body }) => ({
			bytes: Number(headers.get('content-length')),
			body: body ?? new Blob([]).stream()
		}));
	}

	async *list(folder: MediaFolder): AsyncGenerator<ListedMedia> {
		for (let after = ''; ;) {
			const { names, last } = await this.#namesAfter(folder, after);
			yield* names;
			if (last === null) return;
			after = last;
		}
	}

	/**
	 * That the bucket is there, and lets this key read and write. Throws a ConfigError with a sentence
	 * where it is not so. A file that says whose bucket it is stays there.
	 */
	async check(): Promise<void> {
		try {
			await this.#namesAfter('photos', '');
			await this.#send(`${this.#place.prefix}${SIGN}`, sentOf(Buffer.from(SIGN_TEXT)));
		} catch (error) {
			if (!(error instanceof MediaFault)) throw error;
			throw new ConfigError(explained(error, this.#place));
		}
	}

	/** Sends what is not there, and looks whether it arrived. */
	async #keep(name: MediaName, sent: Sent): Promise<void> {
		const key = `${this.#place.prefix}${checkedName(name)}`;
		if (await this.#holds(key, sent)) return;
		await this.#send(key, sent);
		if (!(await this.#holds(key, sent)))
			throw new MediaAltered(`${this.#requests.where} did not keep ${name} as it was sent.`);
	}

	async #send(key: string, { blob, sha256, tries, signal }: Sent): Promise<void> {
		const request = { method: 'PUT', key, body: { blob, sha256 }, tries, signal } as const;
		await this.#requests.ask(request, (answer) => this.#requests.taken(answer));
	}

	/**
	 * Whether just those bytes are there. Where a store encrypts, its tag is no hash of them, and they
	 * are read again.
	 */
	async #holds(key: string, { bytes, sha256, md5, tries, signal }: Sent): Promise<boolean> {
		const head = await this.#requests.ask({ method: 'HEAD', key, tries, signal }, (answer) =>
			this.#found(answer, async ({ headers }) => headers)
		);
		if (head === null || Number(head.get('content-length')) !== bytes) return false;
		if (head.get('etag')?.replaceAll('"', '') === md5) return true;
		const there = await this.#requests.ask({ method: 'GET', key, bytes, tries, signal }, (answer) =>
			this.#found(answer, hashOf)
		);
		return there === sha256;
	}

	async #get<T>(name: MediaName, read: (answer: Response) => Promise<T>): Promise<T | null> {
		const key = `${this.#place.prefix}${checkedName(name)}`;
		return this.#requests.ask({ method: 'GET', key }, (answer) => this.#found(answer, read));
	}

	/** Null: there is nothing under that name; it does not say that there is no bucket. */
	async #found<T>(answer: Response, read: (answer: Response) => Promise<T>): Promise<T | null> {
		if (answer.ok) return read(answer);
		const refused = await this.#requests.refused(answer);
		if (refused.status === 404 && refused.code !== 'NoSuchBucket') return null;
		throw refused;
	}

	#namesAfter(folder: MediaFolder, after: string): Promise<S3Page> {
		return pageOf(this.#requests, { folder, after, prefix: this.#place.prefix, most: this.#page });
	}
}

function sentOf(bytes: Uint8Array): Sent {
	const hash = (kind: string) => createHash(kind).update(bytes).digest('hex');
	const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
	return { blob, bytes: bytes.length, sha256: hash('sha256'), md5: hash('md5') };
}

async function hashOf({ body }: Response): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of body ?? []) hash.update(chunk);
	return hash.digest('hex');
}

/** For whoever started the server; the key is not in it. */
function explained(fault: MediaFault, { bucket }: S3Place): string {
	if (!(fault instanceof MediaRefused)) return fault.message;
	const { where, status, code } = fault;
	if (code === 'NoSuchBucket') return `${where} has no bucket “${bucket}”; make it first.`;
	if (status === 403)
		return `${where} does not let the key in MEDIA_URL read and write in the bucket “${bucket}” (${code || 403}).`;
	return fault.message;
}
