import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import type { SeedBlock } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { openPaper, type LivePaper, type Username } from '#tests/support/live-paper.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { paragraphsOf } from './text.ts';

const BOARD_STORIES = 60;
const STORY_ROLES = new Set(['lead', 'column', 'photo']);

/** A served paper with a full board, and a browser to look at it. */
export interface Newsroom {
	paper: LivePaper;
	browser: Browser;
	/** 8 pages and 60 stories, as many of them placed as there are slots. */
	placed: { storyId: Id; slotId: Id; pageId: Id }[];
	/** Stories of so many characters, on no page. */
	short: Id;
	long: Id;
	/** A new browser profile in which somebody is signed in. */
	visit(username: Username): Promise<BrowserContext>;
	close(): Promise<void>;
}

export async function openNewsroom(): Promise<Newsroom> {
	const placed: Newsroom['placed'] = [];
	let short: Id = '';
	let long: Id = '';
	const paper = await openPaper(async (services, edition) => {
		short = await write(services, edition.id, 3_000);
		long = await write(services, edition.id, 5_000);
		const slots = [...services.desk.view.list('page')]
			.sort((a, b) => a.number - b.number)
			.flatMap((page) => page.slots.map((slot) => ({ ...slot, pageId: page.id })))
			.filter(({ role }) => STORY_ROLES.has(role));
		for (let count = 0; count < BOARD_STORIES; count++) {
			const storyId = await write(services, edition.id, 300 + (count % 7) * 90);
			const slot = slots[count];
			if (!slot) continue;
			const { id: slotId, pageId } = slot;
			const place = { type: 'story.place', storyId, slotId, pageId, expect: null } as const;
			await carryOut(services, place);
			placed.push({ storyId, slotId, pageId });
		}
	});
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--disable-dev-shm-usage', '--disable-gpu']
	});
	return {
		paper,
		browser,
		placed,
		short,
		long,
		visit: (username) =>
			paper.open(browser, username, {
				locale: 'zh-CN',
				viewport: { width: 1440, height: 900 }
			}),
		async close() {
			await browser.close();
			await paper.close();
		}
	};
}

/** An editor’s story, which the reporters may write too. */
async function write(services: Services, editionId: Id, length: number): Promise<Id> {
	const id = newId();
	const block = (type: SeedBlock['type'], text: string): SeedBlock => ({ type, text });
	const blocks = [
		block('kicker', '各乡镇抢抓农时'),
		block('headline', `集市里的清晨${id.slice(0, 4)}`),
		block('subhead', ''),
		block('byline', '本报记者 白露'),
		...paragraphsOf(length).map((text) => block('paragraph', text))
	];
	const authorIds = [...services.desk.view.list('person')]
		.filter(({ roles }) => roles.includes('reporter'))
		.map((person) => person.id);
	const story = { id, editionId, section: '民生', authorIds, target: length, blocks };
	await carryOut(services, { type: 'story.create', kind: 'news', ...story });
	return id;
}

async function carryOut(
	{ desk }: Services,
	command: Parameters<Services['desk']['execute']>[2]
): Promise<void> {
	const answer = await desk.execute(HOUSE, newId(), command);
	if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
}
