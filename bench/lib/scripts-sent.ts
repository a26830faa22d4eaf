import { gzipSync } from 'node:zlib';
import type { BrowserContext } from '@playwright/test';

export interface SentScript {
	url: string;
	/** Bytes as gzip sends them. */
	gzip: number;
}

/** How long the network must be quiet for a visit to count as done, ms. */
const QUIET = 1_500;

/**
 * Every piece of JavaScript that one visit to `url` with an empty cache makes the server send, up to
 * the moment the network has been quiet: files, preloads, workers, and what is inline in the page.
 */
export async function scriptsSent(context: BrowserContext, url: string): Promise<SentScript[]> {
	const page = await context.newPage();
	const sent: Promise<SentScript | undefined>[] = [];
	let last = Date.now();
	page.on('response', (response) => {
		last = Date.now();
		const type = response.headers()['content-type'] ?? '';
		if (!/javascript|text\/html/.test(type) || response.status() !== 200) return;
		sent.push(
			response.text().then((body) => {
				const code = type.includes('html') ? inlineScripts(body) : body;
				return code ? { url: response.url(), gzip: gzipSync(code).byteLength } : undefined;
			})
		);
	});
	await page.goto(url, { waitUntil: 'load' });
	while (Date.now() - last < QUIET) await page.waitForTimeout(100);
	const scripts = (await Promise.all(sent)).filter((script) => script !== undefined);
	await page.close();
	return scripts.sort((a, b) => b.gzip - a.gzip);
}

function inlineScripts(html: string): string {
	const scripts = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
	return [...scripts].map((match) => match[1]).join('\n');
}
