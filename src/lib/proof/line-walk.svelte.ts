import type { PageLine } from '#lib/typeset/page-lines.ts';

/** Where a key leads from a line. */
export type Step = 'next' | 'back' | 'nextStory' | 'backStory' | 'first' | 'last' | 'top' | 'end';

const KEYS: Record<string, Step> = {
	ArrowDown: 'next',
	ArrowUp: 'back',
	ArrowRight: 'nextStory',
	ArrowLeft: 'backStory',
	Home: 'first',
	End: 'last'
};
/** With Ctrl or ⌘: of the page, not of the story. */
const WIDE: Record<string, Step> = { Home: 'top', End: 'end' };

/** What a key does on the page; null: nothing. */
export function stepOf(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>
): Step | null {
	if (event.altKey || event.shiftKey) return null;
	return (event.ctrlKey || event.metaKey ? WIDE : KEYS)[event.key] ?? null;
}

/**
 * The line that keys have walked to. It is known by its slot and number, so that a page which is set
 * anew under it, because a colleague writes, leaves it where it stands.
 */
export class LineWalk {
	readonly #lines: () => readonly PageLine[];
	#at = $state.raw<{ slotId: string; number: number } | null>(null);

	constructor(lines: () => readonly PageLine[]) {
		this.#lines = lines;
	}

	/** Of all lines; -1: there are none. */
	readonly index: number = $derived.by(() => {
		const lines = this.#lines();
		const at = this.#at;
		if (!at) return lines.length > 0 ? 0 : -1;
		const inSlot = lines.filter(({ slotId }) => slotId === at.slotId);
		const line = inSlot[Math.min(at.number, inSlot.length) - 1] ?? lines[0];
		return line ? lines.indexOf(line) : -1;
	});

	readonly line: PageLine | undefined = $derived.by(() => this.#lines()[this.index]);

	get count(): number {
		return this.#lines().length;
	}

	go(step: Step): void {
		const to = this.#lines()[this.#target(step)];
		if (to) this.#at = { slotId: to.slotId, number: to.number };
	}

	#target(step: Step): number {
		const { index, count } = this;
		switch (step) {
			case 'next':
				return Math.min(index + 1, count - 1);
			case 'back':
				return Math.max(index - 1, 0);
			case 'nextStory':
				return this.#slotFrom(index, 1);
			case 'backStory':
				return this.#slotFrom(index, -1);
			case 'first':
				return index + 1 - (this.line?.number ?? 1);
			case 'last':
				return index + (this.line?.of ?? 1) - (this.line?.number ?? 1);
			case 'top':
				return 0;
			case 'end':
				return count - 1;
		}
	}

	/** The first line of the slot after this one, or before it; there is no way round. */
	#slotFrom(index: number, by: 1 | -1): number {
		const lines = this.#lines();
		const here = lines[index]?.slotId;
		const heads = lines.flatMap(({ number }, at) => (number === 1 ? [at] : []));
		const head = heads.findIndex((at) => lines[at]?.slotId === here);
		return heads[head + by] ?? index;
	}
}
