import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { seedStory, storyText } from '#document/story-doc.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { feedDoc, shadowDoc } from './shadow-doc.ts';

const SEEDS = Array.from({ length: 80 }, (_, i) => i + 1);

interface Window {
	doc: Y.Doc;
	unsent: Uint8Array[];
	/** How much of the log it has read. */
	read: number;
}

function opening(): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = 1;
	const runs = [
		{ text: '粗体', marks: { bold: true } },
		{ text: '之后还有许多字', marks: {} }
	];
	doc.transact(() =>
		seedStory(doc, [
			{ type: 'headline', text: '早稻' },
			{ type: 'paragraph', runs }
		])
	);
	return Y.encodeStateAsUpdate(doc);
}

function openWindow(clientId: number, first: Uint8Array): Window {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	Y.applyUpdate(doc, first, 'server');
	storyText(doc);
	const window: Window = { doc, unsent: [], read: 1 };
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== 'server') window.unsent.push(update);
	});
	return window;
}

/** Writes, deletes, marks or changes a block somewhere. */
function edit(text: Y.Text, random: Random): void {
	const length = 1 + random.below(4);
	const at = random.below(text.length - length);
	const what = random.next();
	if (what < 0.15) text.insert(at, '字'.repeat(length), random.chance(0.5) ? {} : undefined);
	else if (what < 0.3 && text.length > 10) text.delete(at, length);
	else if (what < 0.9)
		text.format(at, length, { [random.pick(['bold', 'italic'])]: random.chance(0.5) || null });
	else text.insert(at, '\n', { block: random.pick(['paragraph', 'quote']) });
}

/** Three people write, reading each other late; `look` is called now and then with the log so far. */
function writeTogether(seed: number, look: (log: readonly Uint8Array[]) => void): void {
	const random = randomOf(seed);
	const log = [opening()];
	const windows = [10, 11, 12].map((clientId) => openWindow(clientId, opening()));
	for (let i = 0; i < 100; i++) {
		const writer = random.pick(windows);
		edit(storyText(writer.doc), random);
		if (random.chance(0.3)) log.push(...writer.unsent.splice(0));
		const reader = random.pick(windows);
		if (random.chance(0.1))
			for (; reader.read < log.length; reader.read++)
				Y.applyUpdate(reader.doc, log[reader.read] as Uint8Array, 'server');
		if (random.chance(0.5)) look(log);
	}
}

/** How often a document that was fed read differently from one made anew, over all seeds. */
function differences(make: () => Y.Doc): string[] {
	const found: string[] = [];
	for (const seed of SEEDS) {
		const doc = make();
		let fed = 0;
		writeTogether(seed, (log) => {
			feedDoc(doc, log.slice(fed));
			fed = log.length;
			const anew = new Y.Doc();
			feedDoc(anew, log);
			if (contentHash(doc) !== contentHash(anew)) found.push(`seed ${seed} after ${fed} updates`);
		});
	}
	return found;
}

test('a document that is fed reads after every feed as one made anew', () => {
	expect(differences(shadowDoc)).toEqual([]);
});

test('one that cleans up formats by itself does not, so the seeds above say something', () => {
	const cleaning = () => {
		const doc = new Y.Doc();
		storyText(doc);
		return doc;
	};
	expect(differences(cleaning)).not.toEqual([]);
});
