import type { Username } from '#tests/support/live-paper.ts';
import { joinStory, type Colleague } from '../lib/colleague.ts';
import { p95, round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { takePaints, watchPaints } from '../lib/paints.ts';

const WRITERS: Username[] = ['meng', 'tao', 'qiao', 'bai', 'he'];
/** About three characters a second each, ms. */
const INTERVAL = 330;
const DURATION = 30_000;
const LIMIT = 50;

/** Frames of a full board while five people type in five of its stories. */
export async function measureBoard({ paper, visit, placed }: Newsroom): Promise<Figure[]> {
	const { origin } = paper.server;
	const page = await (await visit('gu')).newPage();
	await page.goto(`${origin}/editions/${paper.edition.date}`, { waitUntil: 'networkidle' });
	const writers: Colleague[] = [];
	for (const [index, username] of WRITERS.entries()) {
		const storyId = placed[index * 3]?.storyId;
		if (!storyId) throw new Error('the board of the benchmark is empty');
		const cookie = await paper.signIn(username);
		writers.push(await joinStory({ origin, cookie, storyId, block: 4 }));
	}
	await watchPaints(page);
	await page.waitForTimeout(2_000);
	const quiet = await takePaints(page);
	for (const writer of writers) writer.write(INTERVAL);
	await page.waitForTimeout(DURATION);
	const busy = await takePaints(page);
	for (const writer of writers) writer.leave();
	await page.context().close();
	// The browser’s own account of a frame: work and rendering, without the wait for the next one.
	const longest = Math.max(0, ...busy.slow);
	return [
		{
			what: 'longest frame of the board while five people type',
			measured: round(longest),
			limit: LIMIT,
			unit: 'ms',
			detail: {
				slow: busy.slow.map((duration) => round(duration)),
				frames: busy.frames.length,
				between: { p95: round(p95(busy.frames)), longest: round(Math.max(...busy.frames)) },
				quietLongest: round(Math.max(...quiet.frames))
			}
		}
	];
}
