import { someEvenings } from '#tests/support/evenings.ts';
import { atLeast, none, type Figure } from './figure.ts';

/** No page is ever shown as signed that would print otherwise than the signed one. */
export async function evenings({ pages = 1_000, seed = 1 }): Promise<Figure[]> {
	const { wrong, held, overtaken } = someEvenings(seed, pages);
	return [
		none(`pages shown as signed and not the signed ones, in ${pages} evenings of 40 acts`, wrong),
		atLeast('looks at a page that stood signed', held, pages * 4),
		atLeast('looks at one that was changed since', overtaken, pages * 4)
	];
}
