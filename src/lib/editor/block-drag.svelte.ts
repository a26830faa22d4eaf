import type { EditorSession } from './editor-session.svelte.ts';

/** The margin beside the text in which the handle shows, px. */
const MARGIN = 64;

/**
 * Moving a block by its handle in the margin. The block is moved as one operation of the binding,
 * so that words a colleague types in it meanwhile go along.
 */
export class BlockDrag {
	/** The block the handle stands beside, and its top within the sheet; null: no handle. */
	at = $state.raw<{ index: number; top: number } | null>(null);
	held = $state(false);
	/** Where the block would come to stand, as a height within the sheet. */
	dropTop = $state<number | null>(null);
	#before = -1;
	readonly #session: EditorSession;

	constructor(session: EditorSession) {
		this.#session = session;
	}

	/** The pointer moves over the page: the handle follows from block to block. */
	hover(event: PointerEvent, canvas: HTMLElement): void {
		const text = this.#session.editor?.view.dom;
		if (this.held || event.pointerType !== 'mouse' || !text) return;
		const box = text.getBoundingClientRect();
		const view = canvas.getBoundingClientRect();
		const inside =
			event.clientX > box.left - MARGIN &&
			event.clientX < box.right &&
			event.clientY > view.top &&
			event.clientY < view.bottom;
		const index = inside ? this.#blocks().findIndex((one) => event.clientY < one.bottom) : -1;
		if (index === (this.at?.index ?? -1)) return;
		const block = this.#blocks()[index];
		this.at = block ? { index, top: block.top - this.#origin() } : null;
	}

	lift(event: PointerEvent): void {
		if (event.button !== 0 || !this.at) return;
		event.preventDefault();
		const { index } = this.at;
		const stop = new AbortController();
		const end = (drop: boolean) => {
			stop.abort();
			const before = this.#before;
			this.held = false;
			this.dropTop = null;
			this.at = null;
			this.#before = -1;
			if (drop && before >= 0 && before !== index && before !== index + 1)
				this.#session.editor?.commands.moveBlock(index, before);
			this.#session.focus();
		};
		this.held = true;
		const { signal } = stop;
		window.addEventListener('pointermove', (move) => this.#aim(move.clientY), { signal });
		window.addEventListener('pointerup', () => end(true), { signal });
		window.addEventListener('pointercancel', () => end(false), { signal });
		window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal });
	}

	#aim(y: number): void {
		const blocks = this.#blocks();
		const next = blocks.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
		this.#before = next < 0 ? blocks.length : next;
		const edge = next < 0 ? blocks.at(-1)?.bottom : blocks[next]?.top;
		this.dropTop = edge === undefined ? null : edge - this.#origin();
	}

	/** The blocks' boxes; only elements that are blocks, not widgets between them. */
	#blocks(): DOMRect[] {
		const view = this.#session.editor?.view;
		if (!view) return [];
		const boxes: DOMRect[] = [];
		view.state.doc.forEach((_node, offset) => {
			const element = view.nodeDOM(offset);
			if (element instanceof HTMLElement) boxes.push(element.getBoundingClientRect());
		});
		return boxes;
	}

	/** Top of the sheet, which the handle is placed in. */
	#origin(): number {
		const paper = this.#session.editor?.view.dom.closest('.paper');
		return paper?.getBoundingClientRect().top ?? 0;
	}
}
