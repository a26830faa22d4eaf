import { someNights } from '#tests/support/nights.ts';
import { atLeast, none, type Figure } from './figure.ts';

/** No text is ever shown as signed whose hash is not the signed one, whatever people do. */
export async function nights({ stories = 10_000, seed = 1 }): Promise<Figure[]> {
	const { wrong, signedOff, struck } = someNights(seed, stories);
	return [
		none(`shown as signed and not the signed text, in ${stories} nights of 24 acts`, wrong),
		atLeast('moments at which a story stood signed off', signedOff, stories / 10),
		atLeast('signatures that an edit struck', struck, stories / 10)
	];
}
