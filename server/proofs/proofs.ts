import { storyRoom } from '#document/room-name.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import { formattedAs } from '#model/format.ts';
import type { Id } from '#model/ids.ts';
import type { ProofContent, ProofedStory } from '#model/pulled-proof.ts';
import type { DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Derive } from '../derive/derive.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Store } from '../store/store.ts';
import type { Logged } from '../sync/read-logged.ts';
import type { Stories } from '../sync/stories.ts';

/** Words of one proof, in characters of its JSON: a page of a newspaper has some ten thousand. */
const MAX_LENGTH = 2_000_000;

export interface ProofsOptions {
	desk: Pick<Desk, 'view' | 'prepare'>;
	stories: Pick<Stories, 'ask'>;
	store: Pick<Store, 'proofs'>;
	derive: Pick<Derive, 'lookAt'>;
	/** Characters a proof may have; MAX_LENGTH unless told. */
	maxLength?: number;
}

/** What pages were when their proofs were pulled; kept on disk, not in the desk's memory. */
export interface Proofs {
	/** Null: there is no such proof. */
	content(id: Id): Promise<ProofContent | null>;
}

export function startProofs(options: ProofsOptions): Proofs {
	options.desk.prepare('proof.pull', (command) => pulled(options, command));
	options.desk.prepare('page.sign', (command) => signed(options, command));
	return { content: (id) => options.store.proofs.content(id) };
}

/** 清样: the words that are kept must be those that the signature is for. */
async function signed(
	options: ProofsOptions,
	command: CommandOf<'page.sign'>
): Promise<Result<Prepared<'page.sign'>, Refusal>> {
	const { view } = options.desk;
	const { value: read, texts } = await contentOf(options, command.pageId);
	if (!read.ok) return read;
	const isOther = read.value.stories.some(
		({ storyId, hash }) => view.get('facts', storyId)?.hash !== hash
	);
	if (isOther) return err({ reason: 'page-changed' });
	return ok({ command, proof: { id: command.id, content: read.value }, texts });
}

/** It rests on no place in the log: what is written a moment later is not in it, and holds nobody up. */
async function pulled(
	options: ProofsOptions,
	command: CommandOf<'proof.pull'>
): Promise<Result<Prepared<'proof.pull'>, Refusal>> {
	const { value: read } = await contentOf(options, command.pageId);
	return read.ok ? ok({ command, proof: { id: command.id, content: read.value } }) : read;
}

/** With every word there is, wherever it was written. */
function contentOf(
	options: ProofsOptions,
	pageId: Id
): Promise<Logged<Result<ProofContent, Refusal>>> {
	const { view } = options.desk;
	const standing = standingOn(view, view.get('page', pageId)?.slots ?? []);
	return options.derive.lookAt([...standing.keys()], () => read(options, pageId));
}

async function read(
	{ desk, stories, maxLength = MAX_LENGTH }: ProofsOptions,
	pageId: Id
): Promise<Result<ProofContent, Refusal>> {
	const page = desk.view.get('page', pageId);
	if (!page) return err({ reason: 'not-found', what: 'page' });
	const standing = [...standingOn(desk.view, page.slots)];
	const asked = standing.map(async ([storyId, slotIds]): Promise<ProofedStory> => {
		const answer = await stories.ask(storyRoom(storyId), { type: 'copy', storyId });
		return { storyId, slotIds, ...answer };
	});
	const { slots } = page;
	const answers = await Promise.allSettled(asked);
	const found = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	if (found.length < asked.length) return err({ reason: 'invalid', what: 'story' });
	const content: ProofContent = { ...formattedAs(page), slots, stories: found };
	if (JSON.stringify(content).length > maxLength) return err({ reason: 'invalid', what: 'length' });
	return ok(content);
}

/** The stories on a page with their slots, in the page's order. */
function standingOn(view: DeskView, slots: ProofContent['slots']): Map<Id, Id[]> {
	const standing = new Map<Id, Id[]>();
	for (const { id } of slots) {
		const storyId = view.get('placement', id)?.storyId;
		if (storyId) standing.set(storyId, [...(standing.get(storyId) ?? []), id]);
	}
	return standing;
}
