import { openPaper, PASSWORD as CAST_PASSWORD } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { startServer } from '#tests/support/start-server.ts';

const PASSWORD = 'three lamps over the river';

/** The link that the server printed, as whoever started it would read it. */
const printedLink = (output: string): string => {
	const found = /https?:\/\/\S+(\/set-up\/\S+)/.exec(output)?.[1];
	if (!found) throw new Error(`No set-up link was printed:\n${output}`);
	return found;
};

test('set the paper up, add a colleague, and let them choose a password and sign in', async ({
	page,
	browser
}) => {
	const server = await startServer();
	const { origin } = server;

	await test.step('before set-up everybody is told where the link is', async () => {
		await page.goto(`${origin}/editions/2026-01-01`);
		await expect(page.getByRole('heading', { name: '还没有设置好' })).toBeVisible();
		await page.goto(`${origin}/set-up/guessed`);
		await expect(page.getByRole('heading', { name: '这个设置链接不能用' })).toBeVisible();
	});

	const setUp = origin + printedLink(server.output());
	await test.step('the administrator sets the paper up; a common password is refused', async () => {
		await page.goto(setUp);
		await page.getByLabel('报名').fill('柳溪晚报');
		await page.getByLabel('姓名').fill('方主任');
		await page.getByLabel('用户名').fill('fang');
		await page.getByLabel('密码', { exact: true }).fill('password1');
		await page.getByLabel('带上样报').uncheck();
		await page.getByRole('button', { name: '建好，进编辑部' }).click();
		await expect(page.getByText('这个密码太常见')).toBeVisible();
		await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
		await page.getByRole('button', { name: '建好，进编辑部' }).click();
		await page.waitForURL((url) => !url.pathname.startsWith('/set-up'));
	});

	await test.step('the link works once', async () => {
		const other = await browser.newPage();
		await other.goto(setUp);
		await expect(other.getByRole('heading', { name: '这个设置链接不能用' })).toBeVisible();
		await other.close();
	});

	const link = await test.step('the administrator adds a reporter and gets a link', async () => {
		await openLive(page, `${origin}/people`);
		await page.getByRole('button', { name: '加同事' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('姓名').fill('钱溪亭');
		await dialog.getByLabel('用户名').fill('fang');
		await dialog.getByRole('button', { name: '加上，生成链接' }).click();
		await expect(dialog.getByText('这个用户名已经有人用了')).toBeVisible();
		await dialog.getByLabel('用户名').fill('qian');
		await dialog.getByRole('button', { name: '加上，生成链接' }).click();
		const address = await page.getByLabel('一次性链接').inputValue();
		await page.getByRole('button', { name: '好了' }).click();
		await expect(page.getByRole('row', { name: /钱溪亭/ })).toContainText('还没设密码');
		return address;
	});

	const theirs = await browser.newContext({ locale: 'zh-CN' });
	const qian = await theirs.newPage();
	await test.step('the reporter chooses a password and is in; the link is used up', async () => {
		await qian.goto(link);
		await qian.getByLabel('新密码').fill(PASSWORD);
		await qian.getByLabel('再填一遍').fill(PASSWORD);
		await qian.getByRole('button', { name: '设好，进编辑部' }).click();
		await qian.waitForURL((url) => !url.pathname.startsWith('/link'));
		const again = await browser.newPage();
		expect((await again.goto(link))?.status()).toBe(410);
		await expect(again.getByText('它已经用过了')).toBeVisible();
		await again.close();
	});

	await test.step('a reporter is not let into the administration', async () => {
		await qian.goto(`${origin}/people`);
		await expect(qian.getByText('这里归管理员')).toBeVisible();
	});

	await test.step('deactivated, they are signed out and not let in again', async () => {
		await page.getByRole('button', { name: '钱溪亭的操作' }).click();
		await page.getByRole('menuitem', { name: '停用…' }).click();
		await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
		await expect(page.getByRole('button', { name: '恢复' })).toBeVisible();
		await qian.goto(`${origin}/desk`);
		await expect(qian).toHaveURL(/\/sign-in/);
		await qian.getByLabel('用户名或邮箱').fill('qian');
		await qian.getByLabel('密码', { exact: true }).fill(PASSWORD);
		await qian.getByRole('button', { name: '登录' }).click();
		await expect(qian.getByRole('alert')).toContainText('已停用');
	});
	await theirs.close();
	await server.dispose();
});

test('sign in without script, wrongly and rightly, and go on to where one was going', async ({
	browser,
	paper
}) => {
	const { origin } = paper.server;
	const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${origin}/people`);
	await expect(page).toHaveURL(/\/sign-in\?to=%2Fpeople$/);
	await page.getByLabel('User name').fill('gu');
	await page.getByLabel('Password', { exact: true }).fill('not this one');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toHaveText('User name or password is not right.');
	await expect(page.getByLabel('User name')).toHaveValue('gu');
	await page.getByLabel('Password', { exact: true }).fill(CAST_PASSWORD);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(`${origin}/people`);
	await expect(page.getByRole('heading', { name: 'Administration' })).toBeVisible();
	await context.close();
});

test('the list of people follows what is done from the command line and who comes in', async ({
	browser
}) => {
	// Of its own: at another one somebody else may be signed in as 白露.
	const paper = await openPaper();
	const { server } = paper;
	const office = await paper.open(browser, 'gu');
	const list = await office.newPage();
	await openLive(list, '/people');
	const bai = list.getByRole('row', { name: /白露/ });
	await expect(list.getByRole('row', { name: /顾长河/ })).toContainText('现在');
	await expect(bai).not.toContainText('现在');
	const desk = await paper.open(browser, 'bai');
	await (await desk.newPage()).goto('/desk');
	await expect(bai).toContainText('现在');
	await desk.close();

	const mu = list.getByRole('row', { name: /穆青山/ });
	const printed = await server.admin('person', 'add', 'mu', '穆青山', '--roles', 'editor');
	await expect(mu).toContainText('链接没用');
	await list.getByRole('button', { name: '穆青山的操作' }).focus();
	await server.admin('person', 'roles', 'mu', 'editor,proofreader');
	await expect(mu).toContainText('校对');
	await expect(list.getByRole('button', { name: '穆青山的操作' })).toBeFocused();
	await server.admin('person', 'deactivate', 'mu');
	await expect(mu).toContainText('已停用');
	await office.close();

	const late = await browser.newPage();
	const answer = await late.goto(server.origin + (/\/link\/\S+/.exec(printed)?.[0] ?? ''));
	expect(answer?.status()).toBe(410);
	await expect(late.getByText('管理员已经收回了它')).toBeVisible();
	await late.close();
	await paper.close();
});

test('after signing out, the way back shows nothing of the desk', async ({ browser, paper }) => {
	const page = await (await paper.open(browser, 'he')).newPage();
	await openLive(page, '/desk');
	await page.getByRole('button', { name: /个人菜单/ }).click();
	await page.getByRole('menuitem', { name: '退出登录' }).click();
	await expect(page).toHaveURL(/\/sign-in/);
	await page.goBack();
	await expect(page).toHaveURL(/\/sign-in/);
	await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
	await page.context().close();
});

test('set-up and a link are carried out and answered before their pages are live', async ({
	browser
}) => {
	const server = await startServer();
	const { origin } = server;
	const context = await browser.newContext({ locale: 'zh-CN' });
	const page = await context.newPage();
	/** A slow line: scripts come once the form is on its way. */
	const late = Promise.withResolvers<void>();
	await context.route('**/_app/**/*.js', async (route) => {
		await late.promise;
		await route.continue().catch(() => undefined);
	});
	await page.goto(origin + printedLink(server.output()), { waitUntil: 'commit' });
	await page.getByLabel('报名').fill('柳溪晚报');
	await page.getByLabel('姓名').fill('方主任');
	await page.getByLabel('用户名').fill('fang');
	await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
	await page.getByLabel('带上样报').uncheck();
	await page.getByRole('button', { name: '建好，进编辑部' }).click({ noWaitAfter: true });
	late.resolve();
	await page.waitForURL((url) => !url.pathname.startsWith('/set-up'));

	const added = await server.admin('person', 'add', 'mu', '穆青山', '--roles', 'editor');
	const link = /https?:\/\/\S+(\/link\/\S+)/.exec(added)?.[1];
	const theirs = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
	const mu = await theirs.newPage();
	await mu.goto(`${origin}${link}`);
	await mu.getByLabel('新密码').fill(PASSWORD);
	await mu.getByLabel('再填一遍').fill(PASSWORD);
	await mu.getByRole('button', { name: '设好，进编辑部' }).click();
	await mu.waitForURL((url) => !url.pathname.startsWith('/link'));
	await context.close();
	await theirs.close();
	await server.dispose();
});
