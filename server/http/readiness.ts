import type { Logger } from 'pino';
import { HTTP_TIMES } from './http-limits.ts';

export interface ReadinessOptions {
	/** Resolves once something has been written to the disk. */
	probe: () => Promise<void>;
	log: Pick<Logger, 'error'>;
}

/** Whether new work should come here, for whatever stands before the server or watches it. */
export class Readiness {
	readonly #options: ReadinessOptions;
	#isLeaving = false;
	#isStopping = false;
	/** However many ask, the disk is tried once at a time. */
	#asked: Promise<boolean> | null = null;

	constructor(options: ReadinessOptions) {
		this.#options = options;
	}

	/** Whether whoever asks for anything is refused. */
	get isStopping(): boolean {
		return this.#isStopping;
	}

	/** From now on it is not ready any more, and answers all the same. */
	leave(): void {
		this.#isLeaving = true;
	}

	/** From now on it is not ready any more, and answers nobody. */
	stop(): void {
		this.#isLeaving = true;
		this.#isStopping = true;
	}

	/** Null: it is ready; or one sentence on why not. */
	async problem(): Promise<string | null> {
		const canWrite = this.#isLeaving || (await this.#canWrite());
		if (this.#isLeaving) return 'the server is stopping';
		return canWrite ? null : 'the store does not write';
	}

	#canWrite(): Promise<boolean> {
		this.#asked ??= this.#probe().finally(() => {
			setTimeout(() => (this.#asked = null), HTTP_TIMES.probed).unref();
		});
		return this.#asked;
	}

	#probe(): Promise<boolean> {
		const { probe, log } = this.#options;
		return new Promise((resolve) => {
			const settle = (error: unknown) => {
				clearTimeout(late);
				if (error) log.error({ err: error }, 'the store does not write');
				resolve(!error);
			};
			const late = setTimeout(() => settle(new Error('no answer')), HTTP_TIMES.probe);
			probe().then(() => settle(null), settle);
		});
	}
}
