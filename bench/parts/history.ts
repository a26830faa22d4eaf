import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { boot, type Services } from '../../server/boot.ts';
import { readConfig } from '../../server/config.ts';
import { hashOf } from '../../server/text-hash.ts';
import { storyRoom } from '../../src/lib/document/room-name.ts';
import { blocksOf, storyText } from '../../src/lib/document/story-doc.ts';
import { newId, type Id } from '../../src/lib/model/ids.ts';
import { markChanges } from '../../src/lib/model/marked-text.ts';
import { HOUSE } from '../../src/lib/model/person.ts';
import { median, round, type Figure } from '../lib/figures.ts';
import { randomFrom } from '../sync/random.ts';

const EDITS = 100_000;
const VERSIONS = 60;
const ROUNDS = 5;
const WORDS = '汛期水位上涨渡口停航大桥通车两岸村民';

/**
 * What a browser waits for when it opens the history of a story with a long log, on a server just
 * started: the list, the last kept text, the text there is, and their comparison. Without the network.
 */
export async function measureHistory(): Promise<Figure[]> {
	const folder = await fs.mkdtemp(path.join(tmpdir(), 'copydesk-history-'));
	try {
		const storyId = await generate(folder);
		const raw = await measured('raw log', folder, storyId);
		await withServer(folder, (services) => compact(services, storyId));
		return [raw, await measured('compacted', folder, storyId)];
	} finally {
		await fs.rm(folder, { recursive: true });
	}
}

async function measured(which: string, folder: string, storyId: Id): Promise<Figure> {
	const times: Record<string, number>[] = [];
	for (let at = 0; at < ROUNDS; at++)
		times.push(await withServer(folder, (services) => open(services, storyId)));
	const whole = median(times.map(({ all }) => all as number));
	const what = `history of ${EDITS.toLocaleString('en')} edits, ${VERSIONS} kept texts, ${which}, median`;
	return { what, measured: round(whole), limit: 1000, unit: 'ms', detail: { times } };
}

/** As the compactor does in a story that people have open. */
async function compact({ store, sync }: Services, storyId: Id): Promise<void> {
	const room = storyRoom(storyId);
	const last = (await store.log.load(room)).tail.at(-1);
	const doc = await sync.read(room);
	await store.log.compact(room, Y.encodeStateAsUpdate(doc), last?.seq ?? 0);
	doc.destroy();
}

async function withServer<T>(folder: string, work: (services: Services) => Promise<T>): Promise<T> {
	const services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	try {
		return await work(services);
	} finally {
		await services.close();
	}
}

async function open({ store, stories }: Services, storyId: Id): Promise<Record<string, number>> {
	const from = performance.now();
	const versions = await store.versions.list(storyId);
	const listed = performance.now();
	const kept = (await store.versions.text(storyId, versions[0]?.hash ?? '')) ?? [];
	const read = performance.now();
	const now = await stories.ask(storyRoom(storyId), { type: 'version', before: [] });
	const asked = performance.now();
	markChanges(kept, now.blocks);
	const all = performance.now();
	const parts = { list: listed - from, kept: read - listed, now: asked - read };
	const times = { ...parts, compared: all - asked, all: all - from };
	return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, round(time)]));
}

/** One writer's keys and backspaces, put into the log as they would come. */
async function generate(folder: string): Promise<Id> {
	return withServer(folder, async ({ desk, store, sync }) => {
		const storyId = newId();
		const room = storyRoom(storyId);
		await desk.execute(HOUSE, newId(), {
			...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
			...{ authorIds: [], target: null, blocks: [] }
		});
		const doc = await sync.read(room);
		const text = storyText(doc);
		const random = randomFrom(3);
		const below = (most: number) => Math.floor(random() * most);
		let updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		let at = text.length - 1;
		for (let edit = 1; edit <= EDITS; edit++) {
			if (below(200) === 0) at = below(text.length);
			const isBack = at > 5 && below(100) < 45;
			if (isBack) text.delete(--at, 1);
			else text.insert(at++, below(400) === 0 ? '\n' : (WORDS[below(WORDS.length)] ?? ''));
			if (edit % (EDITS / VERSIONS) >= 1) continue;
			await append(store, room, doc.clientID, updates);
			updates = [];
			await keep(store, storyId, text, edit);
		}
		await append(store, room, doc.clientID, updates);
		doc.destroy();
		return storyId;
	});
}

async function append(
	store: Services['store'],
	room: string,
	clientId: number,
	updates: readonly Uint8Array[]
): Promise<void> {
	await store.log.append(
		updates.map((bytes) => ({ room, personId: HOUSE, clientId, at: Date.now(), bytes }))
	);
}

async function keep(
	store: Services['store'],
	storyId: Id,
	text: Y.Text,
	at: number
): Promise<void> {
	const blocks = blocksOf(text);
	const counts = { length: text.length, added: 0, removed: 0 };
	await store.versions.keep({
		...{ id: newId(), storyId, at, personId: null, cause: 'pause', step: null, label: '' },
		...{ hash: hashOf(blocks), blocks, ...counts }
	});
}
