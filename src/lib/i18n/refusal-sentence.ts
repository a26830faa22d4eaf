import type { Refusal } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { refusalTexts } from './refusals.ts';
import type { Lang } from './texts.ts';

/** Why a command was not carried out, in a sentence; `personOf` finds who was first. */
export function refusalSentence(
	lang: Lang,
	error: Refusal | { reason: 'unreachable' | 'signed-out' },
	personOf: (id: Id) => { name: string } | undefined
): string {
	const texts = refusalTexts[lang];
	switch (error.reason) {
		case 'unreachable':
			return texts.unreachable;
		case 'signed-out':
			return texts.signedOut;
		default:
			return texts.say(error, (id) => personOf(id)?.name ?? texts.somebody);
	}
}
