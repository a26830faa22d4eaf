import { mayRun } from '#model/apply/may-run.ts';
import type { PlainCommand } from '#model/commands.ts';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { isPressed } from '#model/press.ts';
import { titleOf } from '#model/promise.ts';
import { holdingTexts } from '#lib/i18n/holding.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import { wordTexts } from '#lib/i18n/words.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';

/** What a dialog asks before it is done. */
export type Asking = { what: 'hold'; storyId: Id } | { what: 'carry'; storyIds: readonly Id[] };

/** Holding stories and carrying them over to another day: what is asked, and doing it. */
export class Holding {
	readonly desk: DeskState;
	readonly lang: Lang;
	readonly #toasts: Toasts;
	asking = $state.raw<Asking | null>(null);

	constructor(desk: DeskState, toasts: Toasts, lang: Lang) {
		this.desk = desk;
		this.#toasts = toasts;
		this.lang = lang;
	}

	get t() {
		return holdingTexts[this.lang];
	}

	/** What a story's menu offers of it to this person. */
	itemsOf(storyId: Id): MenuItem[] {
		const story = this.desk.story(storyId);
		if (!story || story.pressedIn !== undefined) return [];
		const release: PlainCommand = { type: 'story.release', id: storyId };
		const items: MenuItem[] = [];
		if (story.held && this.#may(release))
			items.push({
				label: this.t.release,
				icon: 'check',
				onselect: () => void this.release(storyId)
			});
		if (
			!story.held &&
			story.spikedAt === null &&
			this.#may({ ...release, type: 'story.hold', reason: '' })
		)
			items.push({
				...{ label: this.t.hold, icon: 'lock' },
				onselect: () => (this.asking = { what: 'hold', storyId })
			});
		if (this.mayCarry([storyId]))
			items.push({
				...{ label: this.t.carry, icon: 'calendar' },
				onselect: () => (this.asking = { what: 'carry', storyIds: [storyId] })
			});
		return items;
	}

	/** Editions that can still take stories, the next one first, then others of the same day: nobody carries one into a paper of the past. */
	daysFor(storyIds: readonly Id[]): Edition[] {
		const own = storyIds.flatMap(
			(id) => this.desk.edition(this.desk.story(id)?.editionId ?? '') ?? []
		);
		const open = this.desk.editions.filter(
			(one) => !isPressed(one) && own.every(({ id, date }) => one.id !== id && one.date >= date)
		);
		const isLater = (one: Edition) => own.every(({ date }) => one.date > date);
		return [...open.filter(isLater), ...open.filter((one) => !isLater(one))];
	}

	mayCarry = (storyIds: readonly Id[]): boolean =>
		storyIds.length > 0 &&
		this.#may({ type: 'story.carry', storyIds: [...storyIds], editionId: '' });

	title(storyId: Id): string {
		const story = this.desk.story(storyId);
		const facts = this.desk.facts(storyId);
		return titleOf(story, facts) || facts?.excerpt.slice(0, 18) || wordTexts[this.lang].untitled;
	}

	hold = (storyId: Id, reason: string) =>
		this.#run({ type: 'story.hold', id: storyId, reason }, this.t.holdDone);
	release = (storyId: Id) => this.#run({ type: 'story.release', id: storyId }, this.t.releaseDone);
	carry = (storyIds: readonly Id[], edition: Edition, day: string) =>
		this.#run(
			{ type: 'story.carry', storyIds: [...storyIds], editionId: edition.id },
			this.t.carryDone(storyIds.length, day)
		);

	close = (): void => void (this.asking = null);

	async #run(command: PlainCommand, done: string): Promise<void> {
		this.close();
		const ran = await this.desk.run(command);
		if (!ran.ok) {
			const sentence = refusalSentence(this.lang, ran.error, this.desk.person);
			return void this.#toasts.show(sentence, { tone: 'caution' });
		}
		const undo = { label: this.t.undo, run: () => void this.desk.undo(ran.value.id) };
		this.#toasts.show(done, { action: undo });
	}

	#may = (command: PlainCommand): boolean => mayRun(this.desk, this.desk.me, command);
}
