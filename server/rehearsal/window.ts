import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { decodeFrame, encodeFrame, type Frame } from '#document/protocol.ts';
import { storyText } from '#document/story-doc.ts';
import type { Scene } from './scene.ts';

/** A window on the story of a rehearsal: it asks, types and shows where, as a real one does. */
export class Window {
	/** Resolves once it has the story; rejects when its socket closes. */
	readonly opened: Promise<void>;
	readonly #doc = new Y.Doc();
	readonly #socket: WebSocket;
	#open = () => {};
	/** How often it has typed, and for how much of that, and its answer to step 1, it was told that it is saved. */
	#typed = 0;
	#saved = 0;

	constructor({ url, headers }: Scene) {
		this.#socket = new WebSocket(url, { headers, perMessageDeflate: false });
		this.opened = new Promise((resolve, reject) => {
			this.#open = resolve;
			this.#socket.on('error', reject);
			this.#socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
		});
		this.#socket.on('open', () =>
			this.#send({ type: 'step1', stateVector: Y.encodeStateVector(this.#doc) })
		);
		this.#socket.on('message', (data: Buffer) => this.#hear(decodeFrame(new Uint8Array(data))));
	}

	get isSaved(): boolean {
		return this.#saved > this.#typed;
	}

	/** Presses a key: a character, and where the caret stands then. */
	type(at: number): void {
		this.#doc.once('update', (update: Uint8Array) => this.#send({ type: 'update', update }));
		storyText(this.#doc).insert(at, '字');
		const caret = Y.createRelativePositionFromTypeIndex(storyText(this.#doc), at + 1);
		const anchor = Y.relativePositionToJSON(caret) as unknown;
		const state = { cursor: { anchor, head: anchor }, composing: false };
		const entry = { clientId: this.#doc.clientID, clock: (this.#typed += 1), state };
		this.#send({ type: 'awareness', update: encodePresence([entry]) });
	}

	close(): void {
		this.#socket.terminate();
		this.#doc.destroy();
	}

	#hear(frame: Frame | null): void {
		if (frame?.type === 'step1') {
			const update = Y.encodeStateAsUpdate(this.#doc, frame.stateVector);
			this.#send({ type: 'step2', update });
		} else if (frame?.type === 'step2') {
			Y.applyUpdate(this.#doc, frame.update);
			this.#open();
		} else if (frame?.type === 'ack') this.#saved = frame.frames;
	}

	#send(frame: Frame): void {
		this.#socket.send(encodeFrame(frame));
	}
}
