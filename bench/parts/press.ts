import { INKS } from '#model/print-options.ts';
import { openSample } from '#tests/support/live-paper.ts';
import { median, round, type Figure } from '../lib/figures.ts';

const ROUNDS = 5;

/** From asking to the last byte of the sample edition’s eight pages, in each kind of ink, by turns. */
export async function measurePress(): Promise<Figure[]> {
	const paper = await openSample();
	try {
		const cookie = await paper.signIn('gu');
		const seconds = new Map(INKS.map((inks) => [inks, [] as number[]]));
		// What is read from the disk for the first time is no part of it.
		await printed(paper.server.origin, paper.edition.date, 'rgb', cookie);
		for (let round = 0; round < ROUNDS; round++)
			for (const [inks, taken] of seconds)
				taken.push(await printed(paper.server.origin, paper.edition.date, inks, cookie));
		return [...seconds].map(([inks, taken]) => ({
			what: `8 pages as a PDF, ${inks}, median of ${ROUNDS}`,
			measured: round(median(taken), 2),
			limit: 10,
			unit: 's',
			detail: { rounds: taken.map((one) => round(one, 2)) }
		}));
	} finally {
		await paper.close();
	}
}

/** How long it took, s. */
async function printed(
	origin: string,
	date: string,
	inks: string,
	cookie: string
): Promise<number> {
	const begun = performance.now();
	const query = `inks=${inks}&marks=1&stamp=1`;
	const answer = await fetch(`${origin}/editions/${date}/pdf?${query}`, { headers: { cookie } });
	const { byteLength } = await answer.arrayBuffer();
	if (!answer.ok || byteLength === 0) throw new Error(`${inks}: ${answer.status}`);
	return (performance.now() - begun) / 1000;
}
