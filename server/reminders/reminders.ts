import { isPrintedLongAgo } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { isPressed } from '#model/press.ts';
import { checkAgain } from '#model/press-check/check-edition.ts';
import type { CheckItem } from '#model/press-check/check-item.ts';
import { askedAbout, askedOf, type Reminder } from '#model/press-check/reminder.ts';
import { gone, type DeskView, type RecordKind } from '#model/records.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log.ts';

export interface RemindersOptions {
	desk: Pick<Desk, 'view' | 'subscribe' | 'putDerived'>;
	log: Pick<Log, 'error'>;
	now?: () => number;
}

/** Takes reminders away of what has been seen to, or is another thing by now. */
export interface Reminders {
	/** Resolves when all that a change has answered are gone. */
	settled(): Promise<void>;
	close(): Promise<void>;
}

/** What the press check reads. */
const PARTS: readonly RecordKind[] = [
	...(['newsroom', 'person', 'edition', 'page', 'placement', 'story', 'facts'] as const),
	...(['measurement', 'thread', 'signature', 'pageSignature', 'waiver', 'reminder'] as const)
];

/** Of these, what is another all the time while people type. */
const DERIVED: readonly RecordKind[] = ['facts', 'measurement'];

/** Changes of so long are looked at together, ms: it is a look at the papers of all years. */
const GATHER = 500;
/** And so long where nothing but words and lines has changed. */
const GATHER_DERIVED = 5000;

export function startReminders(options: RemindersOptions): Reminders {
	const keeper = new Keeper(options);
	const stop = options.desk.subscribe(({ changes }) => {
		const parts = changes.filter(({ kind }) => PARTS.includes(kind));
		if (parts.some(({ kind }) => !DERIVED.includes(kind))) keeper.look(GATHER);
		else if (parts.length > 0) keeper.look(GATHER_DERIVED);
	});
	// What was seen to just before a sudden stop.
	keeper.look(GATHER);
	return {
		settled: () => keeper.settled(),
		async close() {
			stop();
			await keeper.settled();
		}
	};
}

class Keeper {
	readonly #options: RemindersOptions;
	readonly #now: () => number;
	#waits: NodeJS.Timeout | undefined;
	/** For how long it waits, ms. */
	#within = Infinity;
	#looking: Promise<void> = Promise.resolve();

	constructor(options: RemindersOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
	}

	/** In so long at most, and once for all that comes until then; ms. */
	look(within: number): void {
		if (within >= this.#within) return;
		clearTimeout(this.#waits);
		this.#within = within;
		this.#waits = setTimeout(() => this.#begin(), within).unref();
	}

	#begin(): void {
		clearTimeout(this.#waits);
		this.#waits = undefined;
		this.#within = Infinity;
		this.#looking = this.#looking
			.then(() => this.#settle())
			.catch((error: unknown) =>
				this.#options.log.error({ err: error }, 'reminders could not be looked at')
			);
	}

	settled(): Promise<void> {
		if (this.#waits) this.#begin();
		return this.#looking;
	}

	/** Paper by paper, so that commands and words come in between. */
	async #settle(): Promise<void> {
		const { desk } = this.#options;
		const papers = new Set([...desk.view.list('reminder')].map(({ editionId }) => editionId));
		for (const editionId of papers) {
			// Judged in the desk's turn: what somebody asks again meanwhile stays.
			await desk.putDerived((view) =>
				this.#answered(view, editionId).map(({ id }) => gone('reminder', id))
			);
			await new Promise((resolve) => setImmediate(resolve));
		}
	}

	#answered(view: DeskView, editionId: Id): Reminder[] {
		const now = this.#now();
		const reminders = [...view.list('reminder')].filter((one) => one.editionId === editionId);
		const edition = view.get('edition', editionId);
		if (!edition || isPressed(edition) || isPrintedLongAgo(edition, now)) return reminders;
		const again = checkAgain(view, edition, now);
		return reminders.filter((one) => !stands(one, again({ ...one, id: one.itemId })));
	}
}

function stands(reminder: Reminder, item: CheckItem | null): boolean {
	if (!item || askedAbout(item) !== reminder.about) return false;
	// Whose it is may have changed: while it is still one of theirs it stands.
	const asked = askedOf(item, reminder.personId);
	return reminder.personIds.some((id) => asked.includes(id));
}
