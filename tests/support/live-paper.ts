import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE, type Role } from '#model/person.ts';
import { TEMPLATES, proposeTemplates } from '#model/templates.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import type { SamplePerson } from '#server/sample/sample-story.ts';
import { makeDataDir, startServer, type RunningServer } from './start-server.ts';

/** Everybody's password in tests. */
export const PASSWORD = '墨香里的夜班编辑部';

interface Part {
	username: string;
	name: string;
	roles: Role[];
}

/** Who works at the paper of the tests; the first has set it up. */
export const CAST = [
	{ username: 'gu', name: '顾长河', roles: ['administrator', 'chief'] },
	{ username: 'meng', name: '孟小满', roles: ['editor'] },
	{ username: 'tao', name: '陶然', roles: ['editor'] },
	{ username: 'qiao', name: '乔木', roles: ['editor'] },
	{ username: 'bai', name: '白露', roles: ['reporter'] },
	{ username: 'he', name: '何苗', roles: ['reporter'] },
	{ username: 'yan', name: '严谨言', roles: ['proofreader'] }
] as const satisfies Part[];
/** Of the paper of the tests; where it has the sample, of the sample's people too. */
export type Username = (typeof CAST)[number]['username'] | SamplePerson;

/** A paper that is set up and served, with its people and one edition of eight pages. */
export interface LivePaper {
	readonly server: RunningServer;
	readonly edition: { id: Id; date: string };
	idOf(username: Username): Id;
	/** The cookie header of a new session. */
	signIn(username: Username): Promise<string>;
	/** A browser context in which somebody is signed in. */
	open(
		browser: Browser,
		username: Username,
		options?: BrowserContextOptions
	): Promise<BrowserContext>;
	/** Somebody's own browser, in which they stay signed in and what was loaded once is kept. */
	browserOf(browser: Browser, username: Username): Promise<BrowserContext>;
	/** Makes another edition of eight pages: whoever fills its slots is in nobody's way. */
	newEdition(): Promise<{ id: Id; date: string }>;
	/** Sends a command as a script does; throws when it is refused. */
	run(username: Username, command: Command): Promise<void>;
	/** Asks for something as a script does. */
	ask(username: Username, path: string): Promise<Response>;
	/** Ends the server, and closes every window on it. */
	close(): Promise<void>;
}

/**
 * Sets a paper up in a new data folder, without a browser, and starts the built server on it.
 * `furnish` may put more into it before the server starts; `env` are settings of the server.
 */
export async function openPaper(
	furnish: (
		services: Services,
		edition: { id: Id; date: string }
	) => Promise<void> = async () => {},
	env: Record<string, string> = {}
): Promise<LivePaper> {
	const dataDir = await makeDataDir();
	const services = await boot(readConfig({ ...env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' }));
	const ids = await employ(services);
	const edition = await makeEdition(services);
	await furnish(services, edition);
	await services.close();
	const server = await startServer({ ...env, DATA_DIR: dataDir });
	return livePaper(server, ids, edition);
}

/**
 * A paper whose only edition is the sample’s: eight pages with stories, photos and an advertisement.
 * `furnish` may put more into it before the server starts.
 */
export async function openSample(
	furnish: (services: Services) => Promise<void> = async () => {}
): Promise<LivePaper> {
	const dataDir = await makeDataDir();
	const services = await boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }));
	await employ(services);
	const { password, people } = must(await services.sample.load());
	const [edition] = services.desk.view.list('edition');
	if (!edition) throw new Error('the sample has no edition');
	await furnish(services);
	const ids = idsOf(services);
	await services.close();
	const passwords = new Map(people.map(({ username }) => [username, password]));
	return livePaper(await startServer({ DATA_DIR: dataDir }), ids, edition, passwords);
}

/** The paper, its administrator by the set-up link, everybody else by their own. */
export async function employ({ setUp, people, desk }: Services): Promise<Map<string, Id>> {
	const [first, ...others] = CAST;
	const token = setUp.path()?.split('/').at(-1) ?? '';
	const newsroom = {
		name: '临溪日报',
		timeZone: 'Asia/Shanghai',
		formatId: 'sikai',
		pressTime: '23:30'
	};
	const administrator = { ...first, email: null, chief: true, password: PASSWORD };
	must(await setUp.run(token, { newsroom, administrator }));
	for (const { name, username, roles } of others) {
		const { link } = must(
			await people.add(HOUSE, { name, username, email: null, roles: [...roles] })
		);
		must(await people.choosePassword(link.path.split('/').at(-1) ?? '', PASSWORD));
	}
	return idsOf({ desk });
}

