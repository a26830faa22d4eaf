import { part } from './dom.ts';

/** A sheet that comes up from below: the browser keeps the focus in it and gives it back. */
export class Sheet {
	readonly #dialog: HTMLDialogElement;

	/** `mayClose` is asked before Escape or a press beside it closes it. */
	constructor(name: string, mayClose: () => boolean = () => true) {
		this.#dialog = part<HTMLDialogElement>(name);
		const leave = (event: Event) => {
			event.preventDefault();
			if (mayClose()) this.close();
		};
		this.#dialog.addEventListener('cancel', leave);
		this.#dialog.addEventListener('click', (event) => {
			const isClose = event.target instanceof Element && event.target.closest('[data-close]');
			if (event.target === this.#dialog || isClose) leave(event);
		});
	}

	open(): void {
		if (!this.#dialog.open) this.#dialog.showModal();
	}

	close(): void {
		this.#dialog.close();
	}
}
