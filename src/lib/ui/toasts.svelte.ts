import { getContext, setContext } from 'svelte';

/** How long a toast with 撤销 stays, ms; the desk takes an undo for as long. */
export const UNDO_MS = 10_000;
const PLAIN_MS = 5_000;
const MOST = 3;

export interface Toast {
	id: number;
	text: string;
	tone: 'plain' | 'caution';
	/** Offered at its right end, such as 撤销. */
	action: { label: string; run: () => void } | null;
	ms: number;
}

/** The short messages at the foot of the screen; the newest last, three at most. */
export class Toasts {
	list = $state.raw<Toast[]>([]);
	#next = 1;

	show(
		text: string,
		options: { tone?: Toast['tone']; action?: Toast['action']; ms?: number } = {}
	): number {
		const { tone = 'plain', action = null, ms = action ? UNDO_MS : PLAIN_MS } = options;
		const toast = { id: this.#next++, text, tone, action, ms };
		this.list = [...this.list, toast].slice(-MOST);
		return toast.id;
	}

	/** What the newest toast offers to take back has been taken back otherwise. */
	dismissAction(): void {
		const offered = this.list.findLast((toast) => toast.action);
		if (offered) this.dismiss(offered.id);
	}

	dismiss(id: number): void {
		this.list = this.list.filter((toast) => toast.id !== id);
	}
}

const key = Symbol('toasts');
export const provideToasts = (): Toasts => setContext(key, new Toasts());
export const useToasts = (): Toasts => getContext<Toasts>(key);
