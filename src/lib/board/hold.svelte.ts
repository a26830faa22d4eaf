import { getContext, setContext } from 'svelte';
import type { Standing } from '#model/board.ts';
import type { Id } from '#model/ids.ts';
import type { Outlook } from '#model/moving.ts';
import type { Moves, TargetId } from './moves.ts';
import { outlookWords } from './outlook-words.ts';

export type HoldMode = 'pointer' | 'keys';

/** The story in hand: what it is over, and what letting go would do. */
export class Hold {
	readonly moves: Moves;
	storyId = $state<Id | null>(null);
	mode = $state<HoldMode | null>(null);
	over = $state<TargetId | null>(null);
	/** Let go over a target and not yet answered by the desk. */
	landing = $state.raw<{ storyId: Id; targetId: TargetId } | null>(null);
	/** What stood where when it was lifted: nobody's later move is overwritten. */
	#lifted: Standing | null = null;
	#from: TargetId | null = null;
	/** Over this target it was asked whether the move is meant. */
	#asked: TargetId | null = null;

	readonly outlook = $derived.by((): Outlook | null =>
		this.storyId !== null && this.over !== null
			? this.moves.outlook(
					this.storyId,
					this.over,
					this.#lifted?.bySlot.get(this.over)?.storyId ?? null,
					this.#from
				)
			: null
	);

	constructor(moves: Moves) {
		this.moves = moves;
	}

	/** False where the person may place nothing: that is said, and nothing is lifted. */
	lift(storyId: Id, mode: HoldMode, from: TargetId | null): boolean {
		if (!this.moves.mayPlace) {
			this.moves.explainMayNot();
			return false;
		}
		this.#lifted = this.moves.board.standing;
		this.#from = from;
		this.#asked = null;
		this.storyId = storyId;
		this.mode = mode;
		this.over = from;
		this.#tell();
		return true;
	}

	hover(targetId: TargetId | null): void {
		if (targetId === this.over) return;
		this.over = targetId;
		this.#asked = null;
		this.#tell();
		if (this.mode === 'keys' && this.outlook) {
			this.moves.announce(outlookWords(this.moves, this.storyId, this.over, this.outlook).spoken);
		}
	}

	/**
	 * Lets go over the target it is over. Resolves to whether the story went there. By keys, which reach
	 * a target without a look at it, a doubtful move is asked about: the second time it is meant.
	 */
	async drop(): Promise<boolean> {
		const { storyId, over, outlook } = this;
		if (this.mode === 'keys' && storyId !== null && over !== null && outlook) {
			const doubt = this.#asked === over ? null : this.moves.doubt(storyId, over, outlook);
			if (doubt !== null) {
				this.#asked = over;
				this.moves.ask(doubt);
				return false;
			}
		}
		this.#letGo();
		if (storyId === null || over === null || !outlook) return false;
		this.landing = { storyId, targetId: over };
		const went = await this.moves.carryOut(storyId, over, outlook);
		this.landing = null;
		return went;
	}

	cancel(): void {
		if (this.storyId !== null && this.mode === 'keys') {
			this.moves.announce(this.moves.say.t.move.cancelled(this.moves.headline(this.storyId)));
		}
		this.#letGo();
	}

	#letGo(): void {
		this.storyId = this.mode = this.over = null;
		this.#tell();
	}

	#tell(): void {
		const { desk, edition } = this.moves.board;
		const at = { view: 'board', editionId: edition.id, storyId: null } as const;
		desk.goTo({ ...at, holding: this.storyId, over: this.over });
	}
}

const key = Symbol('hold');
export const provideHold = (hold: Hold): Hold => setContext(key, hold);
export const useHold = (): Hold => getContext<Hold>(key);