const idsOf = ({ desk }: Pick<Services, 'desk'>): Map<string, Id> =>
	new Map([...desk.view.list('person')].map(({ username, id }) => [username, id]));

/** Tomorrow’s. */
export async function makeEdition({ desk }: Services): Promise<{ id: Id; date: string }> {
	for (const template of TEMPLATES) {
		if (desk.view.get('template', template.id)) continue;
		must(await desk.execute(HOUSE, newId(), { type: 'template.save', template }));
	}
	const { command, edition } = anEdition(1);
	must(await desk.execute(HOUSE, newId(), command));
	return edition;
}

/** Eight pages from the templates, so many days from now. */
export function anEdition(days: number): { command: Command; edition: { id: Id; date: string } } {
	const day = new Date(Date.now() + days * 24 * 3_600_000);
	const date = day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
	const id = newId();
	const fitting = TEMPLATES.filter((template) => template.formatId === 'sikai');
	const templates = proposeTemplates(fitting, 8).map(({ id: templateId }, index) => ({
		templateId,
		name: `第${index + 1}版`
	}));
	const command: Command = {
		type: 'edition.create',
		id,
		date,
		issue: 4387 + days,
		pressAt: Date.now() + 6 * 3_600_000,
		formatId: 'sikai',
		from: { templates }
	};
	return { command, edition: { id, date } };
}

function livePaper(
	server: RunningServer,
	ids: Map<string, Id>,
	edition: { id: Id; date: string },
	/** Of those whose password is not everybody's. */
	passwords: ReadonlyMap<string, string> = new Map()
): LivePaper {
	const { origin } = server;
	const browsers = new Map<Username, Promise<BrowserContext>>();
	const opened: BrowserContext[] = [];
	/** The sessions of scripts. */
	const scripts = new Map<Username, Promise<string>>();
	let editions = 1;

	async function open(
		browser: Browser,
		username: Username,
		options?: BrowserContextOptions
	): Promise<BrowserContext> {
		const context = await browser.newContext({ baseURL: origin, ...options });
		opened.push(context);
		const cookies = (await signIn(username)).split('; ').map((cookie) => {
			const [name = '', ...value] = cookie.split('=');
			return { name, value: value.join('='), url: origin };
		});
		await context.addCookies(cookies);
		return context;
	}

	async function signIn(login: Username): Promise<string> {
		const answer = await fetch(`${origin}/api/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin },
			body: JSON.stringify({ login, password: passwords.get(login) ?? PASSWORD })
		});
		if (!answer.ok) throw new Error(`${login} cannot sign in: ${answer.status}`);
		return answer.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';', 1)[0])
			.join('; ');
	}

	function scriptOf(username: Username): Promise<string> {
		const cookie = scripts.get(username) ?? signIn(username);
		scripts.set(username, cookie);
		return cookie;
	}

	async function run(username: Username, command: Command): Promise<void> {
		const cookie = await scriptOf(username);
		const answer = await fetch(`${origin}/api/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin, cookie },
			body: JSON.stringify({ id: newId(), command })
		});
		const outcome = (await answer.json()) as { ok: boolean };
		if (!outcome.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(outcome)}`);
	}

	return {
		server,
		edition,
		idOf(username) {
			const id = ids.get(username);
			if (!id) throw new Error(`nobody is called ${username}`);
			return id;
		},
		signIn,
		open,
		browserOf(browser, username) {
			const kept = browsers.get(username) ?? open(browser, username);
			browsers.set(username, kept);
			return kept;
		},
		async newEdition() {
			const { command, edition: made } = anEdition((editions += 1));
			await run('gu', command);
			return made;
		},
		run,
		ask: async (username, path) =>
			fetch(origin + path, { headers: { cookie: await scriptOf(username) } }),
		async close() {
			for (const context of opened) await context.close();
			await server.dispose();
		}
	};
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
	return result.value;
}
