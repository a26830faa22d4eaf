import type { Command } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { Page, Slot } from '#model/page.ts';
import { inReadingOrder } from '#model/board.ts';
import { doubtOf, outlookOf, targetsOf, type Outlook, type Target } from '#model/moving.ts';
import { mayPlaceOn } from '#model/apply/may-run.ts';
import type { boardTexts } from '#lib/i18n/board.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import type { wordTexts } from '#lib/i18n/words.ts';
import type { Announcer } from '#lib/ui/announcer.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { Board } from './board.svelte.ts';
import type { RunError } from '#lib/sync/command-sender.ts';

/** What the board says, in the language of the page. */
export interface BoardWords {
	t: (typeof boardTexts)['zh'];
	words: (typeof wordTexts)['zh'];
}

/** Name of a target as it stands in the page: a slot's id, or the pool. */
export type TargetId = Id;
export const POOL: TargetId = 'pool';

/** So much of a headline tells one story from another in a sentence. */
const NAME_LENGTH = 40;

/** Moving stories: what a move will do, in words, and doing it. All four ways end here. */
export class Moves {
	readonly board: Board;
	readonly say: BoardWords;
	readonly #toasts: Toasts;
	readonly #announcer: Announcer;

	constructor(board: Board, say: BoardWords, toasts: Toasts, announcer: Announcer) {
		this.board = board;
		this.say = say;
		this.#toasts = toasts;
		this.#announcer = announcer;
	}

	/** Whether the person may place anything anywhere in this edition. */
	get mayPlace(): boolean {
		const { desk, pages } = this.board;
		return pages.some((page) => mayPlaceOn(desk, desk.me, page));
	}

	/**
	 * @param expect what stood in the target when the story was lifted
	 * @param from the slot it was lifted from: a jump goes back alone
	 */
	outlook(
		storyId: Id,
		targetId: TargetId,
		expect = this.occupant(targetId),
		from: Id | null = null
	): Outlook | null {
		const target = this.target(targetId);
		if (!target) return null;
		const { desk, standing } = this.board;
		return outlookOf(desk, standing, desk.me, { storyId, target, expect, from });
	}

	/** Why a move is one to ask about first, in words; null: it is not. */
	doubt(storyId: Id, targetId: TargetId, outlook: Outlook): string | null {
		const target = this.target(targetId);
		const move = target && { storyId, target, expect: this.occupant(targetId) };
		const doubt = move && doubtOf(this.board.desk, move, outlook);
		return doubt ? this.say.t.move.doubt[doubt.why](this.headline(doubt.storyId)) : null;
	}

	target(targetId: TargetId): Target | undefined {
		return targetId === POOL ? 'pool' : this.board.slot(targetId);
	}

	/** A page's slots for stories, as keys walk them. */
	slotsOf(page: Page): Slot[] {
		return inReadingOrder(targetsOf(page));
	}

	occupant(targetId: TargetId): Id | null {
		return this.board.standing.bySlot.get(targetId)?.storyId ?? null;
	}

	/** As it is named within quotation marks: cut if it is long, quotations in it take single ones. */
	headline(storyId: Id): string {
		const whole = [...(this.board.headline(storyId) ?? this.say.words.untitled)];
		const headline = whole.slice(0, NAME_LENGTH).join('') + (whole.length > NAME_LENGTH ? '…' : '');
		return headline.replaceAll('“', '‘').replaceAll('”', '’');
	}

	placeName({ page, slot }: { page: Page; slot: Slot }): string {
		return this.say.t.move.place(page.number, this.say.words.slot[slot.role]);
	}

	announce(text: string): void {
		this.#announcer.say(text, 'assertive');
	}

	tell(text: string): void {
		this.#toasts.show(text);
	}

	/** Before a move that is to be asked about. */
	ask(doubt: string): void {
		this.#toasts.show(doubt, { tone: 'caution' });
		this.announce(doubt);
	}

	explainMayNot(): void {
		this.#toasts.show(this.say.t.move.mayNot);
	}

