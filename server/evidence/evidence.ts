import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { lastPress, type EvidencePack, type Pressing } from '#model/press.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { MediaName, MediaStore, OpenedMedia } from '../media/media-store.ts';
import { createTurns } from '../turns.ts';
import { zipStream } from '../zip-stream.ts';
import { gatherPack, type PackSource } from './gather-pack.ts';
import { isCancelled, printPages, type Printer } from './print-pages.ts';

export interface EvidenceOptions extends PackSource, Omit<Printer, 'pause'> {
	desk: Pick<Desk, 'view' | 'subscribe' | 'execute'>;
	media: Pick<MediaStore, 'open' | 'list' | 'putByHash'>;
	log: Pick<Log, 'error'>;
	/** Whether this server is the one of several that makes packs; null, or left out: it is alone. */
	isFirst?: (() => boolean) | null;
}

/** 证据包: made after an edition went to press, kept under their hashes, never changed. */
export interface Evidence {
	/** From here on packs are made; those that a stop has interrupted first. To be called once pages can be opened. */
	start(): void;
	/** A kept pack; null: there is none. */
	open(sha256: string): Promise<OpenedMedia | null>;
	/** Whether something is being made. */
	isMaking(): boolean;
	/** Resolves when nothing is being made. */
	settled(): Promise<void>;
	/** Calls off what is being made. */
	close(): Promise<void>;
}

export function createEvidence(options: EvidenceOptions): Evidence {
	const { desk, media } = options;
	const maker = new PackMaker(options);
	const stop = desk.subscribe(({ command, changes }) => {
		if (command?.type !== 'edition.press' && command?.type !== 'edition.repack') return;
		for (const { kind, id } of changes) if (kind === 'edition') maker.make(id);
	});
	return {
		start: () => maker.start(),
		open: (sha256) => media.open(nameOf(sha256)),
		isMaking: () => maker.isMaking,
		settled: () => maker.settled(),
		async close() {
			stop();
			await maker.close();
		}
	};
}

/** How often it is looked for what another server has left, ms. */
const LOOK_MS = 10_000;
const ENDING = '.zip';
const nameOf = (sha256: string): MediaName => `evidence/${sha256}${ENDING}`;

class PackMaker {
	readonly #options: EvidenceOptions;
	readonly #turns = createTurns(1);
	readonly #stop = new AbortController();
	/** Editions that wait for their turn. */
	readonly #asked = new Set<Id>();
	#timer: NodeJS.Timeout | undefined;
	#isStarted = false;
	#waiting = 0;
	#making: Promise<unknown> = Promise.resolve();

	constructor(options: EvidenceOptions) {
		this.#options = options;
	}

	get isMaking(): boolean {
		return this.#waiting > 0;
	}

	start(): void {
		this.#isStarted = true;
		this.#do(() => this.#lookForLost());
		this.#makeAll();
		// What one that is gone was about to make is made by whoever is the first after it.
		if (this.#options.isFirst) this.#timer = setInterval(() => this.#makeAll(), LOOK_MS).unref();
	}

	#makeAll(): void {
		for (const edition of this.#options.desk.view.list('edition'))
			if (lastPress(edition)?.pack.state === 'packing') this.make(edition.id);
	}

	make(editionId: Id): void {
		const { isFirst } = this.#options;
		if (!this.#isStarted || this.#stop.signal.aborted || (isFirst && !isFirst())) return;
		if (this.#asked.has(editionId)) return;
		this.#asked.add(editionId);
		this.#do(async () => {
			this.#asked.delete(editionId);
			await this.#pack(editionId);
		});
	}

	#do(work: () => Promise<void>): void {
		this.#waiting += 1;
		const done = this.#turns
			.run(work)
			.catch((error: unknown) => {
				// Nothing is lost: what is still to be made is made at the next start.
				this.#options.log.error({ err: error }, 'an evidence pack was not noted');
			})
			.finally(() => (this.#waiting -= 1));
		this.#making = Promise.all([this.#making, done]);
	}

	async settled(): Promise<void> {
		let making: Promise<unknown> | undefined;
		// What is found to be gone is made anew after it.
		while (making !== this.#making) {
			making = this.#making;
			await making;
		}
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		this.#stop.abort();
		await this.#making;
	}

	/** Packs that are gone are made anew. */
	async #lookForLost(): Promise<void> {
		const { desk, media, log, isFirst } = this.#options;
		// Another server may have them.
		if (isFirst) return;
		const kept = new Set<MediaName>();
		for await (const { name } of media.list('evidence')) kept.add(name);
		for (const edition of [...desk.view.list('edition')]) {
			const last = lastPress(edition);
			if (last?.pack.state !== 'ready' || last.correction) continue;
			if (kept.has(nameOf(last.pack.sha256))) continue;
			log.error({ editionId: edition.id }, 'an evidence pack is gone, and is made anew');
			await desk.execute(HOUSE, newId(), { type: 'edition.repack', id: edition.id });
		}
	}

	async #pack(editionId: Id): Promise<void> {
		const { desk, log } = this.#options;
		const edition = desk.view.get('edition', editionId);
		const pressing = lastPress(edition);
		if (!edition || pressing?.pack.state !== 'packing') return;
		const pack = await this.#made(edition, pressing).catch((error: unknown): EvidencePack => {
			if (!this.#stop.signal.aborted)
				log.error({ err: error, editionId }, 'an evidence pack was not made');
			return { state: 'failed' };
		});
		// Called off by a stop: it is still to be made, and will be at the next start.
		if (this.#stop.signal.aborted || pack === null) return;
		const command = {
			type: 'edition.packed',
			id: editionId,
			version: pressing.version,
			pack
		} as const;
		const done = await desk.execute(HOUSE, newId(), command);
		if (!done.ok) log.error({ refusal: done.error, editionId }, 'an evidence pack was not noted');
	}

	/** Null: called off. */
	async #made(edition: Edition, pressing: Pressing): Promise<EvidencePack | null> {
		const { signal } = this.#stop;
		const printer = { ...this.#options, pause: (ms: number) => pause(ms, signal) };
		const printed = await printPages(printer, edition, pressing.personId, signal);
		if (isCancelled(printed)) return null;
		const { entries, missing } = await gatherPack(this.#options, edition, pressing, printed);
		// A stream of the platform's is one that can be gone through; only its type does not say so.
		const zip = zipStream(each(entries)) as unknown as AsyncIterable<Uint8Array>;
		const kept = await this.#options.media.putByHash('evidence', ENDING, zip, signal);
		return { state: 'ready', ...kept, missing };
	}
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
	yield* all;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
	});
}
