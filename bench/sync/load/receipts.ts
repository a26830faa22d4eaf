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
	readonly #editors = new Map<number, Editor>();
	readonly #reader: UpdateReader;
	#window: Window = { from: Infinity, to: Infinity };
	/** From sending to arrival, for every edit of the window at every receiver, ms. */
	latencies: number[] = [];
	/** Edits that came back to who sent them. */
	echoes = 0;

	constructor(reader: UpdateReader) {
		this.#reader = reader;
	}

	add(editor: Editor): void {
		this.#editors.set(editor.clientId, editor);
	}

	/** Counts from now on what is sent within the window, and forgets what was counted. */
	measure(window: Window): void {
		this.#window = window;
		this.latencies = [];
		this.echoes = 0;
	}

	/** One receiver’s ear; `own` is the editor it types with. */
	receiver(own: Editor | null): (update: Uint8Array, at: number) => void {
		const seen = new Map<number, number>();
		return (update, at) => {
			const { from, to } = this.#reader.read(update);
			for (const [client, end] of to) {
				const editor = this.#editors.get(client);
				if (!editor) continue;
				const begin = Math.max(from.get(client) ?? 0, seen.get(client) ?? 0);
				if (end > begin) seen.set(client, end);
				if (editor === own) this.echoes += Math.max(0, end - begin);
				else this.#credit(editor, begin, end, at);
			}
		};
	}

	#credit(editor: Editor, begin: number, end: number, at: number): void {
		const { from, to } = this.#window;
		for (let clock = begin; clock < end; clock++) {
			const sent = editor.sentAt[clock] as number;
			if (sent >= from && sent < to) this.latencies.push(at - sent);
		}
	}
}
