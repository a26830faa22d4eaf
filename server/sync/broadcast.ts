import { encodePresenceLines, type PresenceLine } from '#document/presence.ts';
import { TIMES } from './limits.ts';
import type { Tick } from './tick.ts';
import { toWire } from './wire.ts';

/** What is sent to somebody in one write: either may be left out where they read slowly. */
export interface Batch {
	/** Frames with words, ready for the wire. */
	words: Buffer | null;
	presence: Buffer | null;
	/** Both, one after the other. */
	all: Buffer;
}

interface Receiver {
	receive(batch: Batch): void;
}

/**
 * What happens in a room in one tick, put together once for all who hear of it and without echo.
 * Presence waits for words to go with, or for 30 ms; only the last of each window is sent.
 */
export class Broadcast<R extends Receiver> {
	readonly #receivers: ReadonlySet<R>;
	readonly #tick: Tick;
	#words: { wire: Buffer; from: R | null }[] = [];
	#presence = new Map<number, { line: PresenceLine; from: R | null }>();
	#timer: NodeJS.Timeout | undefined;
	readonly #failed: (error: unknown) => void;
	readonly #flush = () => {
		try {
			this.flush();
		} catch (error) {
			this.#failed(error);
		}
	};

	/** `failed`: what was to go out of itself did not. */
	constructor(receivers: ReadonlySet<R>, tick: Tick, failed: (error: unknown) => void) {
		this.#failed = failed;
		this.#receivers = receivers;
		this.#tick = tick;
	}

	words(update: Uint8Array, from: R | null): void {
		this.#words.push({ wire: toWire({ type: 'update', update }), from });
		this.#tick.room(this.#flush);
	}

	presence(line: PresenceLine, from: R | null): void {
		this.#presence.set(line.clientId, { line, from });
		// Words that wait are on their way within this turn.
		if (this.#words.length > 0) return;
		this.#timer ??= setTimeout(this.#flush, TIMES.presence).unref();
	}

	flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const words = this.#words;
		const presence = [...this.#presence.values()];
		if (words.length === 0 && presence.length === 0) return;
		this.#words = [];
		this.#presence = new Map();
		const senders = new Set([...words, ...presence].map(({ from }) => from));
		let everything: Batch | null = null;
		for (const receiver of this.#receivers) {
			const batch = senders.has(receiver)
				? batchOf(words.filter(notFrom(receiver)), presence.filter(notFrom(receiver)))
				: (everything ??= batchOf(words, presence));
			if (batch) receiver.receive(batch);
		}
	}
}

const notFrom =
	<R>(receiver: R) =>
	({ from }: { from: R | null }): boolean =>
		from !== receiver;

function batchOf(
	words: readonly { wire: Buffer }[],
	presence: readonly { line: PresenceLine }[]
): Batch | null {
	const said = words.length > 0 ? joined(words.map(({ wire }) => wire)) : null;
	const lines = presence.map(({ line }) => line);
	const shown =
		lines.length > 0 ? toWire({ type: 'awareness', update: encodePresenceLines(lines) }) : null;
	const all = said && shown ? Buffer.concat([said, shown]) : (said ?? shown);
	return all && { words: said, presence: shown, all };
}

const joined = (wires: Buffer[]): Buffer =>
	wires.length === 1 && wires[0] ? wires[0] : Buffer.concat(wires);
