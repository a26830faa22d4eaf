import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { headlineOf } from '#tests/support/full-edition.ts';
import { rssOf } from '#tests/support/rss.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import { DOMAIN, openInstallation, type Installation } from '../lib/installation.ts';
import { firstWord, shownAfter } from '../lib/open-board.ts';

const NEWSROOMS = 50;
const EDITIONS = 299;
const STORIES = 50;
/** Of so many newsrooms boards are opened in turn, each so often; before that uncounted, until a browser has all scripts compiled. */
const SEEN = 10;
const ROUNDS = 2;
const UNCOUNTED = 3;
/** Fewer may be open than there are. */
const FEW = 10;

/** Boards of 50 newsrooms with 300 editions of 50 stories each, all open, against those of one with one edition. */
export async function measureNewsrooms(): Promise<Figure[]> {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: [
			...['--disable-dev-shm-usage', '--disable-gpu'],
			`--host-resolver-rules=MAP *.${DOMAIN} 127.0.0.1`
		]
	});
	const room = { NEWSROOMS_OPEN: String(NEWSROOMS) };
	const many = await openInstallation(NEWSROOMS, { editions: EDITIONS, stories: STORIES }, room);
	const one = await openInstallation(1, { editions: 0, stories: STORIES });
	try {
		await Promise.all([many.openedOnce(), one.openedOnce()]);
		return [await measureBoards(browser, many, one), await measureRoom(many)];
	} finally {
		await one.close();
		await many.close();
		await browser.close();
	}
}

/**
 * All of them are asked for, one after the other, where few may be open, right after a start, when the server opens
 * each as well; and then more than may be open at once.
 */
async function measureRoom(many: Installation): Promise<Figure> {
	await many.restart({ NEWSROOMS_OPEN: String(FEW) });
	const inTurn: Asked[] = [];
	for (const host of many.hosts) inTurn.push(await askFor(many, host));
	const began = performance.now();
	const atOnce = await Promise.all(many.hosts.slice(0, 2 * FEW).map((host) => askFor(many, host)));
	return {
		what: `who asks for one of ${NEWSROOMS} newsrooms in turn, of which ${FEW} may be open, and is sent away`,
		...{ measured: inTurn.filter(({ isIn }) => !isIn).length, limit: 0, unit: '' },
		detail: {
			inTurn: timesOf(inTurn),
			atOnce: {
				...timesOf(atOnce),
				...{ asked: atOnce.length, away: atOnce.filter(({ isIn }) => !isIn).length },
				all: round(performance.now() - began)
			},
			...{ memory: round(memoryOf(many)), connections: await many.connections() }
		}
	};
}

interface Asked {
	isIn: boolean;
	ms: number;
}

async function askFor(house: Installation, host: string): Promise<Asked> {
	const began = performance.now();
	const { status } = await house.ask(host, { path: '/sign-in' });
	return { isIn: status === 200, ms: performance.now() - began };
}

function timesOf(asked: readonly Asked[]): { median: number; p95: number } {
	const times = asked.map(({ ms }) => ms);
	return { median: round(median(times)), p95: round(p95(times)) };
}

interface Opened {
	shown: number;
	page: number;
	snapshot: number;
	kilobytes: number;
}

async function measureBoards(
	browser: Browser,
	many: Installation,
	one: Installation
): Promise<Figure> {
	const closed = { memory: round(memoryOf(many)), connections: await many.connections() };
	const opening: Asked[] = [];
	for (const host of many.hosts) opening.push(await askFor(many, host));
	const open = { memory: round(memoryOf(many)), connections: await many.connections() };
	const rounds: [Opened[], Opened[]] = [[], []];
	for (const host of spread(many.hosts)) {
		// Somebody new at both: what a browser has gathered of a host tells, too.
		const reader = await readerOf(browser, one, one.hosts[0] ?? '');
		const other = await readerOf(browser, many, host);
		// By turns, and each first as often: what else the machine does falls on both, and what the one before leaves.
		for (let count = 0; count < UNCOUNTED + ROUNDS; count++) {
			const turns = [reader, other].map((one, at) => ({ one, at }));
			for (const { one, at } of count % 2 === 0 ? turns : turns.toReversed()) {
				const opened = await one.open();
				if (count >= UNCOUNTED) rounds[at]?.push(opened);
			}
		}
		await Promise.all([reader.context.close(), other.context.close()]);
	}
	const [empty, full] = rounds.map(medians) as [Opened, Opened];
	return {
		what: `a board is opened in one of ${NEWSROOMS} newsrooms of ${EDITIONS + 1} editions, against the only one, which has one`,
		...{ measured: round(full.shown / empty.shown, 2), limit: 1.3, unit: '×' },
		detail: {
			...{ empty, full, closed, open, opening: timesOf(opening) },
			...{ seen: SEEN, database: round(many.size) }
		}
	};
}

/** From the whole list. */
const spread = (hosts: readonly string[]): string[] =>
	hosts.filter((_, at) => at % Math.floor(NEWSROOMS / SEEN) === 0);

const memoryOf = ({ server }: Installation): number => rssOf(server.pid) / 1024 / 1024;

async function readerOf(
	browser: Browser,
	house: Installation,
	host: string
): Promise<{ context: BrowserContext; open(): Promise<Opened> }> {
	const cookie = await house.signIn(host);
	const [origin, path] = [house.origin(host), `/editions/${house.date}`];
	const context = await browser.newContext();
	await context.addCookies(
		cookie.split('; ').map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return { name, value: value.join('='), url: origin };
		})
	);
	async function open(): Promise<Opened> {
		const shown = await shownAfter(context, origin + path, headlineOf(STORIES - 1));
		const began = performance.now();
		const { status } = await house.ask(host, { path, cookie });
		if (status !== 200) throw new Error(`the board of ${host} is answered with ${status}`);
		const asked = performance.now();
		const bytes = await firstWord(house.server.origin, cookie, new URL(origin).host);
		const snapshot = performance.now() - asked;
		return { shown, page: asked - began, snapshot, kilobytes: bytes / 1024 };
	}
	return { context, open };
}

function medians(all: readonly Opened[]): Opened {
	const of = (what: keyof Opened) => round(median(all.map((one) => one[what])));
	return {
		...{ shown: of('shown'), page: of('page') },
		...{ snapshot: of('snapshot'), kilobytes: of('kilobytes') }
	};
}
