import type { Origins } from '../lib/chunks.ts';
import { round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { scriptsSent } from '../lib/scripts-sent.ts';

const KILOBYTE = 1024;
/** How many files and how many parts of each are told. */
const TOLD = 6;

/** JavaScript sent on a first visit, gzip. `origins` by chunk, of the build that is served. */
export async function measureSizes(
	{ paper, browser, visit, short }: Newsroom,
	origins: Record<string, Origins>
): Promise<Figure[]> {
	const { origin } = paper.server;
	const stranger = () => browser.newContext({ locale: 'zh-CN' });
	const editor = () => visit('meng');
	const pages = [
		{ what: 'sign-in', path: '/sign-in', limit: 40, context: stranger },
		{ what: 'board', path: `/editions/${paper.edition.date}`, limit: 130, context: editor },
		{ what: 'story', path: `/stories/${short}`, limit: 260, context: editor }
	];
	const figures: Figure[] = [];
	for (const { what, path, limit, context } of pages) {
		const visitor = await context();
		const scripts = await scriptsSent(visitor, origin + path);
		await visitor.close();
		const sum = scripts.reduce((total, { gzip }) => total + gzip, 0);
		const files = scripts.slice(0, TOLD).map(({ url, gzip }) => ({
			file: new URL(url).pathname,
			kilobytes: round(gzip / KILOBYTE),
			of: largest(origins[url.split('/').at(-1) ?? ''])
		}));
		figures.push({
			what: `JavaScript sent, ${what}`,
			measured: round(sum / KILOBYTE),
			limit,
			unit: 'KB gzip',
			detail: { count: scripts.length, files }
		});
	}
	return figures;
}

/** The largest parts of a chunk, in kilobytes before compression. */
function largest(origins: Origins | undefined): string[] {
	const sorted = Object.entries(origins ?? {})
		.sort(([, a], [, b]) => b - a)
		.slice(0, TOLD);
	return sorted.map(([name, size]) => `${name} ${round(size / KILOBYTE)}`);
}
