import type { Page } from '@playwright/test';

interface Watch {
	paints: number[];
	frames: number[];
	slow: number[];
}

declare global {
	interface Window {
		watch: Watch;
	}
}

/**
 * From now on `page` notes, for every key, the time from the event to the end of the frame that shows
 * it; the length of every frame; and the frames that Chromium itself calls long (over 50 ms). All ms.
 */
export async function watchPaints(page: Page): Promise<void> {
	await page.evaluate(() => {
		const watch: Watch = { paints: [], frames: [], slow: [] };
		window.watch = watch;
		const afterPaint = (done: () => void) =>
			requestAnimationFrame(() => {
				const channel = new MessageChannel();
				channel.port1.onmessage = done;
				channel.port2.postMessage(null);
			});
		const note = (event: Event) =>
			afterPaint(() => watch.paints.push(performance.now() - event.timeStamp));
		window.addEventListener('keydown', note, { capture: true });
		let last = performance.now();
		const frame = (now: number) => {
			watch.frames.push(now - last);
			last = now;
			requestAnimationFrame(frame);
		};
		requestAnimationFrame(frame);
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) watch.slow.push(entry.duration);
		}).observe({ type: 'long-animation-frame' });
	});
}

/** What was noted since the last call. */
export async function takePaints(page: Page): Promise<Watch> {
	return page.evaluate(() => {
		const { paints, frames, slow } = window.watch;
		return {
			paints: paints.splice(0),
			frames: frames.splice(0),
			slow: slow.splice(0)
		};
	});
}

/** Types `count` letters, one every `interval` ms as a person would, and returns when each was painted. */
export async function typeLetters(page: Page, count: number, interval: number): Promise<number[]> {
	await takePaints(page);
	const begun = Date.now();
	for (let index = 0; index < count; index++) {
		await page.keyboard.press('abcdefghij'.charAt(index % 10));
		const next = begun + (index + 1) * interval;
		await page.waitForTimeout(Math.max(0, next - Date.now()));
	}
	const { paints } = await takePaints(page);
	if (paints.length < count) throw new Error(`only ${paints.length} of ${count} keys were painted`);
	return paints;
}
