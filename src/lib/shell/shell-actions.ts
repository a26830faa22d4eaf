import { getContext, setContext } from 'svelte';

/** What the shell can do for a screen inside it. */
export interface ShellActions {
	/** Opens "go to anything". */
	find: () => void;
	/** Begins a new story and opens it. */
	newStory: () => void;
}

const key = Symbol('shell actions');
export const provideShellActions = (actions: ShellActions): ShellActions =>
	setContext(key, actions);
export const useShellActions = (): ShellActions => getContext<ShellActions>(key);
