import type { Attachment } from 'svelte/attachments';
import { place } from './place.ts';

const DELAY_MS = 500;

/**
 * Shows a few words beside an element while it is hovered or focused by keyboard; Escape hides
 * them (WCAG 1.4.13). The element must carry the same words for assistive technology itself.
 */
export function tooltip(text: string): Attachment<HTMLElement> {
	return (anchor) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let shown: HTMLElement | undefined;

		function show() {
			if (shown) return;
			shown = document.createElement('div');
			shown.className = 'tip';
			shown.popover = 'manual';
			shown.setAttribute('aria-hidden', 'true');
			shown.textContent = text;
			document.body.append(shown);
			shown.showPopover();
			place(shown, anchor.getBoundingClientRect(), 'above');
		}
		function hide() {
			clearTimeout(timer);
			shown?.remove();
			shown = undefined;
		}
		function wait() {
			timer = setTimeout(show, DELAY_MS);
		}
		function focus(event: FocusEvent) {
			if (event.target instanceof HTMLElement && event.target.matches(':focus-visible')) show();
		}
		function key(event: KeyboardEvent) {
			if (event.key === 'Escape') hide();
		}

		const listeners: [string, EventListener][] = [
			['pointerenter', wait],
			['pointerleave', hide],
			['pointerdown', hide],
			['focusin', focus as EventListener],
			['focusout', hide],
			['keydown', key as EventListener]
		];
		for (const [type, listener] of listeners) anchor.addEventListener(type, listener);
		return () => {
			hide();
			for (const [type, listener] of listeners) anchor.removeEventListener(type, listener);
		};
	};
}
