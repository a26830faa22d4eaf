import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { MediaFault } from '../media-fault.ts';

/** A bucket in an S3-compatible store, and the key to it. */
export interface S3Place {
	/** Scheme, host and port. */
	endpoint: string;
	bucket: string;
	/** Stands before every name, and ends with a slash; "": nothing does. */
	prefix: string;
	region: string;
	key: string;
	secret: string;
}

export interface S3Request {
	method: 'GET' | 'HEAD' | 'PUT';
	/** Null: the bucket itself is asked. */
	key: string | null;
	query?: Record<string, string>;
	body?: { blob: Blob; sha256: string };
	/** How many are to be read. */
	bytes?: number;
	/** How often it is tried; not given: for as long as a person waits. */
	tries?: number;
	signal?: AbortSignal;
}

/** How long one try may take until it is read, ms, and more for each byte that is sent or known to come: 200 kB/s. */
const TRY_MS = 15_000;
const BYTE_MS = 1 / 200;
const TRIES = 5;
/** Pauses between tries are random, up to twice as long each time, ms. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
const NOTHING = 'UNSIGNED-PAYLOAD';

/** The store answers, and will not: with what code of S3's, or "". */
export class MediaRefused extends MediaFault {
	override name = 'MediaRefused';
	readonly where: string;
	readonly status: number;
	readonly code: string;

	constructor(where: string, status: number, code: string) {
		super(`${where} answers ${status}${code ? ` (${code})` : ''}.`);
		this.where = where;
		this.status = status;
		this.code = code;
	}
}

/** Signed requests to a bucket, tried again where that may help. */
export class S3Requests {
	readonly #place: S3Place;
	readonly #limit: number;
	/** For sentences. */
	readonly where: string;

	constructor(place: S3Place, limit = TRY_MS) {
		this.#place = place;
		this.#limit = limit;
		this.where = `The media store at ${new URL(place.endpoint).host}`;
	}

	/**
	 * Asks, and reads the answer. A lost connection, an answer that takes too long, and a store that
	 * cannot at the moment are tried again. Throws MediaFault where that does not help.
	 */
	async ask<T>(request: S3Request, read: (answer: Response) => Promise<T>): Promise<T> {
		const { tries = TRIES, signal } = request;
		for (let at = 1; ; at++) {
			const fault = await this.#try(request, read);
			if ('value' in fault) return fault.value;
			signal?.throwIfAborted();
			if (at === tries) throw fault.error;
			const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (at - 1));
			await pause(Math.random() * longest, undefined, { signal });
		}
	}

	async #try<T>(
		request: S3Request,
		read: (answer: Response) => Promise<T>
	): Promise<{ value: T } | { error: MediaFault }> {
		const late = new AbortController();
		const limit = this.#limit + (request.body?.blob.size ?? request.bytes ?? 0) * BYTE_MS;
		const timer = setTimeout(() => late.abort(), limit);
		const signal = AbortSignal.any([late.signal, ...(request.signal ? [request.signal] : [])]);
		try {
			const answer = await this.#send(request, signal);
			if (answer.status >= 500 || answer.status === 429)
				return { error: await this.refused(answer) };
			return { value: await read(answer) };
		} catch (error) {
			if (!signal.aborted && !isLost(error)) throw error;
			const why = late.signal.aborted ? 'it takes too long' : causeOf(error);
			return { error: new MediaFault(`${this.where} cannot be reached: ${why}.`) };
		} finally {
			// What is read as a stream later may take its time.
			clearTimeout(timer);
		}
	}

	async #send(
		{ method, key: name, query, body }: S3Request,
		signal: AbortSignal
	): Promise<Response> {
		const { endpoint, bucket, region, key, secret } = this.#place;
		const url = new URL(`${endpoint}/${bucket}${name === null ? '' : `/${name}`}`);
		for (const [one, value] of Object.entries(query ?? {})) url.searchParams.set(one, value);
		const signer = new AwsV4Signer({
			...{ method, url: url.href, service: 's3', region },
			...{ accessKeyId: key, secretAccessKey: secret },
			// Part of what is signed: the store refuses other bytes than those.
			headers: { 'x-amz-content-sha256': body?.sha256 ?? NOTHING }
		});
		const { headers } = await signer.sign();
		// Never to where an answer points: that would be told the signature.
		return fetch(url, { method, headers, body: body?.blob, redirect: 'manual', signal });
	}

	/** Reads what it says where it has done what was asked; throws MediaRefused where it has not. */
	async taken(answer: Response): Promise<string> {
		if (!answer.ok) throw await this.refused(answer);
		return answer.text();
	}

	/** Reads why not. */
	async refused(answer: Response): Promise<MediaRefused> {
		const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? '';
		return new MediaRefused(this.where, answer.status, code);
	}
}

/** fetch says so of whatever keeps a request from arriving, or its answer from coming whole. */
const isLost = (error: unknown): boolean =>
	error instanceof TypeError && error.cause instanceof Error;

function causeOf(error: unknown): string {
	const { cause } = error as { cause?: Error & { code?: string } };
	return cause?.code || cause?.message || String(error);
}
