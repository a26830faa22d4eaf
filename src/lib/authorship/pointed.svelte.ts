import type { AuthoredEditor, Authorship } from './authorship.svelte.ts';
import type { Passage } from './passages.ts';

/** How long a pointer rests on words before it says whose they are, ms. */
const REST = 250;
/** How long it stays after the pointer has left, so that it can be read and pointed at itself, ms. */
const STAY = 250;

/** The words somebody points at, or has tapped on. Escape, a key or scrolling puts it away. */
export class Pointed {
	/** `rect`: of the line under the pointer, in the window. */
	at = $state.raw<{ passage: Passage; rect: DOMRect } | null>(null);
	readonly #session: AuthoredEditor;
	readonly #authorship: Authorship;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(session: AuthoredEditor, authorship: Authorship) {
		this.#session = session;
		this.#authorship = authorship;
	}

	follow = (layer: HTMLElement): (() => void) | undefined => {
		const { editor, ready } = this.#session;
		if (!ready || !editor) return;
		const text = editor.view.dom;
		const stop = new AbortController();
		const listen = <K extends keyof DocumentEventMap>(
			target: EventTarget,
			type: K,
			hear: (event: DocumentEventMap[K]) => void
		) =>
			target.addEventListener(type, hear as EventListener, { signal: stop.signal, capture: true });
		listen(text, 'mouseover', (event) => this.#over(event));
		listen(text, 'mouseleave', () => this.#later(STAY, null));
		listen(layer, 'mouseover', () => clearTimeout(this.#timer));
		listen(layer, 'mouseout', () => this.#later(STAY, null));
		for (const type of ['keydown', 'scroll', 'mousedown'] as const)
			listen(document, type, () => this.#later(0, null));
		return () => {
			clearTimeout(this.#timer);
			this.at = null;
			stop.abort();
		};
	};

	#over(event: MouseEvent): void {
		const target = event.target instanceof Element ? event.target : null;
		const mark = target?.closest('.author-mark');
		if (!mark || event.buttons > 0) return this.#later(STAY, null);
		const { clientX: x, clientY: y } = event;
		this.#later(REST, () => {
			const view = this.#session.editor?.view;
			const place = view?.posAtCoords({ left: x, top: y });
			const passage = place && this.#authorship.at(place.pos);
			const lines = [...mark.getClientRects()];
			const rect = lines.find(({ top, bottom }) => top <= y && y <= bottom) ?? lines[0];
			if (passage && rect) this.at = { passage, rect };
		});
	}

	#later(ms: number, then: (() => void) | null): void {
		clearTimeout(this.#timer);
		if (!then && !this.at) return;
		this.#timer = setTimeout(then ?? (() => (this.at = null)), ms);
	}
}
