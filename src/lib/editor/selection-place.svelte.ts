import type { EditorSession } from './editor-session.svelte.ts';

/** Room between the selection and what stands beside it, px; below it a phone draws its grips. */
const ABOVE = 6;
const BELOW = 32;

/** Where something stands beside the selection, within the sheet, px. */
export interface BesideSelection {
	left: number;
	top: number;
	/** Its lower edge stands at `top`; else its upper one. */
	above: boolean;
}

/**
 * Follows what is selected in the text with mouse, keyboard or finger, whether the text can be
 * edited or only read. Nothing stands beside a selection that is still being made, or while an
 * input method composes.
 */
export class SelectionPlace {
	at = $state.raw<BesideSelection | null>(null);
	#pressed = false;
	#frame = 0;
	readonly #session: EditorSession;

	constructor(session: EditorSession) {
		this.#session = session;
	}

	/** Starts following; returns how to stop. */
	follow(): () => void {
		const { editor } = this.#session;
		if (!editor) return () => undefined;
		const text = editor.view.dom;
		const stop = new AbortController();
		const listen = (target: EventTarget, type: string, hear: (event: Event) => void) =>
			target.addEventListener(type, hear, { signal: stop.signal });
		listen(document, 'selectionchange', () => this.#look());
		listen(text, 'compositionstart', () => this.#show(null));
		listen(text, 'pointerdown', (event) => this.#press((event as PointerEvent).pointerType));
		for (const end of ['pointerup', 'pointercancel']) listen(window, end, () => this.#letGo());
		// Words of others, and lines that break anew, move it.
		const resized = new ResizeObserver(() => this.#later());
		const changed = () => this.#later();
		resized.observe(text);
		editor.on('update', changed);
		// Something may be selected already.
		this.#frame = requestAnimationFrame(() => this.#look());
		return () => {
			stop.abort();
			resized.disconnect();
			editor.off('update', changed);
			cancelAnimationFrame(this.#frame);
		};
	}

	/** A mouse draws the selection until it is let go; a finger's press only begins one. */
	#press(pointer: string): void {
		this.#pressed = pointer === 'mouse';
		this.#show(null);
	}

	#letGo(): void {
		this.#pressed = false;
		this.#look();
	}

	#later(): void {
		if (!this.at) return;
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.#look());
	}

	#look(): void {
		const view = this.#session.editor?.view;
		const range = view && !this.#pressed && !view.composing ? rangeIn(view.dom) : null;
		this.#show(view && range && beside(range, view.dom));
	}

	#show(at: BesideSelection | null | undefined): void {
		if (at ?? this.at) this.at = at ?? null;
	}
}

/** What is selected within an element; null where nothing is, or nothing but white space. */
function rangeIn(element: HTMLElement): Range | null {
	const selection = getSelection();
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	const isInside = element.contains(range.startContainer) && element.contains(range.endContainer);
	return isInside && range.toString().trim() ? range : null;
}

function beside(range: Range, text: HTMLElement): BesideSelection | null {
	const sheet = text.closest('.paper')?.getBoundingClientRect();
	const canvas = text.closest('[data-story-canvas]')?.getBoundingClientRect();
	const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
	const [first, last] = [lines[0], lines.at(-1)];
	if (!sheet || !canvas || !first || !last) return null;
	// A phone shows its own menu above a selection.
	const above = !matchMedia('(pointer: coarse)').matches && first.top - canvas.top > 48;
	const line = above ? first : last;
	const top = above ? first.top - ABOVE : last.bottom + (above ? ABOVE : BELOW);
	return { left: line.left - sheet.left, top: top - sheet.top, above };
}
