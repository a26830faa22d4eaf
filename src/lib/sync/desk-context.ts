import { getContext, setContext } from 'svelte';
import type { DeskState } from './desk.svelte.ts';

const key = Symbol('desk');

/** Hands the desk down to every component below. */
export function provideDesk(desk: DeskState): DeskState {
	return setContext(key, desk);
}

/** The desk of this tab; call while a component is being made. */
export function useDesk(): DeskState {
	return getContext<DeskState>(key);
}
