import type { Page } from '@playwright/test';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { joinStory } from '../lib/colleague.ts';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';

const TRIALS = 60;
/** Between two trials: longer than the server waits before it derives, ms. */
const REST = 400;

declare global {
	interface Window {
		shownAt: number | null;
	}
}

/** From a move, and from a typed character, to the frame of another browser’s board that shows it. */
export async function measureLatency({ paper, visit, placed }: Newsroom): Promise<Figure[]> {
	const { origin } = paper.server;
	const board = `${origin}/editions/${paper.edition.date}`;
	const mover = await (await visit('gu')).newPage();
	const watcher = await (await visit('tao')).newPage();
	for (const page of [mover, watcher]) await page.goto(board, { waitUntil: 'networkidle' });

	const place = placed[0];
	const typedIn = placed[1];
	if (!place || !typedIn) throw new Error('the board of the benchmark is empty');
	const moves: number[] = [];
	for (let trial = 0; trial < TRIALS; trial++) {
		const { storyId } = place;
		const command: Command =
			trial % 2 === 0
				? { type: 'story.unplace', storyId }
				: { type: 'story.place', ...place, expect: null };
		await awaitChange(watcher, storyId);
		moves.push(await sendFrom(mover, command).then((at) => shownAfter(watcher, at)));
	}

	const cookie = await paper.signIn('meng');
	const writer = await joinStory({ origin, cookie, storyId: typedIn.storyId, block: 4 });
	const lengths: number[] = [];
	for (let trial = 0; trial < TRIALS; trial++) {
		await awaitChange(watcher, typedIn.storyId);
		const at = Date.now();
		writer.writeOne();
		lengths.push(await shownAfter(watcher, at));
		await watcher.waitForTimeout(REST);
	}
	writer.leave();
	await mover.context().close();
	await watcher.context().close();
	return [
		figureOf('a moved story on another browser’s board, p95', moves),
		figureOf('a changed length on another browser’s board, p95', lengths)
	];
}

const figureOf = (what: string, times: number[]): Figure => ({
	what,
	measured: round(p95(times)),
	limit: 300,
	unit: 'ms',
	detail: { median: round(median(times)), trials: times.length }
});

/** Sends a command as the page itself would; resolves to when it was sent, epoch ms. */
function sendFrom(page: Page, command: Command): Promise<number> {
	return page.evaluate(
		async ([id, command]) => {
			const at = Date.now();
			const answer = await fetch('/api/commands', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ id, command })
			});
			const outcome = (await answer.json()) as { ok: boolean };
			if (!outcome.ok) throw new Error(JSON.stringify(outcome));
			return at;
		},
		[newId(), command] as const
	);
}

/** From now on the page looks, frame by frame, for a change of what it shows of a story. */
async function awaitChange(page: Page, storyId: Id): Promise<void> {
	await page.evaluate((id) => {
		const shown = () =>
			[...document.querySelectorAll<HTMLElement>(`[data-story="${id}"]`)]
				.map((element) => {
					const target = element.closest<HTMLElement>('[data-target]');
					return `${target?.dataset.target} ${element.outerHTML}`;
				})
				.join('\n');
		const before = shown();
		if (before === '') throw new Error(`the board does not show story ${id}`);
		window.shownAt = null;
		const look = () => {
			if (shown() === before) requestAnimationFrame(look);
			else window.shownAt = Date.now();
		};
		requestAnimationFrame(look);
	}, storyId);
}

async function shownAfter(page: Page, at: number): Promise<number> {
	const shown = await page.waitForFunction(() => window.shownAt, undefined, { timeout: 5_000 });
	return ((await shown.jsonValue()) ?? Number.NaN) - at;
}
