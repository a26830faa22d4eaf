import { pino } from 'pino';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import { pageState } from '#model/page-state.ts';
import { HOUSE } from '#model/person.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { TEMPLATES } from '#model/templates.ts';
import { startDerive, type Derive } from '#server/derive/derive.ts';
import { openDesk, type Answer, type Desk } from '#server/desk/desk.ts';
import type { Bus } from '#server/nodes/bus.ts';
import { createAudit } from '#server/audit/audit.ts';
import { createPlanHistory } from '#server/plan-history/plan-history.ts';
import { startProofs } from '#server/proofs/proofs.ts';
import { startSignatures } from '#server/signatures/signatures.ts';
import type { CommitEntry, Store } from '#server/store/store.ts';
import { Stories } from '#server/sync/stories.ts';
import { createSync, type Sync } from '#server/sync/sync.ts';
import { startHistory } from '#server/versions/history.ts';
import { createVersions } from '#server/versions/versions.ts';

const logger = pino({ level: 'silent' });
const TEMPLATE = 'sikai-news';

/** One of several servers on a store, as far as signing what is written needs it. */
export interface TextNode {
	readonly store: Store;
	readonly desk: Desk;
	readonly sync: Sync;
	readonly derive: Derive;
	/** Called once, right before the next command of that type is written. */
	before: { type: Command['type']; act: () => Promise<unknown> } | null;
	run(command: Command, personId?: Id): Promise<Answer>;
	/** Somebody writes at the beginning of a story; resolves once that is on disk. */
	write(storyId: Id, personId: Id, words: string): Promise<void>;
	hash(storyId: Id): string;
	close(): Promise<void>;
}

/** `bus`: to other servers, if there are any; the store is closed with it. */
export async function textNode(store: Store, bus?: Bus): Promise<TextNode> {
	const watched: Store = {
		...store,
		async commit(entry: CommitEntry, event) {
			const { before } = node;
			if (before?.type === entry.command.type) {
				node.before = null;
				await before.act();
			}
			return store.commit(entry, event);
		}
	};
	const desk = await openDesk({ store: watched, bus, log: logger });
	const sync = createSync({
		...{ log: store.log, bus, logger, view: desk.view, addressOf: () => '' },
		subscribe: (hear) => desk.subscribe(hear),
		auth: { personOf: async () => null, onRevoked: () => () => undefined }
	});
	const stories = new Stories({ feed: (room, since) => sync.feed(room, since), logger });
	const updates = store.log;
	const several = bus !== undefined;
	const derive = await startDerive({ desk, sync, stories, updates, log: logger, several });
	startProofs({ desk, derive, stories, store });
	createPlanHistory({ audit: createAudit(store.audit), desk, derive });
	const versions = createVersions({ stories, store });
	const signatures = startSignatures({ desk, sync, derive, versions, log: logger });
	const history = await startHistory({
		...{ desk, sync, derive, versions, stories, store, updates, log: logger }
	});
	const node: TextNode = {
		...{ store, desk, sync, derive, before: null },
		run: (command, personId = HOUSE) => desk.execute(personId, newId(), command),
		write: (storyId, personId, words) =>
			sync.edit(storyRoom(storyId), personId, (doc) => storyText(doc).insert(0, words)),
		hash: (storyId) => desk.view.get('facts', storyId)?.hash ?? '',
		async close() {
			await history.close();
			await signatures.close();
			await sync.close();
			await derive.close();
			await stories.close();
			await desk.close();
			await bus?.close();
			await store.close();
		}
	};
	return node;
}

/** A paper with an editor `li` and a chief editor `wei`. */
export async function smallPaper(node: TextNode): Promise<void> {
	for (const [id, role] of [
		['li', 'editor'],
		['wei', 'chief']
	] as const)
		await must(node, {
			...{ type: 'person.add', id, name: id, username: `${id}1`, email: null },
			roles: [role]
		});
	const template = TEMPLATES.find(({ id }) => id === TEMPLATE);
	if (!template) throw new Error('no template');
	await must(node, { type: 'newsroom.update', patch: { name: '临溪日报', formatId: 'sikai' } });
	await must(node, { type: 'template.save', template });
}

/** A story of a paragraph, the only one on the only page of a day. */
export async function storyOnPage(
	node: TextNode,
	date: string,
	words: string
): Promise<{ editionId: Id; storyId: Id }> {
	const [editionId, storyId] = [newId(), newId()];
	const templates = [{ templateId: TEMPLATE, name: '要闻' }];
	await must(node, {
		...{ type: 'edition.create', id: editionId, date, issue: null, pressAt: 0 },
		...{ formatId: 'sikai', from: { templates } }
	});
	const [page] = pagesOf(node.desk.view, editionId);
	await must(node, {
		...{ type: 'story.create', id: storyId, editionId, kind: 'news', section: '', target: null },
		...{ authorIds: ['li'], slotId: page?.slots.find(({ role }) => role === 'column')?.id },
		blocks: [{ type: 'paragraph', text: words }]
	});
	await node.derive.settle();
	return { editionId, storyId };
}

/** Signs the first page of an edition, as this server’s desk has it. */
export function signPage({ desk, run }: TextNode, editionId: Id): Promise<Answer> {
	const pages = pagesOf(desk.view, editionId);
	const [page] = pages;
	const state = page && pageState(desk.view, page, standingOn(desk.view, pages));
	if (!page || !state) throw new Error('no page');
	return run({ type: 'page.sign', id: newId(), pageId: page.id, hash: state.hash }, 'wei');
}

/** Sends an edition to press, as this server’s desk has it. */
export function press({ desk, run }: TextNode, id: Id, issue: number): Promise<Answer> {
	const state = pressState(desk.view, id);
	if (!state) throw new Error('no edition');
	return run({ type: 'edition.press', id, issue, expect: pressCode(state) }, 'wei');
}

async function must(node: TextNode, command: Command): Promise<void> {
	const answer = await node.run(command);
	if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
}
