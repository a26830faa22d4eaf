import type { Id } from '#model/ids.ts';
import { addDays, dateAt, momentOf } from '#model/days.ts';
import { noticesOf, type Notice } from '#model/mydesk/notices.ts';
import type { Person } from '#model/person.ts';
import { viewOf } from '#model/view-of.ts';
import type { Desk } from '../desk/desk.ts';
import type { Log } from '../log.ts';
import type { Seen } from '../seen/seen.ts';
import { withTimeout } from '../with-timeout.ts';
import type { DigestChoices } from './choices.ts';
import { digestMail } from './digest-mail.ts';
import { MailError, type Mail, type Mailer } from './mailer.ts';

/** How often it is looked whether the time has come, ms. */
const TICK = 60_000;
/** A server that was down at the time sends the digest until so long after it, ms. */
const STILL = 2 * 3_600_000;
/** A mail that is on its way keeps the server from stopping so long, ms. */
const STOP = 2_000;
/** After a failure it is tried again so long after, ms; then no more for this day. */
const AGAIN = [60_000, 5 * 60_000, 20 * 60_000];

export interface DigestsOptions {
	desk: Pick<Desk, 'view' | 'snapshot'>;
	seen: Pick<Seen, 'of'>;
	choices: DigestChoices;
	mailer: Mailer;
	/** "HH:MM" in the paper's zone. */
	at: string;
	/** Of the server, without a slash at the end. */
	address: () => string;
	log: Pick<Log, 'info' | 'warn' | 'error'>;
	now?: () => number;
	/** Whether this server is the one of several that sends; true unless told. */
	isFirst?: () => boolean;
}

/** Once a day, a mail to whom something waits for. */
export interface Digests {
	/** Sends what is due; resolves once it is sent or has failed. Called by itself each minute. */
	tick(): Promise<void>;
	/** When something is to be sent next, epoch ms: now, as long as some of it is not seen to. Null: nobody wants any. */
	nextAt(): number | null;
	/** Sends nothing more; resolves when the mail that is on its way is sent or has failed, or takes too long. */
	close(): Promise<void>;
}

interface Failure {
	/** Of which day's digest. */
	due: number;
	times: number;
	/** Epoch ms. */
	nextAt: number;
}

export function startDigests(options: DigestsOptions): Digests {
	const digests = new LiveDigests(options);
	const timer = setInterval(() => void digests.tick(), TICK).unref();
	return {
		tick: () => digests.tick(),
		nextAt: () => digests.nextAt(),
		close: () => {
			clearInterval(timer);
			return digests.close();
		}
	};
}

class LiveDigests implements Digests {
	readonly #options: DigestsOptions;
	readonly #now: () => number;
	readonly #failures = new Map<Id, Failure>();
	#running: Promise<void> | null = null;
	#closed = false;

	constructor(options: DigestsOptions) {
		this.#options = options;
		this.#now = options.now ?? Date.now;
	}

	tick(): Promise<void> {
		this.#running ??= this.#send()
			.catch((error: unknown) => {
				this.#options.log.error({ err: error }, 'digests could not be sent');
			})
			.finally(() => (this.#running = null));
		return this.#running;
	}

	nextAt(): number | null {
		const { desk, choices, at } = this.#options;
		const timeZone = desk.view.get('newsroom', 'newsroom')?.timeZone;
		const wanting = [...desk.view.list('person')].filter(
			({ id, active, email }) => active && email && choices.of(id).wanted
		);
		if (timeZone === undefined || wanting.length === 0) return null;
		const now = this.#now();
		const due = this.#due();
		if (due !== null && wanting.some(({ id }) => choices.of(id).sentAt < due)) return now;
		const today = dateAt(now, timeZone);
		const times = [today, addDays(today, 1)].map((date) => momentOf(date, at, timeZone));
		return times.find((time) => time > now) ?? null;
	}

	async close(): Promise<void> {
		this.#closed = true;
		if (this.#running) await withTimeout(STOP, this.#running, () => undefined);
	}

	/** One after the other: a mail server sees one connection, and nobody waits for it. */
	async #send(): Promise<void> {
		const { desk, choices, log, isFirst = () => true } = this.#options;
		const due = this.#due();
		if (due === null || !isFirst()) return;
		// Another server may have sent some of them before it went away.
		await choices.renew();
		for (const person of [...desk.view.list('person')]) {
			// It may have slept since the last one, and another server be the first.
			if (this.#closed || !isFirst()) return;
			const { wanted, sentAt } = choices.of(person.id);
			const isOpen = person.active && wanted && sentAt < due && this.#mayTry(person.id, due);
			if (!isOpen || !person.email) continue;
			await this.#sendTo(person, person.email, due).catch((error: unknown) => {
				log.error(
					{ err: error, personId: person.id },
					'a digest was not claimed, or not given back'
				);
			});
		}
	}

	/** When today's, or yesterday's, was to be sent; null: that is too long ago, or still to come. */
	#due(): number | null {
		const { desk, at } = this.#options;
		const timeZone = desk.view.get('newsroom', 'newsroom')?.timeZone;
		if (timeZone === undefined) return null;
		const now = this.#now();
		const today = dateAt(now, timeZone);
		const times = [today, addDays(today, -1)].map((date) => momentOf(date, at, timeZone));
		return times.find((time) => time <= now && now - time < STILL) ?? null;
	}

	#mayTry(personId: Id, due: number): boolean {
		const failure = this.#failures.get(personId);
		return failure?.due !== due || failure.nextAt <= this.#now();
	}

	/**
	 * Claimed first, then sent: who dies in between has cost a mail all of which stands on the page and behind the
	 * bell. The other way round it would come twice, and be read less.
	 */
	async #sendTo(person: Person, to: string, due: number): Promise<void> {
		const { choices, mailer } = this.#options;
		const [before, at] = [choices.of(person.id).sentAt, this.#now()];
		if (!(await choices.claim(person.id, { due, at }))) return;
		try {
			const mail = this.#mailFor(person, to);
			if (mail) await mailer.send(mail);
		} catch (error) {
			if (this.#willTryAgain(person.id, due, error))
				return choices.release(person.id, { at, before });
		}
		this.#failures.delete(person.id);
	}

	/** Null: nothing waits for them. */
	#mailFor(person: Person, to: string): Mail | null {
		const { desk, seen, choices, address } = this.#options;
		const view = viewOf(desk.snapshot(person));
		const notices = noticesOf(view, person, seen.of(person.id), this.#now()).filter(isWaiting);
		if (notices.length === 0) return null;
		const { lang } = choices.of(person.id);
		return digestMail({ view, person, to, notices, lang, address: address() });
	}

	#willTryAgain(personId: Id, due: number, error: unknown): boolean {
		const before = this.#failures.get(personId);
		const times = (before?.due === due ? before.times : 0) + 1;
		const pause = AGAIN[times - 1];
		const again = !(error instanceof MailError && error.isFinal) && pause !== undefined;
		const { log } = this.#options;
		// A fault of one person's digest is no reason to keep the others waiting for theirs.
		if (error instanceof MailError)
			log.warn({ personId, times, again, reason: error.message }, 'a digest was not sent');
		else log.error({ err: error, personId, times, again }, 'a digest was not sent');
		if (again) this.#failures.set(personId, { due, times, nextAt: this.#now() + pause });
		return again;
	}
}

/** What they must do, read or not; what is only told, until it is read. */
const isWaiting = ({ kind, unread }: Notice): boolean => unread || kind !== 'told';