	/** Does what the outlook says. True when the desk carried it out. */
	async carryOut(storyId: Id, targetId: TargetId, outlook: Outlook): Promise<boolean> {
		if (outlook.will === 'stay') return true;
		if (!('command' in outlook)) {
			this.#toasts.show(this.blocked(outlook), { tone: 'caution' });
			return false;
		}
		const done = this.#done(storyId, targetId, outlook);
		return this.runWithUndo(outlook.command, done, (error) => this.#refusedMove(storyId, error));
	}

	/** Runs a command and says what came of it; where it was done, with 撤销. */
	async runWithUndo(
		command: Command,
		done: string,
		sentence = (error: RunError) => this.sentence(error)
	): Promise<boolean> {
		const result = await this.board.desk.run(command);
		if (!result.ok) {
			this.#toasts.show(sentence(result.error), { tone: 'caution' });
			return false;
		}
		this.tellDone(done, [result.value.id]);
		return true;
	}

	/** Runs a command that cannot be taken back, and says what came of it. */
	async run(command: Command, done: string): Promise<void> {
		const result = await this.board.desk.run(command, { undoable: false });
		if (result.ok) this.tell(done);
		else this.#toasts.show(this.sentence(result.error), { tone: 'caution' });
	}

	/** Says what was done by these commands, with 撤销 for all of them. */
	tellDone(done: string, commandIds: Id[]): void {
		if (commandIds.length === 0) return this.tell(done);
		this.#toasts.show(done, {
			action: { label: this.say.t.move.undo, run: () => void this.#undo(commandIds) }
		});
	}

	/** Why a target takes nothing, in words. */
	blocked(
		outlook: Extract<Outlook, { will: 'taken' | 'forbidden' | 'jump-first' | 'no-tease' }>
	): string {
		const { move } = this.say.t;
		if (outlook.will === 'taken') return move.taken(this.#name(outlook.by));
		if (outlook.will === 'jump-first') return move.jumpFirst;
		if (outlook.will === 'no-tease') return move.noTease[outlook.why](outlook.page.number);
		const { number, editorId } = outlook.page;
		return editorId === null
			? move.forbiddenNobody(number)
			: move.forbidden(number, this.#name(editorId));
	}

	/** In words: where a story stands now. */
	whereIs(storyId: Id): string {
		const [place] = this.board.standing.byStory.get(storyId) ?? [];
		return place ? this.placeName(place) : this.say.t.move.inPool;
	}

	#done(storyId: Id, targetId: TargetId, outlook: Outlook): string {
		const { move } = this.say.t;
		const headline = this.headline(storyId);
		const spot = this.board.slot(targetId);
		if (spot && outlook.will === 'tease') return move.teased(headline, spot.page.number);
		if (!spot || outlook.will !== 'place') {
			const isJump = outlook.will === 'unplace' && isJumpAlone(outlook.command);
			return isJump ? move.jumpTaken(headline) : move.unplaced(headline);
		}
		const { number } = spot.page;
		if (spot.slot.role === 'jump') return move.jumped(headline, number);
		return outlook.other?.to
			? move.swapped(headline, number, this.headline(outlook.other.storyId))
			: move.placed(headline, number);
	}

	/** Takes commands back, the last one first; stops where one cannot be. */
	async #undo(commandIds: Id[]): Promise<void> {
		for (const id of commandIds.toReversed()) {
			const result = await this.board.desk.undo(id);
			if (!result) return;
			if (!result.ok) {
				this.#toasts.show(this.sentence(result.error), { tone: 'caution' });
				return;
			}
		}
		this.#toasts.show(this.say.t.move.undone);
	}

	#refusedMove(storyId: Id, error: RunError): string {
		const why = this.sentence(error);
		if (error.reason !== 'taken') return why;
		return why + this.say.t.move.takenStill(this.headline(storyId), this.whereIs(storyId));
	}

	/** Why something was not carried out, in words. */
	sentence(error: RunError): string {
		return refusalSentence(this.board.format.lang, error, this.board.desk.person);
	}

	#name(personId: Id): string {
		return this.board.nameOf(personId) ?? this.say.t.unknownPerson;
	}
}

/** Whether a command takes back a jump and leaves the story where it begins. */
const isJumpAlone = (command: Command): boolean =>
	command.type === 'story.unplace' && command.slotId !== undefined;
