import type { Kysely } from 'kysely';
import type { Id } from '#model/ids.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Tables } from '../store/tables.ts';

/** Languages of mails. */
export type MailLang = 'zh' | 'en';

/** What somebody wants of the digest. */
export interface DigestChoice {
	wanted: boolean;
	/** That of the pages they looked at last. */
	lang: MailLang;
	/** When it was last seen to: sent, or nothing was to be said; epoch ms. 0: never. */
	sentAt: number;
}

/** Kept beside the records: nobody else's business. */
export interface DigestChoices {
	of(personId: Id): DigestChoice;
	/** Resolves once it is kept; what is so already is not written. */
	set(personId: Id, change: Partial<DigestChoice>): Promise<void>;
	/** Reads what other servers have kept, where there are any. */
	renew(): Promise<void>;
}

const UNSAID: DigestChoice = { wanted: true, lang: 'zh', sentAt: 0 };

/** With `bus` others keep them as well, and are told. */
export async function openChoices(
	db: Kysely<Pick<Tables, 'digest_choice'>>,
	bus?: Pick<Bus, 'publish' | 'subscribe'>
): Promise<DigestChoices> {
	const byPerson = new Map<Id, DigestChoice>();
	async function read(): Promise<void> {
		for (const row of await db.selectFrom('digest_choice').selectAll().execute())
			byPerson.set(row.person_id, {
				...{ wanted: row.wanted !== 0, lang: row.lang === 'en' ? 'en' : 'zh' },
				sentAt: row.sent_at
			});
	}
	await read();
	bus?.subscribe('digest-choice', (bytes) => {
		const told = JSON.parse(new TextDecoder().decode(bytes)) as [Id, DigestChoice];
		byPerson.set(...told);
	});
	const of = (personId: Id) => byPerson.get(personId) ?? UNSAID;
	return {
		of,
		async set(personId, change) {
			const before = of(personId);
			const next = { ...before, ...change };
			const isSame = (Object.keys(next) as (keyof DigestChoice)[]).every(
				(field) => next[field] === before[field]
			);
			if (isSame && byPerson.has(personId)) return;
			byPerson.set(personId, next);
			const row = { wanted: Number(next.wanted), lang: next.lang, sent_at: next.sentAt };
			await db
				.insertInto('digest_choice')
				.values({ person_id: personId, ...row })
				.onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
				.execute();
			bus?.publish('digest-choice', new TextEncoder().encode(JSON.stringify([personId, next])));
		},
		renew: async () => (bus ? read() : undefined)
	};
}
