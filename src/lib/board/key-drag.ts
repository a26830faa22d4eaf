import { tick } from 'svelte';
import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import type { Hold } from './hold.svelte.ts';
import { isArrow, nextTarget } from '#lib/ui/next-target.ts';
import { TargetBoxes } from '#lib/ui/target-boxes.ts';

/**
 * Moving by keyboard: M or Space lifts the focused [data-story], arrows and page numbers choose,
 * Enter or Space lets go, Escape and Tab return. While a story is in hand all keys belong to it.
 */
export function keyDrag(hold: Hold): Attachment<HTMLElement> {
	return (root) => {
		const offLift = on(root, 'keydown', (event) => {
			const source = event.target instanceof HTMLElement ? event.target : null;
			const storyId = source?.dataset.story;
			const isLift = event.key === ' ' || event.key.toLowerCase() === 'm';
			if (!source || storyId === undefined || !isLift || hold.storyId !== null) return;
			// Shift+M opens 移到….
			if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
			event.preventDefault();
			event.stopPropagation();
			const from = source.closest<HTMLElement>('[data-target]')?.dataset.target ?? null;
			if (!hold.lift(storyId, 'keys', from)) return;
			hold.moves.announce(hold.moves.say.t.move.lifted(hold.moves.headline(storyId)));
		});
		const offKeys = on(window, 'keydown', (event) => carry(root, hold, event), { capture: true });
		return () => {
			offLift();
			offKeys();
			if (hold.mode === 'keys') hold.cancel();
		};
	};
}

function carry(root: HTMLElement, hold: Hold, event: KeyboardEvent): void {
	const { storyId } = hold;
	if (hold.mode !== 'keys' || storyId === null || event.isComposing) return;
	if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
	event.stopPropagation();
	if (event.key !== 'Tab') event.preventDefault();
	if (isArrow(event.key)) {
		hoverAt(root, hold, nextTarget(new TargetBoxes(root).now(), hold.over ?? '', event.key));
	} else if (/^[1-9]$/.test(event.key)) {
		hoverAt(root, hold, firstOnPage(hold, Number(event.key)));
	} else if (event.key === 'Enter' || event.key === ' ') {
		void hold.drop().then(async () => {
			await tick();
			focusStory(root, storyId);
		});
	} else if (event.key === 'Escape' || event.key === 'Tab') {
		hold.cancel();
		if (event.key === 'Escape') focusStory(root, storyId);
	}
}

function hoverAt(root: HTMLElement, hold: Hold, targetId: string | null): void {
	if (targetId === null) return;
	hold.hover(targetId);
	root
		.querySelector(`[data-target="${CSS.escape(targetId)}"]`)
		?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** A page's first empty slot, else its first. */
function firstOnPage({ moves }: Hold, number: number): string | null {
	const page = moves.board.pages.find((one) => one.number === number);
	const slots = page ? moves.slotsOf(page) : [];
	const empty = slots.find((slot) => slot.role !== 'jump' && moves.occupant(slot.id) === null);
	return (empty ?? slots[0])?.id ?? null;
}

export const focusStory = (root: HTMLElement, storyId: string): void =>
	root.querySelector<HTMLElement>(`[data-story="${CSS.escape(storyId)}"]`)?.focus();
