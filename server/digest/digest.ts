import type { Kysely } from 'kysely';
import type { Id } from '#model/ids.ts';
import type { MailConfig } from '../config.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Tables } from '../store/tables.ts';
import { openChoices, type DigestChoices, type MailLang } from './choices.ts';
import { startDigests, type Digests, type DigestsOptions } from './digests.ts';
import { MailError, openMailer } from './mailer.ts';

export interface DigestOptions extends Omit<DigestsOptions, 'choices' | 'mailer' | 'at'> {
	db: Kysely<Tables>;
	/** Null: no mail is sent. */
	mail: MailConfig | null;
	/** To other servers, where there are any. */
	bus?: Bus;
}

/** The mail that tells people once a day what waits for them, where the server has a way to send mails. */
export interface Digest extends Digests {
	/** Whether mails are sent at all. */
	readonly isOn: boolean;
	/** When, "HH:MM" in the paper's zone. */
	readonly at: string;
	readonly choices: DigestChoices;
	/** Somebody looks at pages in a language: their mails are in it, too. */
	speaks(personId: Id, lang: MailLang): void;
}

export async function openDigest({ db, mail, bus, ...options }: DigestOptions): Promise<Digest> {
	const choices = await openChoices(db, bus);
	const speaks: Digest['speaks'] = (personId, lang) => {
		choices.set(personId, { lang }).catch((error: unknown) => {
			options.log.error({ err: error, personId }, 'a language was not kept');
		});
	};
	const about = { choices, speaks, at: mail?.digestAt ?? '' };
	if (!mail)
		return {
			...about,
			isOn: false,
			tick: async () => {},
			nextAt: () => null,
			close: async () => {}
		};
	const mailer = await openMailer(mail);
	const digests = startDigests({ ...options, choices, mailer, at: mail.digestAt });
	// Not waited for: a mail server that is away keeps nobody from the paper.
	mailer.check().catch((error: unknown) => {
		if (!(error instanceof MailError)) throw error;
		options.log.warn(`No mail can be sent at present: ${error.message}`);
	});
	return {
		...about,
		isOn: true,
		tick: () => digests.tick(),
		nextAt: () => digests.nextAt(),
		async close() {
			await digests.close();
			mailer.close();
		}
	};
}
