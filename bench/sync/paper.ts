import * as Y from 'yjs';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { put, type Change } from '#model/records.ts';
import { storyOfRoom } from '#document/room-name.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import type { NewUpdate, Store, UpdateLog } from '#server/store/store.ts';
import type { Shelf, Story } from './stories.ts';

/** As many editors as hold 600 connections, with at most 32 for each. */
const PEOPLE = 24;
const PASSWORD = '墨香里的夜班编辑部';
const DAY = 24 * 3_600_000;
/** Updates in one transaction. */
const BATCH = 500;

/** Sets up a paper with its people where the settings say; resolves to their ids. */
export async function setUpPaper(env: Record<string, string>): Promise<Id[]> {
	const services = await boot(readConfig({ LOG_LEVEL: 'warn', ...env }));
	try {
		const administrator = await begin(services);
		const others = Array.from({ length: PEOPLE - 1 }, (_, number) => employ(services, number));
		return [administrator, ...(await Promise.all(others))];
	} finally {
		await services.close();
	}
}

const usernameOf = (number: number): string => (number === 0 ? 'gu' : `editor${number}`);

async function begin({ setUp, desk }: Services): Promise<Id> {
	const token = setUp.path()?.split('/').at(-1) ?? '';
	const newsroom = {
		name: '临溪日报',
		timeZone: 'Asia/Shanghai',
		formatId: 'sikai',
		pressTime: '23:30'
	};
	const person = { username: usernameOf(0), name: '顾长河', email: null, chief: true };
	must(await setUp.run(token, { newsroom, administrator: { ...person, password: PASSWORD } }));
	const [administrator] = [...desk.view.list('person')];
	if (!administrator) throw new Error('the paper has nobody');
	return administrator.id;
}

async function employ({ people }: Services, index: number): Promise<Id> {
	const number = index + 1;
	const { person, link } = must(
		await people.add(HOUSE, {
			username: usernameOf(number),
			name: `编辑${number}`,
			email: null,
			roles: ['editor']
		})
	);
	must(await people.choosePassword(link.path.split('/').at(-1) ?? '', PASSWORD));
	return person.id;
}

/** Signs everybody in at a running server; resolves to their cookie headers. */
export async function signInAll(origin: string): Promise<string[]> {
	const cookies: string[] = [];
	for (let number = 0; number < PEOPLE; number++) {
		const answer = await fetch(`${origin}/api/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin },
			body: JSON.stringify({ login: usernameOf(number), password: PASSWORD })
		});
		if (!answer.ok) throw new Error(`nobody can sign in: ${answer.status}`);
		const parts = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		cookies.push(parts.join('; '));
	}
	return cookies;
}

/** Puts stories into a paper’s store, every update a row of the log as the server writes it. */
export async function shelve(
	store: Store,
	people: readonly Id[],
	{ stories, compacted }: Shelf
): Promise<void> {
	const [owner = ''] = people;
	await store.records.put(stories.map((story) => recordOf(story, owner)));
	for (const story of stories) {
		const seq = await write(store.log, story, people);
		if (compacted) await store.log.compact(story.room.name, story.state, seq);
	}
}

async function write(log: UpdateLog, story: Story, people: readonly Id[]): Promise<number> {
	let last = 0;
	const at = Date.now() - DAY;
	for (let from = 0; from < story.updates.length; from += BATCH) {
		const rows = story.updates.slice(from, from + BATCH).map((bytes, index): NewUpdate => {
			const clientId = clientOf(bytes);
			const personId = people[(clientId ?? 0) % people.length] as Id;
			return { room: story.room.name, personId, clientId, at: at + from + index, bytes };
		});
		last = (await log.append(rows)).at(-1) ?? last;
	}
	return last;
}

/** An update of one edit holds one client, or none where something was deleted only. */
function clientOf(update: Uint8Array): number | null {
	const [client] = Y.parseUpdateMeta(update).to.keys();
	return client ?? null;
}

function recordOf({ room }: Story, owner: Id): Change {
	const id = storyOfRoom(room.name) ?? newId();
	return put('story', {
		id,
		editionId: null,
		kind: 'news',
		stage: 'draft',
		section: '民生',
		authorIds: [],
		sharedIds: [],
		editorId: null,
		target: null,
		deadline: null,
		incomplete: false,
		spikedAt: null,
		createdAt: Date.now() - DAY,
		createdBy: owner
	});
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}
