import type { Editor } from './editor.ts';
import type { UpdateReader } from './update-meta.ts';

/** What has come of the edits sent between two moments. */
export interface Window {
	from: number;
	to: number;
}

/**
 * Counts, for the room of each document, who got which edit and how long after it was sent. An update
 * that brings several edits is credited for each.
 */
export class Receipts {
	readonly #editors = new Map<number, { editor: Editor; node: number }>();
	readonly #reader: UpdateReader;
	#window: Window = { from: Infinity, to: Infinity };
	/** From sending to arrival, for every edit of the window at every receiver of the sender’s server, ms. */
	staying: number[] = [];
	/** The same at every receiver of another one. */
	crossing: number[] = [];
	/** Edits that came back to who sent them. */
	echoes = 0;

	constructor(reader: UpdateReader) {
		this.#reader = reader;
	}

	/** All of both. */
	get latencies(): number[] {
		return [...this.staying, ...this.crossing];
	}

	get count(): number {
		return this.staying.length + this.crossing.length;
	}

	/** `node`: the number of the server that it types at. */
	add(editor: Editor, node: number): void {
		this.#editors.set(editor.clientId, { editor, node });
	}

	/** Counts from now on what is sent within the window, and forgets what was counted. */
	measure(window: Window): void {
		this.#window = window;
		this.staying = [];
		this.crossing = [];
		this.echoes = 0;
	}

	/** The ear of one receiver at a server; `own` is the editor it types with. */
	receiver(own: Editor | null, node: number): (update: Uint8Array, at: number) => void {
		const seen = new Map<number, number>();
		return (update, at) => {
			const { from, to } = this.#reader.read(update);
			for (const [client, end] of to) {
				const sender = this.#editors.get(client);
				if (!sender) continue;
				const { editor } = sender;
				const begin = Math.max(from.get(client) ?? 0, seen.get(client) ?? 0);
				if (end > begin) seen.set(client, end);
				if (editor === own) this.echoes += Math.max(0, end - begin);
				else
					this.#credit(editor, begin, end, at, sender.node === node ? this.staying : this.crossing);
			}
		};
	}

	#credit(editor: Editor, begin: number, end: number, at: number, latencies: number[]): void {
		const { from, to } = this.#window;
		for (let clock = begin; clock < end; clock++) {
			const sent = editor.sentAt[clock] as number;
			if (sent >= from && sent < to) latencies.push(at - sent);
		}
	}
}
