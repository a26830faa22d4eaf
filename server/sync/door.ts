import type { IncomingMessage } from 'node:http';
import { CLOSE, type CloseCode } from '#document/close-codes.ts';
import { storyOfRoom } from '#document/room-name.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Auth, Revoked, SignedIn } from '../auth/auth.ts';
import type { Standing } from './connection.ts';
import type { Crowd } from './crowd.ts';
import type { Lease, Rooms } from './rooms.ts';
import { standingOf } from './standing.ts';

export const PATH = '/sync/';

/** Somebody on the way in, whose room is loaded. */
export interface Admission {
	lease: Lease;
	storyId: Id;
	signedIn: SignedIn;
	/** How they stand when they sit down: much may have changed while the room was being loaded. */
	sitDown(): Standing;
	/** They are gone, before that or after it. */
	release(): void;
}

/** A session on the way in. */
interface Coming {
	personId: Id;
	sessionId: Id;
}

export interface DoorOptions {
	auth: Pick<Auth, 'personOf'>;
	view: Pick<DeskView, 'get'>;
	rooms: Pick<Rooms, 'lease'>;
	/** Where a socket comes from, which behind a proxy is not where it is connected. */
	addressOf: (req: IncomingMessage) => string;
	crowd: Pick<Crowd, 'enter'>;
	/** Takes in what other servers have written. */
	refresh: () => Promise<void>;
}

/** Lets in who may: asks who comes, whether they may read, and has the room loaded. */
export class Door {
	readonly #options: DoorOptions;
	/** Those on the way in; true: signed out meanwhile. */
	readonly #coming = new Map<Coming, boolean>();

	constructor(options: DoorOptions) {
		this.#options = options;
	}

	/** Sessions have ended, also those of people on the way in. */
	revoke({ personId, sessionId }: Revoked): void {
		for (const guest of this.#coming.keys())
			if (guest.personId === personId && (sessionId ?? guest.sessionId) === guest.sessionId)
				this.#coming.set(guest, true);
	}

	/** `known` is called once somebody is found signed in, before their room is loaded. */
	async admit(
		req: IncomingMessage,
		url: URL,
		known: () => void = () => {}
	): Promise<Result<Admission, CloseCode>> {
		const { auth, addressOf, crowd } = this.#options;
		const storyId = storyOfRoom(url.pathname.slice(PATH.length));
		const version = Number(url.searchParams.get('v'));
		if (!Number.isInteger(version) || version < SCHEMA_VERSION) return err(CLOSE.outdated);
		const signedIn = await auth.personOf(req.headers);
		if (!signedIn) return err(CLOSE.signedOut);
		known();
		if (storyId === null) return err(CLOSE.noSuchStory);
		const leave = crowd.enter({ personId: signedIn.person.id, address: addressOf(req) });
		if (leave === null) return err(CLOSE.tooMany);
		const guest = { personId: signedIn.person.id, sessionId: signedIn.sessionId };
		this.#coming.set(guest, false);
		const standing = await this.#stand(signedIn.person.id, storyId);
		if (standing.ok) return this.#load(storyId, signedIn, guest, leave);
		this.#coming.delete(guest);
		leave();
		return standing;
	}

	/** A story that was made, or a right that was given, at another server a moment ago may be unknown here. */
	async #stand(personId: Id, storyId: Id): Promise<Standing> {
		const { view, refresh } = this.#options;
		const standing = standingOf(view, personId, storyId);
		if (standing.ok) return standing;
		try {
			await refresh();
		} catch {
			// The database is away: they come again.
			return err(CLOSE.unavailable);
		}
		return standingOf(view, personId, storyId);
	}

	async #load(
		storyId: Id,
		signedIn: SignedIn,
		guest: Coming,
		leave: () => void
	): Promise<Result<Admission, CloseCode>> {
		const { rooms, view } = this.#options;
		try {
			const lease = await rooms.lease(storyId);
			const sitDown = (): Standing => {
				const signedOut = this.#coming.get(guest);
				this.#coming.delete(guest);
				return signedOut ? err(CLOSE.signedOut) : standingOf(view, guest.personId, storyId);
			};
			const release = () => {
				this.#coming.delete(guest);
				leave();
				lease.release();
			};
			return ok({ lease, storyId, signedIn, sitDown, release });
		} catch {
			// Logged where the load failed.
			this.#coming.delete(guest);
			leave();
			return err(CLOSE.unavailable);
		}
	}
}
