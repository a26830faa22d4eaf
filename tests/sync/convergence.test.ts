import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '#tests/support/content-hash.ts';
import { memoryLog, type MemoryLog } from '#tests/support/memory-log.ts';
import { startSyncServer, STORY, type SyncServer } from '#tests/support/sync-server.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
import { randomOf, type Random } from './story/random.ts';

const ROOM = `story/${STORY}`;
const SEEDS = Number(process.env.SYNC_FUZZ_SEEDS ?? 12);
const FIRST = Number(process.env.SYNC_FUZZ_SEED ?? 1);
const OPERATIONS = 150;
const PATIENCE = { timeout: 20_000 };

/** What happened over all seeds, to prove that the run was not about nothing. */
const happened = {
	words: 0,
	deletions: 0,
	cuts: 0,
	compositions: 0,
	locks: 0,
	edits: 0,
	restarts: 0
};

interface Scene {
	random: Random;
	server: SyncServer;
	log: MemoryLog;
	windows: StoryWindow[];
	composing: Set<StoryWindow>;
	locked: boolean;
}

/** A word of one's own somewhere; each is told apart by its number. */
function write({ random, windows }: Scene, number: number): void {
	const { doc } = random.pick(windows).wire;
	const text = doc.getText('story');
	text.insert(random.below(text.length + 1), `〔${number}〕`);
	happened.words += 1;
}

function erase({ random, windows }: Scene): void {
	const text = random.pick(windows).wire.doc.getText('story');
	if (text.length < 12) return;
	const from = random.below(text.length - 4);
	text.delete(from, 1 + random.below(4));
	happened.deletions += 1;
}

function compose({ random, windows, composing }: Scene): void {
	const window = random.pick(windows);
	if (composing.delete(window)) return void window.compose('compositionend');
	composing.add(window);
	window.compose('compositionstart');
	happened.compositions += 1;
}

/** Signed or opened again; what is written while it is locked goes through afterwards. */
function lock(scene: Scene): void {
	scene.locked = !scene.locked;
	scene.server.story(STORY, { stage: scene.locked ? 'signed' : 'editing' });
	happened.locks += 1;
}

async function edit({ random, server }: Scene, number: number): Promise<void> {
	await server.sync.edit(ROOM, 'chief', (doc) => {
		const text = doc.getText('story');
		text.insert(random.below(text.length + 1), `〔改${number}〕`);
	});
	happened.edits += 1;
}

async function restart(scene: Scene): Promise<void> {
	const port = Number(new URL(scene.server.url).port);
	await scene.server.close();
	scene.server = await startSyncServer({ log: scene.log, port });
	if (scene.locked) scene.server.story(STORY, { stage: 'signed' });
	happened.restarts += 1;
}

async function operate(scene: Scene, number: number): Promise<void> {
	const { random, windows } = scene;
	const dice = random.below(1000);
	if (dice < 600) write(scene, number);
	else if (dice < 800) erase(scene);
	else if (dice < 860) compose(scene);
	else if (dice < 900) {
		random.pick(windows).cut();
		happened.cuts += 1;
	} else if (dice < 930) lock(scene);
	else if (dice < 985) await edit(scene, number);
	else if (dice < 993) await restart(scene);
	// Lets some frames through, and leaves some under way.
	if (random.chance(0.4)) await new Promise((resolve) => setTimeout(resolve, random.below(4)));
}

async function play(seed: number): Promise<void> {
	const random = randomOf(seed);
	const log = memoryLog();
	const server = await startSyncServer({ log });
	const people = ['anna', 'ben', 'chen', 'editor'].slice(0, 2 + random.below(3));
	const windows = people.map((person) => openStory(server, person));
	const scene: Scene = { random, server, log, windows, composing: new Set(), locked: false };
	for (const window of windows) await expect.poll(() => window.shown.synced, PATIENCE).toBe(1);
	for (let number = 1; number <= OPERATIONS; number++) await operate(scene, number);

	if (scene.locked) lock(scene);
	for (const window of scene.composing) window.compose('compositionend');
	for (const window of windows)
		await expect.poll(() => window.wire.unsaved, { ...PATIENCE, message: `seed ${seed}` }).toBe(0);
	const late = openStory(scene.server, 'chief');
	await expect.poll(() => late.shown.synced, PATIENCE).toBe(1);
	for (const window of windows)
		await expect
			.poll(() => contentHash(window.wire.doc), { ...PATIENCE, message: `seed ${seed}` })
			.toBe(contentHash(late.wire.doc));
	const replay = new Y.Doc();
	for (const row of log.rows) Y.applyUpdate(replay, row.bytes);
	const inMemory = await scene.server.sync.read(ROOM);
	expect(contentHash(replay), `seed ${seed}: log`).toBe(contentHash(late.wire.doc));
	expect(contentHash(inMemory), `seed ${seed}: memory`).toBe(contentHash(late.wire.doc));
	[...windows, late].forEach((window) => window.close());
	await scene.server.close();
}

test(`SYNC3: ${SEEDS} seeds of writing, cuts, compositions, locks, server edits and restarts end in one text`, async () => {
	for (let seed = FIRST; seed < FIRST + SEEDS; seed++) await play(seed);
	for (const [what, count] of Object.entries(happened)) expect(count, what).toBeGreaterThan(0);
}, 600_000);
