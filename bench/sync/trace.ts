import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';
import { firstWords } from './first-words.ts';
import { clientIdFrom, randomFrom } from './random.ts';
import { readBlobs, writeBlobs } from './blobs.ts';

/** How a story is written: 22 % backspaces, some after each other, jumps of the caret, new paragraphs. */
const BACKSPACES = 0.22;
const BACKSPACES_AT_ONCE = 4;
const JUMPS = 0.01;
const PARAGRAPHS = 0.01;
/** So often somebody else goes on, or the same person in a new window. */
const EDITS_PER_CLIENT = 10_000;
/** Raised when the same options come to mean another trace: what was kept is not that any more. */
const VERSION = 1;
const WORTH_KEEPING = 10_000;
const WORDS = '人声渐起挑着菜篮的农户沿石板路排开豆角番茄码得整齐';

export interface Trace {
	/** The first words and then every edit, in order. */
	updates: Uint8Array[];
	/** All of them merged, with what was deleted gone. */
	state: Uint8Array;
}

export interface TraceOptions {
	edits: number;
	seed: number;
	/** As many characters are kept beside the first words; what is more is deleted again. */
	keep: number;
}

/** The trace; a long one is kept in the system’s temporary folder for the next time. */
export async function traceOf(options: TraceOptions): Promise<Trace> {
	return options.edits < WORTH_KEEPING ? writeTrace(options) : keptTrace(options);
}

async function keptTrace(options: TraceOptions): Promise<Trace> {
	const hash = createHash('sha256')
		.update(JSON.stringify({ VERSION, ...options }))
		.digest('hex');
	const folder = path.join(os.tmpdir(), 'copydesk-bench');
	const file = path.join(folder, `trace-${hash.slice(0, 16)}`);
	if (existsSync(file)) {
		const [state = Uint8Array.of(), ...updates] = await readBlobs(file);
		return { updates, state };
	}
	const trace = writeTrace(options);
	await fs.mkdir(folder, { recursive: true });
	await writeBlobs(`${file}.new`, [trace.state, ...trace.updates]);
	await fs.rename(`${file}.new`, file);
	return trace;
}

function writeTrace({ edits, seed, keep }: TraceOptions): Trace {
	const random = randomFrom(seed);
	const doc = firstWords();
	const updates = [Y.encodeStateAsUpdate(doc)];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const text = storyText(doc);
	const first = text.length;
	let length = first;
	let caret = first;
	let backspaces = 0;
	for (let edit = 0; edit < edits; edit++) {
		if (edit % EDITS_PER_CLIENT === 0) doc.clientID = clientIdFrom(random);
		if (random() < JUMPS) caret = first + Math.floor(random() * (length - first));
		const share = length - first > keep ? 1 - BACKSPACES : BACKSPACES;
		if (backspaces === 0 && random() < chanceOfBurst(share)) backspaces = BACKSPACES_AT_ONCE;
		if (backspaces > 0 && caret > first) {
			backspaces -= 1;
			text.delete((caret -= 1), 1);
			length -= 1;
		} else {
			backspaces = 0;
			const isParagraph = random() < PARAGRAPHS;
			text.insert(caret, isParagraph ? '\n' : (WORDS[edit % WORDS.length] as string));
			caret += 1;
			length += 1;
		}
	}
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return { updates, state };
}

/** How often backspaces begin, for them to be a share of all edits. */
const chanceOfBurst = (share: number): number =>
	share / (BACKSPACES_AT_ONCE - share * (BACKSPACES_AT_ONCE - 1));

/** The clock that each client id has reached in a state. */
export const clocksOf = (state: Uint8Array): [number, number][] => [
	...Y.parseUpdateMeta(state).to.entries()
];
