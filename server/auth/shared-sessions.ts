import type { Id } from '#model/ids.ts';
import type { Log } from '../log.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Sessions } from './sessions.ts';

/** How often sessions are looked up that another server may have ended, ms: while it can say so, and while not. */
const LOOK_MS = { up: 2000, down: 700 };
/** Sessions remembered; beyond it those that were asked about longest ago are forgotten. */
const REMEMBERED = 20_000;
/** Looked up in one question. */
const TOGETHER = 1000;

export interface SharedSessionsOptions {
	sessions: Pick<Sessions, 'among' | 'hear'>;
	bus: Bus;
	log: Pick<Log, 'error'>;
}

/** The sessions of which something may be open at this server, where others may end them. */
export interface SharedSessions {
	/** Somebody has come with it. */
	seen(sessionId: Id, personId: Id): void;
	close(): void;
}

/** Hears of sessions that other servers end, whatever becomes of what they say. */
export function watchSessions({ sessions, bus, log }: SharedSessionsOptions): SharedSessions {
	const known = new Map<Id, Id>();
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;
	let isCut = false;

	async function look(): Promise<void> {
		const ids = [...known.keys()];
		for (let from = 0; from < ids.length; from += TOGETHER) {
			const some = ids.slice(from, from + TOGETHER);
			const there = new Set(await sessions.among(some));
			for (const sessionId of some) {
				const personId = known.get(sessionId);
				if (there.has(sessionId) || personId === undefined) continue;
				known.delete(sessionId);
				sessions.hear({ personId, sessionId });
			}
		}
	}

	async function lookNow(): Promise<void> {
		clearTimeout(timer);
		try {
			await look();
			isCut = false;
		} catch (error) {
			if (!isCut) log.error({ err: error }, 'sessions could not be looked up');
			isCut = true;
		}
		clearTimeout(timer);
		const wait = bus.isUp ? LOOK_MS.up : LOOK_MS.down;
		if (!isClosed) timer = setTimeout(() => void lookNow(), wait).unref();
	}

	const stop = bus.onChange(() => void lookNow());
	void lookNow();
	return {
		seen(sessionId, personId) {
			known.delete(sessionId);
			known.set(sessionId, personId);
			const oldest = known.keys().next();
			if (known.size > REMEMBERED && !oldest.done) known.delete(oldest.value);
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
			stop();
		}
	};
}
