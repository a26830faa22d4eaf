import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { encodePresence } from '#document/presence.ts';
import { CLOSE } from '#document/close-codes.ts';
import { decodeFrame, encodeFrame, type Frame } from '#document/protocol.ts';
import { storyText } from '#document/story-doc.ts';
import { SavedLedger } from '#lib/sync/saved-ledger.ts';
import { dial, type Cable } from '#tests/support/memory-net.ts';

/** One edit: a word that is there once, or the deletion of words. */
export interface Edit {
	word: string | null;
	gone: string[];
}

/** Close codes that somebody who keeps to the protocol may get. */
const LAWFUL = new Set<number>([1005, 1006, CLOSE.restart, CLOSE.slow, CLOSE.unavailable]);
const NONE: Edit = { word: null, gone: [] };
const WORD = /⟨[^⟨⟩]*⟩/g;

/**
 * A window on the story that speaks the protocol and keeps to it, one frame after the other, with
 * no clock of its own, so that a seed says all that happens.
 */
export class Peer {
	readonly doc = new Y.Doc();
	readonly name: string;
	readonly person: string;
	readonly edits: Edit[] = [];
	/** What should not have happened. */
	readonly complaints: string[] = [];
	/** Told when more of its edits are saved. */
	onSaved: (edits: readonly Edit[]) => void = () => {};
	cable: Cable | null = null;
	synced = false;
	readonly #text: Y.Text;
	/** Sends on without the right to write, as y-websocket alone does; ours keeps the words. */
	readonly #plain: boolean;
	readonly #ledger = new SavedLedger();
	#socket: WebSocket | null = null;
	#access: 'read' | 'write' = 'read';
	/** Of its presence. */
	#clock = 0;
	#told = 0;
	/** The edit that is being made; what Yjs tidies up by itself is none of anybody's. */
	#making: Edit = NONE;

	constructor(name: string, person: string, plain: boolean) {
		this.name = name;
		this.person = person;
		this.#plain = plain;
		this.#text = storyText(this.doc);
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === this) return;
			this.edits.push(this.#making);
			this.#making = NONE;
			this.#ledger.edited();
			this.#sendWords({ type: 'update', update });
		});
	}

	get connected(): boolean {
		return this.#socket !== null;
	}

	get saved(): readonly Edit[] {
		return this.edits.slice(0, this.edits.length - this.#ledger.unsaved);
	}

	get unsaved(): number {
		return this.#ledger.unsaved;
	}

	/** Where a word may be put: at the beginning, or after another one or the end of a block. */
	get places(): number[] {
		return [...this.#text.toString().matchAll(/[⟩\n]/g)].map(({ index }) => index + 1).concat(0);
	}

	/** The words there are, with where they begin. */
	get words(): { word: string; index: number }[] {
		return [...this.#text.toString().matchAll(WORD)].map(({ 0: word, index }) => ({ word, index }));
	}

	type(at: number, filler = ''): string {
		const word = `⟨${this.name}-${this.edits.length + 1}${filler}⟩`;
		this.#edit({ word, gone: [] }, (text) => text.insert(at, word));
		return word;
	}

	erase(words: readonly { word: string; index: number }[]): void {
		const [first] = words;
		if (!first) return;
		const gone = words.map(({ word }) => word);
		const length = gone.join('').length;
		this.#edit({ word: null, gone }, (text) => text.delete(first.index, length));
	}

	format(at: number, length: number, bold: true | null): void {
		this.#edit({ word: null, gone: [] }, (text) => text.format(at, length, { bold }));
	}

	/** Ends a block. */
	split(at: number): void {
		this.#edit({ word: null, gone: [] }, (text) => text.insert(at, '\n', { type: 'paragraph' }));
	}

	note(key: string, value: number): void {
		this.#edit({ word: null, gone: [] }, () => this.doc.getMap('meta').set(key, value));
	}

	point(at: number): void {
		this.#clock += 1;
		const anchor = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, at));
		const state = { cursor: { anchor, head: anchor }, composing: false };
		const entries = [{ clientId: this.doc.clientID, clock: this.#clock, state }];
		this.#send({ type: 'awareness', update: encodePresence(entries) });
	}

	connect(accept: (socket: Duplex) => void): void {
		if (this.#socket) return;
		const { socket, cable } = dial(accept, this.person);
		this.#socket = socket;
		this.cable = cable;
		this.synced = false;
		this.#access = this.#plain ? 'write' : 'read';
		socket.on('open', () => {
			if (this.#socket !== socket) return;
			this.#ledger.opened();
			this.#send({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) });
			this.point(0);
		});
		socket.on('message', (data: Buffer) => {
			if (this.#socket === socket) this.#hear(decodeFrame(Uint8Array.from(data)));
		});
		socket.on('close', (code) => {
			if (this.#socket !== socket) return;
			this.#forget();
			// Who sends on without the right to is told so; ours never does.
			const lawful = LAWFUL.has(code) || (this.#plain && code === CLOSE.forbidden);
			if (!lawful) this.complaints.push(`${this.name} was closed with ${code}`);
		});
	}

	/** The network goes away, and with it what is under way. */
	drop(): void {
		const { cable } = this;
		this.#forget();
		cable?.cut();
	}

	/** The window is closed for good. */
	close(): void {
		this.drop();
		this.doc.destroy();
	}

	#forget(): void {
		this.#socket = null;
		this.cable = null;
		this.synced = false;
	}

	#edit(edit: Edit, change: (text: Y.Text) => void): void {
		this.#making = edit;
		this.doc.transact(() => change(this.#text));
		// Yjs makes no update of a format that is there already.
		this.#making = NONE;
	}

	#hear(frame: Frame | null): void {
		switch (frame?.type) {
			case 'step1':
				this.#ledger.asked();
				this.#sendWords({
					type: 'step2',
					update: Y.encodeStateAsUpdate(this.doc, frame.stateVector)
				});
				break;
			case 'step2':
				this.synced = true;
				this.#apply(frame.update);
				break;
			case 'update':
				this.#apply(frame.update);
				break;
			case 'ack':
				this.#ledger.acknowledged(frame.frames);
				this.#tell();
				break;
			case 'access':
				if (!this.#plain) this.#access = frame.access;
				break;
			case 'awareness':
			case 'alive':
			case 'denied':
				break;
			default:
				this.complaints.push(`${this.name} was sent ${frame?.type ?? 'what is no frame'}`);
		}
	}

	#apply(update: Uint8Array): void {
		Y.applyUpdate(this.doc, update, this);
		const { pendingStructs, pendingDs } = this.doc.store;
		if (pendingStructs || pendingDs) this.complaints.push(`${this.name} was sent a gap`);
	}

	#tell(): void {
		const { saved } = this;
		if (saved.length <= this.#told) return;
		const fresh = saved.slice(this.#told);
		this.#told = saved.length;
		this.onSaved(fresh);
	}

	#sendWords(frame: Extract<Frame, { type: 'step2' | 'update' }>): void {
		if (this.#access === 'read' || this.#socket?.readyState !== WebSocket.OPEN) return;
		this.#ledger.sent(frame.type);
		this.#send(frame);
	}

	#send(frame: Frame): void {
		if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(encodeFrame(frame));
	}
}
