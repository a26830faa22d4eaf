import { getContext, setContext, untrack } from 'svelte';
import { isSingleKey, matches, type Combo } from './keys.ts';

/** A key that does something while the part of the screen that registered it is there. */
export interface Shortcut {
	keys: Combo;
	/** What it does, for the list of all shortcuts. */
	label: string;
	/** Heading in that list. */
	group: string;
	run: (event: KeyboardEvent) => void;
	/** Also while writing in a text field; only for keys with a modifier. */
	inText?: boolean;
	/** Gives way to a screen that uses the same key, whichever of the two came first. */
	yields?: boolean;
}

/** Whether keys typed there are words. */
export const isTextField = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.isContentEditable ||
		target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** Whether a key already does something where it is pressed: Space presses, arrows go to a neighbour. */
const isTheirs = (target: EventTarget | null, { key }: KeyboardEvent): boolean =>
	target instanceof HTMLElement &&
	((key === ' ' && target.matches('button, summary, input')) ||
		(key.startsWith('Arrow') && target.matches('input[type=radio], [role=tab]')));

/**
 * The keyboard of one window. Whoever registered last comes first, so that a panel can take over
 * a key of the screen below it. Single keys may be switched off (WCAG 2.1.4).
 */
export class Shortcuts {
	list = $state.raw<Shortcut[]>([]);
	singleKeys = $state(true);

	/** Returns what takes them away again; fit for an attachment or $effect. */
	add(...shortcuts: Shortcut[]): () => void {
		// Called within effects, which must not run again because another part adds its keys.
		this.list = [...untrack(() => this.list), ...shortcuts];
		return () => {
			this.list = this.list.filter((one) => !shortcuts.includes(one));
		};
	}

	handle(event: KeyboardEvent): void {
		// An input method's keys are never commands.
		if (event.defaultPrevented || event.isComposing || event.key === 'Process') return;
		const fitting = this.list.filter((one) => this.#fits(one, event));
		const found = fitting.findLast((one) => !one.yields) ?? fitting.at(-1);
		if (!found) return;
		event.preventDefault();
		found.run(event);
	}

	#fits(shortcut: Shortcut, event: KeyboardEvent): boolean {
		if (!matches(shortcut.keys, event) || isTheirs(event.target, event)) return false;
		const single = isSingleKey(shortcut.keys);
		if (single && (!this.singleKeys || document.querySelector('dialog[open]'))) return false;
		return (shortcut.inText === true && !single) || !isTextField(event.target);
	}
}

const key = Symbol('shortcuts');
export const provideShortcuts = (): Shortcuts => setContext(key, new Shortcuts());
export const useShortcuts = (): Shortcuts => getContext<Shortcuts>(key);
