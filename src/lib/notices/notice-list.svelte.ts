import { getContext, setContext, untrack } from 'svelte';
import type { Id } from '#model/ids.ts';
import { noticesOf, unreadOf, type Notice } from '#model/mydesk/notices.ts';
import { ALL } from '#model/seen.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Clock } from '#lib/ui/clock.svelte.ts';

/** The server's clock decides; what happened within this second has been seen, too, ms. */
const THIS_SECOND = 1000;

/** What its person must do, live; and what of it they have read. */
export class NoticeList {
	readonly #desk: DeskState;
	readonly #clock: Clock;
	isOpen = $state(false);

	constructor(desk: DeskState, clock: Clock) {
		this.#desk = desk;
		this.#clock = clock;
	}

	readonly all: readonly Notice[] = $derived.by(() =>
		noticesOf(this.#desk, this.#desk.me, this.#desk.seen, this.#clock.minute)
	);
	readonly unread: readonly Notice[] = $derived.by(() => unreadOf(this.all));

	read = ({ subject, at }: Pick<Notice, 'subject' | 'at'>): void =>
		void this.#desk.see(subject, at);

	readAll = (): void => void this.#desk.see(ALL, this.#now());

	/** A story is looked at, from here on until what is returned is called: attach it to its page. */
	looksAt(storyId: Id): () => void {
		// Again whenever something new comes to it while it is open; by its moment, which a mark leaves.
		const latest = $derived(
			Math.max(...this.all.flatMap((one) => (one.storyId === storyId ? one.at : [])))
		);
		void latest;
		const see = () => {
			if (!document.hidden) void this.#desk.see(storyId, this.#now());
		};
		untrack(see);
		document.addEventListener('visibilitychange', see);
		return () => {
			document.removeEventListener('visibilitychange', see);
			// While effects are taken down states read as they were before: what was marked would be again.
			queueMicrotask(see);
		};
	}

	#now = (): number => untrack(() => this.#clock.now) + THIS_SECOND;
}

const key = Symbol('notices');
export const provideNotices = (notices: NoticeList): NoticeList => setContext(key, notices);
export const useNotices = (): NoticeList => getContext<NoticeList>(key);
