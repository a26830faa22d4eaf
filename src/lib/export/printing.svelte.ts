import { printQuery, type PrintOptions } from '#model/print-options.ts';
import { fetchFile, type FetchedFile, type FetchRefusal } from './fetch-file.ts';
import { saveFile } from './save-file.ts';

export const PRINT_KINDS = ['press', 'proof', 'picture'] as const;
/** 印刷 PDF, 校对样 PDF, 版面图. */
export type PrintKind = (typeof PRINT_KINDS)[number];

/** Widths of pictures that are offered, px. */
export const PICTURE_WIDTHS = [1032, 2064, 4128] as const;
type Width = (typeof PICTURE_WIDTHS)[number];

/** What is asked before pages are printed, and what becomes of it. */
export class Printing {
	readonly #fetch: typeof fetchFile;
	readonly #save: (file: FetchedFile) => void;
	/** What the dialog asks about; null: it is closed. */
	kind = $state<PrintKind | null>(null);
	/** The whole edition, and not the page in front of one. */
	isWhole = $state(false);
	options = $state.raw<PrintOptions>({ marks: false, stamp: false, inks: 'rgb' });
	width = $state<Width>(2064);
	/** When what runs was begun, epoch ms; null: nothing runs. */
	startedAt = $state<number | null>(null);
	/** Why the last one came to nothing. */
	refusal = $state<FetchRefusal | null>(null);
	#call: AbortController | null = null;

	constructor({ fetch = fetchFile, save = saveFile } = {}) {
		this.#fetch = fetch;
		this.#save = save;
	}

	/** A proof is stamped unless somebody does not want it; what goes to the press is not. */
	ask(kind: PrintKind): void {
		this.kind = kind;
		this.refusal = null;
		this.options = { marks: false, inks: 'rgb', stamp: kind === 'proof' };
	}

	choose(options: Partial<PrintOptions>): void {
		this.options = { ...this.options, ...options };
	}

	/** Fetches the file and saves it; null where there is none. */
	async run(edition: string, page: number): Promise<FetchedFile | null> {
		if (this.#call) return null;
		const call = new AbortController();
		this.#call = call;
		this.startedAt = Date.now();
		this.refusal = null;
		const file = await this.#fetch(this.#address(edition, page), undefined, call.signal);
		this.#call = null;
		this.startedAt = null;
		if (file.ok) {
			this.#save(file.value);
			this.kind = null;
			return file.value;
		}
		if (file.error !== 'cancelled') this.refusal = file.error;
		return null;
	}

	/** Calls off what runs. */
	stop(): void {
		this.#call?.abort();
	}

	/** Closes the dialog; what runs is called off. */
	close(): void {
		this.stop();
		this.kind = null;
	}

	/** Where this browser prints the same pages itself. */
	inBrowser(edition: string, number: number): string {
		const query = printQuery(this.isWhole ? null : number, { ...this.options, inks: 'rgb' });
		return `/print/${edition}${query}${query === '' ? '?' : '&'}dialog`;
	}

	#address(edition: string, number: number): string {
		const page = this.isWhole ? null : number;
		if (this.kind !== 'picture') return `/editions/${edition}/pdf${printQuery(page, this.options)}`;
		return `/editions/${edition}/png?width=${this.width}${page === null ? '' : `&page=${page}`}`;
	}
}
