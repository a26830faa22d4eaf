import { storyOfRoom } from '#document/room-name.ts';
import { isTheirTurn } from '#model/apply/needs.ts';
import { isOvertaken } from '#model/apply/signing.ts';
import type { CommandOf, Refusal } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { err, ok, type Result } from '#model/result.ts';
import { isStanding, lastStanding, signaturesOf } from '#model/signature.ts';
import type { Derive } from '../derive/derive.ts';
import type { Desk, Prepared } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Sync } from '../sync/sync.ts';
import type { Versions } from '../versions/versions.ts';

export interface SignaturesOptions {
	desk: Pick<Desk, 'view' | 'prepare' | 'subscribe' | 'execute'>;
	sync: Pick<Sync, 'onUpdate'>;
	derive: Pick<Derive, 'onUnchanged' | 'lookAt'>;
	versions: Versions;
	log: Pick<Log, 'error'>;
	now?: () => number;
}

/** The part of signatures that needs the words: what is signed is kept, and what it no longer is of is struck. */
export interface Signatures {
	/** Resolves when every signature that an edit has overtaken is struck. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

export function startSignatures(options: SignaturesOptions): Signatures {
	const { desk, sync, derive } = options;
	const keeper = new Keeper(options);
	desk.prepare('story.sign', (command, personId) => keeper.signed(command, personId));
	desk.prepare('story.return', (command, personId) => keeper.returned(command, personId));
	const stops = [
		sync.onUpdate((room, personId) => {
			const storyId = storyOfRoom(room);
			if (storyId) keeper.wrote(storyId, personId);
		}),
		desk.subscribe(({ changes }) => {
			for (const { kind, id, value } of changes)
				if (kind === 'facts' && value) keeper.look(id, value.editedAt);
		}),
		// What was typed and taken out again is nobody's change.
		derive.onUnchanged((storyId, at) => keeper.forget(storyId, at))
	];
	// Before a sudden stop somebody may have written what nothing has been struck for.
	const standing = [...desk.view.list('signature')].filter(isStanding);
	for (const storyId of new Set(standing.map((signature) => signature.storyId)))
		keeper.look(storyId, 0);
	return {
		settled: () => keeper.settled(),
		async close() {
			stops.forEach((stop) => stop());
			await keeper.settled();
		}
	};
}

/** An edit is noted twice, at most so far apart, ms. */
const SAME_TURN = 2;

class Keeper {
	readonly #options: SignaturesOptions;
	readonly #now: () => number;
	/** Who has written in each story since it was last looked at, and when last, epoch ms. */
	readonly #writers = new Map<Id, Map<Id, number>>();
	#looking: Promise<void> = Promise.resolve();

	constructor(options: SignaturesOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
	}

	wrote(storyId: Id, personId: Id): void {
		const writers = this.#writers.get(storyId) ?? new Map<Id, number>();
		this.#writers.set(storyId, writers.set(personId, Date.now()));
	}

	/** The facts of a story say what its words were when the edit of that moment was the last one. */
	look(storyId: Id, editedAt: number): void {
		const writers = this.forget(storyId, editedAt);
		this.#looking = this.#looking
			.then(() => this.#strike(storyId, writers))
			.catch((error: unknown) =>
				this.#options.log.error({ err: error, storyId }, 'a signature could not be looked at')
			);
	}

	/** Those who have written up to a moment; from here on they have not. */
	forget(storyId: Id, through: number): Id[] {
		const writers = this.#writers.get(storyId) ?? new Map<Id, number>();
		// Both parts hear of an edit in the same turn, this one last.
		const done = [...writers].filter(([, at]) => at <= through + SAME_TURN).map(([id]) => id);
		for (const id of done) writers.delete(id);
		if (writers.size === 0) this.#writers.delete(storyId);
		return done;
	}

	settled(): Promise<void> {
		return this.#looking;
	}

	/** The text that is signed, if it is the one that was seen. */
	async signed(
		command: CommandOf<'story.sign'>,
		personId: Id
	): Promise<Result<Prepared<'story.sign'>, Refusal>> {
		const { id, storyId, step, hash } = command;
		if (!this.#options.desk.view.get('story', storyId))
			return err({ reason: 'not-found', what: 'story' });
		const about = { id, storyId, at: this.#now(), personId, cause: 'step', step } as const;
		const { derive, versions } = this.#options;
		const read = await derive.lookAt([storyId], async () => ({
			version: await versions.read(about),
			amended: step === 'signOff' ? await this.#amended(storyId, hash) : undefined
		}));
		const { version, amended } = read.value;
		if (version.hash !== hash) return err({ reason: 'text-changed' });
		const { texts } = read;
		return ok({ command: amended ? { ...command, amended } : command, version, texts });
	}

	/** The paragraphs in which a text to be signed off differs from the one signed last. */
	async #amended(storyId: Id, hash: string): Promise<number[] | undefined> {
		const { desk, versions } = this.#options;
		const last = lastStanding(signaturesOf(desk.view, storyId));
		if (!last || last.step === 'handIn' || last.hash === hash) return undefined;
		return versions.paragraphsSince(storyId, last.hash);
	}

	async returned(
		command: CommandOf<'story.return'>,
		personId: Id
	): Promise<Result<Prepared<'story.return'>, Refusal>> {
		const { id, storyId } = command;
		if (!this.#options.desk.view.get('story', storyId))
			return err({ reason: 'not-found', what: 'story' });
		const about = { id, storyId, at: this.#now(), personId, cause: 'return' } as const;
		const { derive, versions } = this.#options;
		const { value: version, texts } = await derive.lookAt([storyId], () => versions.read(about));
		return ok({ command: { ...command, hash: version.hash }, version, texts });
	}

	/** Strikes the last signature where its text was changed by somebody whose turn it was not. */
	async #strike(storyId: Id, writers: readonly Id[]): Promise<void> {
		const { desk, versions, log } = this.#options;
		const story = desk.view.get('story', storyId);
		const signature = lastStanding(signaturesOf(desk.view, storyId));
		if (!story || !signature || !isOvertaken(desk.view, signature)) return;
		const wrote = writers.length > 0 ? writers : await versions.writersSince(signature.id);
		const by = this.#stranger(storyId, wrote);
		if (by === null) return;
		const paragraphs = await versions
			.paragraphsSince(storyId, signature.hash)
			.catch((error: unknown): number[] => {
				log.error({ err: error, storyId }, 'what differs from a signed text could not be found');
				return [];
			});
		const command = { type: 'signature.void', id: signature.id, by, paragraphs } as const;
		const done = await desk.execute(HOUSE, newId(), command);
		// The words may be the signed ones again by now.
		if (!done.ok && done.error.reason !== 'invalid')
			log.error({ refusal: done.error, storyId }, 'a signature was not struck');
	}

	/** Somebody who wrote though it is not their turn; null where nobody did. */
	#stranger(storyId: Id, wrote: readonly Id[]): Id | null {
		const { view } = this.#options.desk;
		const story = view.get('story', storyId);
		return (
			wrote.find((id) => {
				const person = view.get('person', id);
				return !story || !person || !isTheirTurn(view, person, story);
			}) ?? null
		);
	}
}
