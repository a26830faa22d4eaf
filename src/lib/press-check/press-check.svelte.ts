import type { RunError } from '#lib/sync/command-sender.ts';
import { mayRun } from '#model/apply/may-run.ts';
import type { PlainCommand } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { isPressed } from '#model/press.ts';
import { mayBeWaived, type CheckItem } from '#model/press-check/check-item.ts';
import { fixOf, type Fix } from '#model/press-check/fix-of.ts';
import {
	MAX_ASKED,
	askedAbout,
	askedOf,
	remindersOf,
	type Reminder
} from '#model/press-check/reminder.ts';
import type { Result } from '#model/result.ts';
import { byPage, byPerson, type CheckGroup } from './check-groups.ts';
import { EditionChecking } from './edition-checking.svelte.ts';
import { HeldList } from './held-list.svelte.ts';
import { NO_WAY, wayOf, type ItemWay } from './item-way.ts';

/** By whose page, or by who is to see to it. */
export type CheckOrder = 'page' | 'person';

/** The press check of one edition, live: what it says, and mending or letting pass. */
export class PressChecking extends EditionChecking {
	readonly list = new HeldList();
	order = $state<CheckOrder>('page');
	/** Somebody points at the list, or is in it. */
	isHeld = $state(false);

	readonly passed = $derived.by(() =>
		Object.values(this.check.passed).reduce((sum, count) => sum + count, 0)
	);

	/** @param number of the page alone; null: of all */
	groups(number: number | null): CheckGroup[] {
		const only = this.pages.find((page) => page.number === number)?.id;
		const rows = this.list.rows.filter(({ pageId }) => only === undefined || pageId === only);
		return this.order === 'page' ? byPage(rows, this.pages) : byPerson(rows);
	}

	/** What would mend it by one command of this person's; null: nothing would. */
	fix = (item: CheckItem): Fix | null => fixOf(this.desk, this.desk.me, this.edition, item);

	mayWaive = (item: CheckItem): boolean =>
		mayBeWaived(item.kind) &&
		!isPressed(this.edition) &&
		mayRun(this.desk, this.desk.me, this.#waiving(item, ' '));

	/** The id of the command that has mended it, to take it back by. */
	async mend({ command }: Fix): Promise<Result<{ id: Id }, RunError>> {
		return this.desk.run(command);
	}

	waive(item: CheckItem, reason: string): Promise<Result<{ id: Id }, RunError>> {
		return this.desk.run(this.#waiving(item, reason));
	}

	async unwaive({ waived }: CheckItem): Promise<Result<{ id: Id }, RunError> | null> {
		return waived && this.desk.run({ type: 'check.unwaive', id: waived.id });
	}

	/** What this person can do about it. */
	way(item: CheckItem): ItemWay {
		if (item.waived) return NO_WAY;
		const asked = remindersOf(this.desk, item);
		const fix = this.fix(item);
		const isOwn = item.forIds.includes(this.desk.me.id);
		return wayOf({ fix, asked, toAsk: this.#toAsk(item, asked) }, isOwn);
	}

	/** Whom this person may ask to see to it: all whose turn it is and who have not been asked. */
	#toAsk(item: CheckItem, before: readonly Reminder[]): Id[] {
		const { me } = this.desk;
		const asked = before.flatMap(({ personIds }) => personIds);
		const open = askedOf(item, me.id).filter((id) => !asked.includes(id));
		const some = open.slice(0, MAX_ASKED);
		return some.length > 0 && mayRun(this.desk, me, this.#asking(item, some)) ? some : [];
	}

	remind(item: CheckItem, personIds: Id[]): Promise<Result<{ id: Id }, RunError>> {
		return this.desk.run(this.#asking(item, personIds));
	}

	#asking(item: CheckItem, personIds: Id[]): PlainCommand {
		const { id: itemId, kind, pageId, storyId } = item;
		const what = { itemId, kind, about: askedAbout(item), pageId, storyId, personIds };
		return { type: 'check.remind', id: newId(), editionId: this.edition.id, ...what };
	}

	#waiving(item: CheckItem, reason: string): PlainCommand {
		const { id: itemId, kind, about, pageId, storyId } = item;
		const { id: editionId } = this.edition;
		const what = { itemId, kind, about, pageId, storyId, reason };
		return { type: 'check.waive', id: newId(), editionId, ...what };
	}
}
