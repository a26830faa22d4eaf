import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { findChromium } from '../../../scripts/chromium.mjs';
import { anEdition } from '../live-paper.ts';
import { StoryPage } from '../story-page.ts';
import type { Installation } from './installation.ts';
import type { Answer, Asking } from './proxy.ts';
import { WatchedWindow } from './watched-window.ts';

const PASSWORD = '三盏灯照着夜班的河';

/** Who works there beside its administrator, who is the chief editor as well. */
const COLLEAGUES = [
	{ username: 'meng', name: '孟小满', role: 'editor' },
	{ username: 'tao', name: '陶然', role: 'editor' },
	{ username: 'bai', name: '白露', role: 'reporter' },
	{ username: 'yan', name: '严谨言', role: 'proofreader' }
] as const;
export type Colleague = 'gu' | (typeof COLLEAGUES)[number]['username'];

/** People of the newsroom in a Chromium each of whose windows comes through the proxy. */
export interface Staff {
	readonly edition: { id: Id; date: string };
	/** A window of somebody's at an address, once it is there. */
	open(who: Colleague, address: string): Promise<WatchedWindow>;
	/** A story open in a window. */
	openStory(who: Colleague, id: Id): Promise<{ window: WatchedWindow; story: StoryPage }>;
	/** As the browser of somebody would ask. */
	ask(who: Colleague, what: string, asking?: Asking): Promise<Answer>;
	/** Begins so many commands that never come, until they are let go: each server has as many requests then. */
	hold(who: Colleague, times: number): Promise<{ letGo(): void }>;
	run(who: Colleague, command: Command): Promise<void>;
	/** A story that everybody opens, with a paragraph for each who writes in it. */
	newStory(headline: string, writers: readonly string[]): Promise<Id>;
	close(): Promise<void>;
}

/** Sets the newsroom up by the link that a server has printed, and everybody's password by theirs. */
export async function hireStaff(installation: Installation): Promise<Staff> {
	const { proxy, desks } = installation;
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: [
			...['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-proxy-server'],
			`--host-resolver-rules=MAP ${proxy.domain} ${proxy.address}`,
			`--ignore-certificate-errors-spki-list=${proxy.issuer}`
		]
	});
	const contexts = new Map<Colleague, BrowserContext>();
	const [desk] = desks;
	if (!desk) throw new Error('there is no server');
	const admin = async (...args: string[]) => {
		const { code, output } = await desk.exec(['node', 'server/admin.ts', ...args]);
		if (code !== 0) throw new Error(`admin ${args.join(' ')} ended with ${code}: ${output}`);
		return output;
	};
	const context = async (who: Colleague) => {
		const made = contexts.get(who) ?? (await newContext(browser, proxy.domain));
		contexts.set(who, made);
		return made;
	};
	const cookies = async (who: Colleague) =>
		(await (await context(who)).cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

	const headersOf = async (who: Colleague) => ({
		cookie: await cookies(who),
		origin: `https://${proxy.domain}`
	});
	async function ask(who: Colleague, what: string, asking: Asking = {}): Promise<Answer> {
		const headers = { ...(await headersOf(who)), ...asking.headers };
		return proxy.ask(what, { ...asking, headers });
	}
	async function run(who: Colleague, command: Command): Promise<void> {
		const body = JSON.stringify({ id: newId(), command });
		const headers = { 'content-type': 'application/json' };
		const { text } = await ask(who, '/api/commands', { method: 'POST', headers, body });
		if (!(JSON.parse(text) as { ok: boolean }).ok) throw new Error(`${command.type}: ${text}`);
	}

	await setUp(await context('gu'), linkIn(desk.output, 'set-up'));
	await admin('person', 'roles', 'gu', 'administrator,chief');
	for (const { username, name, role } of COLLEAGUES) {
		const printed = await admin('person', 'add', username, name, '--roles', role);
		await choosePassword(await context(username), linkIn(printed, 'link'));
	}
	const { command, edition } = anEdition(1);
	await run('gu', command);
	return {
		...{ edition, ask, run },
		hold: async (who, times) => proxy.hold('/api/commands', times, await headersOf(who)),
		async open(who, address) {
			const window = await WatchedWindow.open(await context(who), who);
			await window.page.goto(address);
			return window;
		},
		async openStory(who, id) {
			const window = await WatchedWindow.open(await context(who), who);
			return { window, story: await StoryPage.open(window.page, id) };
		},
		async newStory(headline, writers) {
			const id = newId();
			const paragraphs = writers.map((name) => ({ type: 'paragraph' as const, text: `${name}：` }));
			// A reporter writes in what is theirs.
			const { text } = await ask('bai', '/api/session');
			const authorIds = [(JSON.parse(text) as { person: { id: Id } }).person.id];
			const about = { kind: 'news' as const, section: '要闻', authorIds, target: null };
			const blocks = [{ type: 'headline' as const, text: headline }, ...paragraphs];
			await run('gu', { type: 'story.create', id, editionId: edition.id, ...about, blocks });
			return id;
		},
		close: () => browser.close()
	};
}

const newContext = (browser: Browser, domain: string): Promise<BrowserContext> =>
	browser.newContext({
		...{ baseURL: `https://${domain}`, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
		viewport: { width: 1440, height: 900 }
	});

/** As whoever reads it would type it. */
function linkIn(output: string, kind: 'set-up' | 'link'): string {
	const found = new RegExp(`https://\\S+/${kind}/\\S+`).exec(output)?.[0];
	if (!found) throw new Error(`no link was printed:\n${output}`);
	return found;
}

async function setUp(context: BrowserContext, link: string): Promise<void> {
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel('报名').fill('柳溪晚报');
	await page.getByLabel('姓名').fill('顾长河');
	await page.getByLabel('用户名').fill('gu');
	await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
	await page.getByLabel('带上样报').uncheck();
	await page.getByRole('button', { name: '建好，进编辑部' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/set-up'));
	await page.close();
}

async function choosePassword(context: BrowserContext, link: string): Promise<void> {
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel('新密码').fill(PASSWORD);
	await page.getByLabel('再填一遍').fill(PASSWORD);
	await page.getByRole('button', { name: '设好，进编辑部' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/link'));
	await page.close();
}
