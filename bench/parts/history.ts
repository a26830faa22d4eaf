import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { boot, type Services } from '../../server/boot.ts';
import { readConfig } from '../../server/config.ts';
import { hashOf } from '../../server/text-hash.ts';
import { storyRoom } from '../../src/lib/document/room-name.ts';
import { blocksOf } from '../../src/lib/document/story-doc.ts';
import { newId, type Id } from '../../src/lib/model/ids.ts';
import { markChanges } from '../../src/lib/model/marked-text.ts';
import { nameChanges } from '../../src/lib/model/name-changes.ts';
import { HOUSE } from '../../src/lib/model/person.ts';
import { median, round, type Figure } from '../lib/figures.ts';
import { longStory } from '../lib/long-story.ts';

const EDITS = 100_000;
const VERSIONS = 60;
const ROUNDS = 5;

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
		return [...raw, ...(await measured('compacted', folder, storyId))];
	} finally {
		await fs.rm(folder, { recursive: true });
	}
}

async function measured(which: string, folder: string, storyId: Id): Promise<Figure[]> {
	const times: Record<string, number>[] = [];
	for (let at = 0; at < ROUNDS; at++)
		times.push(await withServer(folder, (services) => open(services, storyId)));
	const medianOf = (part: 'all' | 'named') =>
		round(median(times.map((one) => one[part] as number)));
	const what = `history of ${EDITS.toLocaleString('en')} edits, ${VERSIONS} kept texts, ${which}, median`;
	return [
		{ what, measured: medianOf('all'), limit: 1000, unit: 'ms', detail: { times } },
		{
			what: 'the same until every change has the name of who made it',
			...{ measured: medianOf('named'), limit: 1000, unit: 'ms' }
		}
	];
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

async function open(
	{ store, stories, changeMakers }: Services,
	storyId: Id
): Promise<Record<string, number>> {
	const from = performance.now();
	const [latest] = await store.versions.list(storyId);
	const listed = performance.now();
	const making = changeMakers.between(storyId, latest?.id ?? '', null);
	const kept = (await store.versions.text(storyId, latest?.hash ?? '')) ?? [];
	const read = performance.now();
	const now = await stories.ask(storyRoom(storyId), { type: 'version', before: [] });
	const asked = performance.now();
	const marked = markChanges(kept, now.blocks);
	const all = performance.now();
	const made = await making;
	if (!made.ok || !made.value.authors) throw new Error('nobody can say who changed it');
	nameChanges(marked, made.value.authors);
	const named = performance.now();
	const parts = { list: listed - from, kept: read - listed, now: asked - read };
	const times = { ...parts, compared: all - asked, all: all - from, named: named - from };
	return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, round(time)]));
}

/** One writer's, with kept texts in between. */
async function generate(folder: string): Promise<Id> {
	return withServer(folder, (services) =>
		longStory(services, {
			...{ edits: EDITS, writers: [HOUSE], at: () => Date.now(), every: EDITS / VERSIONS },
			rest: (storyId, text, edit) => keep(services.store, storyId, text, edit)
		})
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
