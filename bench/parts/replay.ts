import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { ReplayText } from '#document/replay-text.ts';
import type { ReplayRecord } from '#document/replay-record.ts';
import { storyRoom } from '#document/room-name.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import type { Id } from '#model/ids.ts';
import { openPaper, type LivePaper, type Username } from '#tests/support/live-paper.ts';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import { longStory } from '../lib/long-story.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { takePaints, watchPaints } from '../lib/paints.ts';

const EDITS = 100_000;
const WRITERS: Username[] = ['meng', 'tao', 'bai', 'he'];
const ROUNDS = 3;
/** How often the knob goes from one end to the other and back. */
const SWEEPS = 4;
const MOVES = 150;
/** Frames of which the bare way is asked: it is slow. */
const BARE = 12;
const DAY = 24 * 3600_000;

/**
 * The replay of a long story in a browser, on the built server; beside it what Yjs itself offers, a
 * document that forgets nothing and is asked for its text at a snapshot, over the same log.
 */
export async function measureReplay({ browser }: Newsroom): Promise<Figure[]> {
	let storyId: Id = '';
	let updates: Uint8Array[] = [];
	const paper = await openPaper(async (services) => {
		const people = [...services.desk.view.list('person')];
		const writers = people.filter(({ roles }) => !roles.includes('administrator'));
		storyId = await longStory(services, {
			...{ edits: EDITS, writers: writers.slice(0, WRITERS.length).map(({ id }) => id) },
			at: (edit) => Date.now() - DAY + edit * 400 + Math.floor(edit / 12_500) * 3600_000,
			...{ every: 5_000, rest: () => Promise.resolve() }
		});
		const { tail } = await services.store.log.load(storyRoom(storyId));
		updates = tail.map(({ bytes }) => bytes.slice());
	});
	try {
		const openings: Opening[] = [];
		let frames: number[] = [];
		let record: ReplayRecord | null = null;
		for (let round = 0; round < ROUNDS; round++) {
			await paper.server.stop();
			await paper.server.restart();
			const context = await paper.open(browser, 'gu', {
				locale: 'zh-CN',
				viewport: { width: 1440, height: 900 }
			});
			const page = await context.newPage();
			await page.goto(`${paper.server.origin}/stories/${storyId}`);
			openings.push(await openReplay(page));
			if (round === ROUNDS - 1) {
				frames = await scrub(page);
				record = await recordOf(paper, storyId);
			}
			await context.close();
		}
		if (record === null) throw new Error('nothing was measured');
		return [
			{
				what: `replay of ${EDITS.toLocaleString('en')} edits, click to timeline, server just started, median`,
				...{ measured: round(median(openings.map(({ shown }) => shown))), limit: 1000, unit: 'ms' },
				detail: { openings, ...sizeOf(record) }
			},
			{
				what: 'frames while the knob is dragged to and fro over it, p95',
				...{ measured: round(p95(frames)), limit: 33.4, unit: 'ms' },
				detail: {
					...{ median: round(median(frames)), longest: round(Math.max(...frames)) },
					frames: frames.length,
					...bareFrames(record, updates)
				}
			}
		];
	} finally {
		await paper.close();
	}
}

/** When the server was asked, when it began to answer, and when the timeline stood there; ms after the click. */
interface Opening {
	asked: number;
	answered: number;
	shown: number;
}

async function openReplay(page: Page): Promise<Opening> {
	const button = page.getByRole('button', { name: '谁写的', exact: true });
	await button.waitFor();
	await page.locator('[data-saved="true"]').waitFor();
	return button.evaluate(
		(element: HTMLElement) =>
			new Promise<Opening>((resolve) => {
				const begun = performance.now();
				const look = () => {
					if (!document.querySelector('.replay [role=slider]')) return requestAnimationFrame(look);
					return requestAnimationFrame(() => {
						const shown = performance.now() - begun;
						const [asked] = performance
							.getEntriesByType('resource')
							.filter(({ name }) => name.endsWith('/replay')) as PerformanceResourceTiming[];
						resolve({
							shown: Math.round(shown),
							asked: Math.round((asked?.startTime ?? 0) - begun),
							answered: Math.round((asked?.responseStart ?? 0) - begun)
						});
					});
				};
				element.click();
				look();
			})
	);
}

/** Drags the knob over the whole story and back, again and again, as fast as frames come. */
async function scrub(page: Page): Promise<number[]> {
	const box = await page.getByRole('slider').boundingBox();
	if (!box) throw new Error('there is no timeline');
	const y = box.y + 20;
	await page.mouse.move(box.x + box.width, y);
	await page.mouse.down();
	await watchPaints(page);
	await takePaints(page);
	for (let sweep = 0; sweep < SWEEPS; sweep++)
		for (let move = 1; move <= MOVES; move++) {
			const share = sweep % 2 === 0 ? 1 - move / MOVES : move / MOVES;
			await page.mouse.move(box.x + box.width * share, y);
		}
	const { frames } = await takePaints(page);
	await page.mouse.up();
	return frames;
}

async function recordOf(paper: LivePaper, storyId: Id): Promise<ReplayRecord> {
	const cookie = await paper.signIn('gu');
	const answer = await fetch(`${paper.server.origin}/api/stories/${storyId}/replay`, {
		headers: { cookie }
	});
	return (await answer.json()) as ReplayRecord;
}

const sizeOf = (record: ReplayRecord) => ({
	units: record.text.length,
	bytes: Buffer.byteLength(JSON.stringify(record))
});

/** Both ways at the same moments, here and without drawing. */
function bareFrames(record: ReplayRecord, updates: readonly Uint8Array[]) {
	const replay = new ReplayText(record);
	const moments = Array.from({ length: BARE }, (_, i) =>
		Math.floor(((i + 1) / (BARE + 1)) * replay.length)
	);
	const own = moments.map((edit) => timed(() => replay.frame(edit)));
	const doc = new Y.Doc({ gc: false });
	const snapshots: Y.Snapshot[] = [];
	const marks = moments.map((edit) => Math.floor((edit / replay.length) * updates.length));
	updates.forEach((update, i) => {
		Y.applyUpdate(doc, update);
		if (marks.includes(i)) snapshots.push(Y.snapshot(doc));
	});
	const text = storyText(doc);
	const snapshotted = snapshots.map((snapshot) => timed(() => text.toDelta(snapshot)));
	const replayed = marks.slice(0, 3).map((mark) =>
		timed(() => {
			const other = new Y.Doc();
			other.transact(() => updates.slice(0, mark).forEach((one) => Y.applyUpdate(other, one)));
			blocksOf(storyText(other));
			other.destroy();
		})
	);
	doc.destroy();
	return {
		ownFrame: round(median(own)),
		yjsSnapshot: round(median(snapshotted)),
		logReplayed: round(median(replayed))
	};
}

function timed(work: () => unknown): number {
	const begun = performance.now();
	work();
	return performance.now() - begun;
}
