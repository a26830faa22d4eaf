import type { Theme } from '#lib/i18n/preferences.ts';
import type { linkTexts } from '#lib/i18n/link.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { PrintFault } from '#model/print-options.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Stands in the log beside what happened, for errors nobody expected. */
			id?: string;
			/** Of a 403: who may, where it is not a matter of one story. */
			only?: 'administrators' | 'log';
			/** Of a 503: why no page was printed. */
			print?: PrintFault;
			/** Of a 410: why a one-time link does not work. */
			link?: keyof (typeof linkTexts)['zh']['dead'];
			/** The database has not answered. */
			away?: true;
		}
		interface Locals {
			/** Who is signed in. */
			person: Person | null;
			/** Their session, and until when it holds (epoch ms). */
			session: { id: Id; expiresAt: number } | null;
			lang: Lang;
			theme: Theme;
			/** Something it asked the database was not answered. */
			isAway?: true;
		}
	}
}
