import { isBlocking, type Notice } from '#model/mydesk/notices.ts';
import type { NoticeWords } from './say-notice.ts';

const KEY = 'copydesk.alerts';
/** More at once are counted, not listed. */
const MOST = 3;
/** Remembered as told. */
const KNOWN = 1000;
const HOUR = 3_600_000;

export interface AlertsOptions {
	/** A notice in words. */
	say: (notice: Notice) => Promise<Pick<NoticeWords, 'title' | 'detail' | 'href'>>;
	more: (count: number) => string;
	open: (href: string) => void;
	/** Until press, ms; negative: past it. */
	untilPress: () => number;
}

/**
 * Notices through the browser, for whoever wants them in this one, while a tab of ours is open and not
 * looked at. In the hour before press only what holds the paper up.
 */
export class Alerts {
	readonly #options: AlertsOptions;
	/** Told already, or there when the tab was opened. */
	#known: readonly string[] | null = null;
	#shown: Notification[] = [];
	/** unsupported: this browser has none, or the address is not safe enough for it. */
	state = $state<'off' | 'on' | 'denied' | 'unsupported'>('off');

	constructor(options: AlertsOptions) {
		this.#options = options;
	}

	/** In the browser, once. */
	begin(): () => void {
		if (!('Notification' in globalThis) || !isSecureContext) this.state = 'unsupported';
		else if (Notification.permission === 'denied') this.state = 'denied';
		else if (Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on')
			this.state = 'on';
		return () => this.#shown.forEach((one) => one.close());
	}

	/** On a person's press alone: browsers ask nobody otherwise, and nor do we. */
	async toggle(): Promise<void> {
		const wants = this.state === 'off';
		if (wants) {
			const answer = await Notification.requestPermission();
			this.state = answer === 'granted' ? 'on' : answer === 'denied' ? 'denied' : 'off';
		} else if (this.state === 'on') this.state = 'off';
		localStorage.setItem(KEY, this.state === 'on' ? 'on' : 'off');
	}

	/** Tells what is new among the unread ones since it was called last. */
	follow(unread: readonly Notice[]): void {
		const known = this.#known;
		this.#known = [...(known ?? []), ...unread.map(({ id }) => id)].slice(-KNOWN);
		if (known === null || this.state !== 'on' || document.hasFocus()) return;
		const { untilPress, more } = this.#options;
		const isRush = untilPress() >= 0 && untilPress() < HOUR;
		const fresh = unread.filter((one) => !known.includes(one.id) && (!isRush || isBlocking(one)));
		for (const one of fresh.slice(0, MOST)) void this.#tell(one);
		const rest = fresh.length - MOST;
		if (rest > 0) this.#show('more', { title: more(rest), detail: '', href: '/desk' });
	}

	async #tell(one: Notice): Promise<void> {
		this.#show(one.id, await this.#options.say(one));
	}

	/** Two tabs tell the same thing under one tag, and the browser shows it once. */
	#show(tag: string, { title, detail, href }: Awaited<ReturnType<AlertsOptions['say']>>): void {
		const shown = new Notification(title, { body: detail, tag });
		shown.onclick = () => {
			window.focus();
			shown.close();
			this.#options.open(href);
		};
		this.#shown = [...this.#shown.slice(-MOST), shown];
	}
}
