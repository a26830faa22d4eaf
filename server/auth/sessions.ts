import type { Id } from '#model/ids.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Better } from './better.ts';

/** A session as better-auth stores it. */
interface StoredSession {
	id: Id;
	userId: Id;
	token: string;
	createdAt: Date;
	updatedAt: Date;
	expiresAt: Date;
	ipAddress?: string | null;
	userAgent?: string | null;
}

/** One of a person's sessions, as they see it in their list. */
export interface SessionInfo {
	id: Id;
	address: string;
	userAgent: string;
	/** Epoch ms; used: in steps of a quarter of an hour. */
	startedAt: number;
	usedAt: number;
	expiresAt: number;
}

/** What ended: one session, or (sessionId null) all of a person's. */
export interface Revoked {
	personId: Id;
	sessionId: Id | null;
}

/** The sessions there are, and who wants to know when one ends before its time. */
export interface Sessions {
	of(personId: Id): Promise<SessionInfo[]>;
	/** When each person last used a session, epoch ms. */
	lastUse(): Promise<Map<Id, number>>;
	/** Ends one of a person's sessions (`only`), or all but one (`except`), or all. */
	revoke(personId: Id, which?: { only?: Id; except?: Id }): Promise<void>;
	onRevoked(listener: (revoked: Revoked) => void): () => void;
	/** Those of them that are there still. */
	among(ids: readonly Id[]): Promise<Id[]>;
	/** Another server has ended it. */
	hear(revoked: Revoked): void;
	close(): void;
}

export function createSessions(better: Better, bus?: Bus): Sessions {
	const listeners = new Set<(revoked: Revoked) => void>();
	const hear = (revoked: Revoked) => listeners.forEach((listener) => listener(revoked));
	const stopHearing = bus?.subscribe(REVOKED, (bytes) => {
		hear(JSON.parse(new TextDecoder().decode(bytes)) as Revoked);
	});

	async function find(personId?: Id): Promise<StoredSession[]> {
		const { adapter } = await better.$context;
		return adapter.findMany<StoredSession>({
			model: 'session',
			where: [
				{ field: 'expiresAt', operator: 'gt', value: new Date() },
				...(personId === undefined ? [] : [{ field: 'userId', value: personId }])
			],
			limit: 10_000
		});
	}

	function tell(revoked: Revoked): void {
		hear(revoked);
		bus?.publish(REVOKED, new TextEncoder().encode(JSON.stringify(revoked)));
	}

	return {
		async of(personId) {
			const found = await find(personId);
			return found.map(infoOf).sort((a, b) => b.usedAt - a.usedAt);
		},
		async lastUse() {
			const latest = new Map<Id, number>();
			for (const { userId, updatedAt } of await find()) {
				const at = new Date(updatedAt).getTime();
				if (at > (latest.get(userId) ?? 0)) latest.set(userId, at);
			}
			return latest;
		},
		async revoke(personId, { only, except } = {}) {
			const { internalAdapter } = await better.$context;
			if (only === undefined && except === undefined) {
				await internalAdapter.deleteUserSessions(personId);
				tell({ personId, sessionId: null });
				return;
			}
			for (const { id, token } of await find(personId)) {
				if (id === except || (only !== undefined && id !== only)) continue;
				await internalAdapter.deleteSession(token);
				tell({ personId, sessionId: id });
			}
		},
		onRevoked(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async among(ids) {
			const { adapter } = await better.$context;
			const found = await adapter.findMany<Pick<StoredSession, 'id'>>({
				model: 'session',
				where: [{ field: 'id', operator: 'in', value: [...ids] }],
				limit: ids.length
			});
			return found.map(({ id }) => id);
		},
		hear,
		close: () => stopHearing?.()
	};
}

const REVOKED = 'revoked';

const infoOf = (session: StoredSession): SessionInfo => ({
	id: session.id,
	address: session.ipAddress ?? '',
	userAgent: session.userAgent ?? '',
	startedAt: new Date(session.createdAt).getTime(),
	usedAt: new Date(session.updatedAt).getTime(),
	expiresAt: new Date(session.expiresAt).getTime()
});
