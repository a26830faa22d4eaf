import { chromium, type BrowserContext } from '@playwright/test';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { fillEdition, headlineOf } from '#tests/support/full-edition.ts';
import { addYears } from '#tests/support/many-years.ts';
import { rssOf } from '#tests/support/rss.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { median, round, type Figure } from '../lib/figures.ts';
import { firstWord, shownAfter } from '../lib/open-board.ts';

const EDITIONS = 299;
const STORIES = 50;
const ROUNDS = 15;

/** What opening a board took, ms; and what there is of it. */
interface Opened {
	/** Until the last of its stories is shown, in a browser that has the scripts. */
	shown: number;
	/** The page itself; the desk feed's first word. */
	page: number;
	snapshot: number;
	/** Of that word. */
	kilobytes: number;
	/** What the server holds in memory, MiB. */
	memory: number;
}

/** Opening a board of a paper with 300 editions of 50 stories, against one that has this edition alone. */
export async function measureYears(): Promise<Figure[]> {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--disable-dev-shm-usage', '--disable-gpu']
	});
	const papers = [await aPaper(0), await aPaper(EDITIONS)] as const;
	try {
		const readers = await Promise.all(papers.map((paper) => paper.open(browser, 'gu')));
		const rounds: [Opened[], Opened[]] = [[], []];
		// By turns, so that what else the machine does falls on both; the first of each is not counted.
		for (let count = 0; count <= ROUNDS; count++)
			for (const at of [0, 1] as const) {
				const opened = await open(papers[at], readers[at] as BrowserContext);
				if (count > 0) rounds[at].push(opened);
			}
		const [empty, full] = rounds.map(medians) as [Opened, Opened];
		const what = `a board is opened with ${EDITIONS} editions of ${STORIES} stories before it, against none`;
		const measured = round(full.shown / empty.shown, 2);
		return [{ what, measured, limit: 1.3, unit: '×', detail: { empty, full } }];
	} finally {
		for (const paper of papers) await paper.close();
		await browser.close();
	}
}

const aPaper = (editions: number): Promise<LivePaper> =>
	openPaper(async (services, edition) => {
		await fillEdition(services, edition.id, STORIES);
		await addYears(services, editions);
	});

async function open(
	{ server, edition, signIn }: LivePaper,
	reader: BrowserContext
): Promise<Opened> {
	const at = `${server.origin}/editions/${edition.date}`;
	const shown = await shownAfter(reader, at, headlineOf(STORIES - 1));
	const cookie = await signIn('gu');
	const began = performance.now();
	const page = await fetch(at, { headers: { cookie } });
	if (!page.ok) throw new Error(`the board is answered with ${page.status}`);
	await page.text();
	const asked = performance.now();
	const bytes = await firstWord(server.origin, cookie);
	return {
		...{ shown, page: asked - began, snapshot: performance.now() - asked },
		...{ kilobytes: bytes / 1024, memory: rssOf(server.pid) / 1024 / 1024 }
	};
}

function medians(all: readonly Opened[]): Opened {
	const of = (what: keyof Opened) => round(median(all.map((one) => one[what])));
	return {
		...{ shown: of('shown'), page: of('page'), snapshot: of('snapshot') },
		...{ kilobytes: of('kilobytes'), memory: of('memory') }
	};
}
