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
	/**
	 * Notes at a moment that the digest due before it is seen to, if nobody has; false: another server has. Of
	 * those that try at once one succeeds.
	 */
	claim(personId: Id, claim: { due: number; at: number }): Promise<boolean>;
	/** Takes a claim back, if it is there still: somebody may try again. */
	release(personId: Id, claim: { at: number; before: number }): Promise<void>;
	/** Reads what other servers have kept, where there are any. */
	renew(): Promise<void>;
}

/** Which column has what. */
const COLUMNS = { wanted: 'wanted', lang: 'lang', sentAt: 'sent_at' } as const;

const rowOf = ({ wanted, lang, sentAt }: DigestChoice) => ({
	...{ wanted: Number(wanted), lang, sent_at: sentAt }
});

const UNSAID: DigestChoice = { wanted: true, lang: 'zh', sentAt: 0 };

/** With `bus` others keep them as well, and are told. */
export async function openChoices(
	db: Kysely<Pick<Tables, 'digest_choice'>>,
	bus?: Pick<Bus, 'publish' | 'subscribe'>
): Promise<DigestChoices> {
	const byPerson = new Map<Id, DigestChoice>();
	const of = (personId: Id) => byPerson.get(personId) ?? UNSAID;
	const tell = (personId: Id, choice: DigestChoice) =>
		bus?.publish('digest-choice', new TextEncoder().encode(JSON.stringify([personId, choice])));
	async function read(): Promise<void> {
		for (const row of await db.selectFrom('digest_choice').selectAll().execute())
			byPerson.set(row.person_id, {
				...{ wanted: row.wanted !== 0, lang: row.lang === 'en' ? 'en' : 'zh' },
				sentAt: row.sent_at
			});
	}
	await read();
	bus?.subscribe('digest-choice', (bytes) => {
		const [personId, told] = JSON.parse(new TextDecoder().decode(bytes)) as [Id, DigestChoice];
		// Who tells it may not have heard of the last one.
		byPerson.set(personId, { ...told, sentAt: Math.max(told.sentAt, of(personId).sentAt) });
	});
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
			const row = rowOf(next);
			// What is not changed may be another by now.
			const changed = Object.keys(change).map((field) => COLUMNS[field as keyof DigestChoice]);
			const updates = Object.fromEntries(changed.map((column) => [column, row[column]]));
			await db
				.insertInto('digest_choice')
				.values({ person_id: personId, ...row })
				.onConflict((conflict) => conflict.column('person_id').doUpdateSet(updates))
				.execute();
			tell(personId, next);
		},
		async claim(personId, { due, at }) {
			const next = { ...of(personId), sentAt: at };
			const claimed = await db
				.insertInto('digest_choice')
				.values({ person_id: personId, ...rowOf(next) })
				.onConflict((conflict) =>
					conflict
						.column('person_id')
						.doUpdateSet({ sent_at: at })
						.where('digest_choice.sent_at', '<', due)
				)
				.returning('sent_at')
				.executeTakeFirst();
			if (!claimed) {
				await read();
				return false;
			}
			byPerson.set(personId, next);
			tell(personId, next);
			return true;
		},
		async release(personId, { at, before }) {
			byPerson.set(personId, { ...of(personId), sentAt: before });
			await db
				.updateTable('digest_choice')
				.set({ sent_at: before })
				.where('person_id', '=', personId)
				.where('sent_at', '=', at)
				.execute();
		},
		renew: async () => (bus ? read() : undefined)
	};
}
