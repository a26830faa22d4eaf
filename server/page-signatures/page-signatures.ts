import { pagesOf, standingOn } from '#model/board.ts';
import { isPrintedLongAgo } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import {
	causesBetween,
	holdsFor,
	type PageCause,
	type PageSignature
} from '#model/page-signature.ts';
import { pageState } from '#model/page-state.ts';
import { HOUSE } from '#model/person.ts';
import { isPressed } from '#model/press.ts';
import type { RecordKind } from '#model/records.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log.ts';

export interface PageSignaturesOptions {
	desk: Pick<Desk, 'view' | 'subscribe' | 'execute'>;
	log: Pick<Log, 'error'>;
	now?: () => number;
}

/** Strikes the signatures of clean proofs whose page is another one now. */
export interface PageSignatures {
	/** Resolves when every signature that a change has overtaken is struck. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** What a page is made of; comments and measured lines are no part of it. */
const PARTS: readonly RecordKind[] = [
	'newsroom',
	'person',
	'edition',
	'page',
	'placement',
	'story',
	'facts'
];

/** Changes of so long are looked at together, ms: it is a look at the papers of all years. */
const GATHER = 500;

export function startPageSignatures(options: PageSignaturesOptions): PageSignatures {
	const keeper = new Keeper(options);
	const stop = options.desk.subscribe(({ changes, personId }) => {
		const parts = changes.filter(({ kind }) => PARTS.includes(kind));
		// Of words the facts say whose they are; whoever has them derived has changed nothing.
		if (parts.some(({ kind }) => kind !== 'facts')) keeper.look([personId]);
		else if (parts.length > 0) keeper.look([]);
	});
	// Before a sudden stop a page may have been changed that nothing has been struck for.
	keeper.look([null]);
	return {
		settled: () => keeper.settled(),
		async close() {
			stop();
			await keeper.settled();
		}
	};
}

interface Overtaken {
	signature: PageSignature;
	causes: PageCause[];
}

class Keeper {
	readonly #options: PageSignaturesOptions;
	readonly #now: () => number;
	/** Who has changed something since the pages were last looked at; null: nobody knows who. */
	#by = new Set<Id | null>();
	#waits: NodeJS.Timeout | undefined;
	#looking: Promise<void> = Promise.resolve();

	constructor(options: PageSignaturesOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
	}

	/** Soon, and once for all that comes until then: while people type, facts are others all the time. */
	look(by: readonly (Id | null)[]): void {
		for (const id of by) this.#by.add(id);
		this.#waits ??= setTimeout(() => this.#begin(), GATHER).unref();
	}

	#begin(): void {
		clearTimeout(this.#waits);
		this.#waits = undefined;
		this.#looking = this.#looking
			.then(() => this.#strike())
			.catch((error: unknown) =>
				this.#options.log.error({ err: error }, 'signatures of pages could not be looked at')
			);
	}

	settled(): Promise<void> {
		if (this.#waits) this.#begin();
		return this.#looking;
	}

	async #strike(): Promise<void> {
		const { desk, log } = this.#options;
		const [changer = null, ...others] = this.#by;
		this.#by = new Set();
		for (const { signature, causes } of this.#overtaken()) {
			const words = causes.find(({ kind }) => kind === 'words');
			// Of several any may have been it.
			const by = words ? this.#writerOf(words) : others.length > 0 ? null : changer;
			const command = { type: 'pageSignature.void', id: signature.id, by, causes } as const;
			const done = await desk.execute(HOUSE, newId(), command);
			// The page may be the signed one again by now.
			if (!done.ok && done.error.reason !== 'invalid')
				log.error({ refusal: done.error, id: signature.id }, 'a clean proof was not struck');
		}
	}

	/** Of the papers in the making: what was printed under a signature stays printed under it. */
	#overtaken(): Overtaken[] {
		const { view } = this.#options.desk;
		const now = this.#now();
		const isOpen = ({ editionId }: PageSignature) => {
			const edition = view.get('edition', editionId);
			return edition !== undefined && !isPrintedLongAgo(edition, now) && !isPressed(edition);
		};
		const standing = [...view.list('pageSignature')].filter((one) => !one.void && isOpen(one));
		return [...Map.groupBy(standing, ({ editionId }) => editionId)].flatMap(
			([editionId, signatures]) => this.#changedIn(editionId, signatures)
		);
	}

	#changedIn(editionId: Id, signatures: readonly PageSignature[]): Overtaken[] {
		const { view } = this.#options.desk;
		const standing = standingOn(view, pagesOf(view, editionId));
		return signatures.flatMap((signature) => {
			const page = view.get('page', signature.pageId);
			const state = page ? pageState(view, page, standing) : null;
			if (!state || holdsFor(signature, state)) return [];
			return [{ signature, causes: causesBetween(signature.state, state) }];
		});
	}

	/** Who wrote last in a story whose words are others; null: nobody knows who. */
	#writerOf(words: PageCause): Id | null {
		if (!('storyId' in words)) return null;
		return this.#options.desk.view.get('facts', words.storyId)?.editedBy ?? null;
	}
}
