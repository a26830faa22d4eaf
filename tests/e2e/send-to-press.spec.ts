import { readFile } from 'node:fs/promises';
import { newId } from '#model/ids.ts';
import { hashOfRow } from '#server/store/audit-chain.ts';
import { verifyPack } from '#server/evidence/verify-pack.ts';
import { barriers } from '#tests/support/barriers.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { expect, test as base } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { PressScreen } from '#tests/support/press-screen.ts';
import { signAs } from '#tests/support/sign-page.ts';
import { makeSmallEdition, type SmallEdition } from '#tests/support/small-edition.ts';
import { openStory } from '#tests/support/story-page.ts';

interface Press {
	paper: LivePaper;
	small: SmallEdition;
	date: string;
}

/** What goes to press is locked for everybody: each test has a paper of its own. */
const test = base.extend<{ press: Press }>({
	press: async ({}, use) => {
		let small: SmallEdition | undefined;
		const day = new Date(Date.now() + 2 * 24 * 3_600_000);
		const date = day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
		const paper = await openPaper(async (services) => {
			const [chief] = [...services.desk.view.list('person')].filter(({ roles }) =>
				roles.includes('chief')
			);
			small = await makeSmallEdition(services, chief?.id ?? '', { date, issue: 4389 });
		});
		if (!small) throw new Error('there is no edition');
		await use({ paper, small, date });
		await paper.close();
	}
});
test.describe.configure({ timeout: 120_000 });

test('the chief sends the edition to press, and takes its evidence home', async ({
	browser,
	press: { paper, small, date }
}) => {
	const writer = await openStory(browser, paper, 'meng', small.storyId);
	const page = await (await paper.open(browser, 'gu')).newPage();
	const check = await PressScreen.open(page, date);
	await check.ask();
	await expect(check.number).toBeFocused();
	await expect(check.number).toHaveValue('');
	expect(await barriers(page)).toEqual([]);
	await check.number.fill('四千');
	await page.keyboard.press('Enter');
	await expect(page.getByText('总期号是一个正整数')).toBeVisible();
	await check.number.fill('4388');
	await page.keyboard.press('Enter');
	await expect(page.getByText(/这一期编的是 4389/)).toBeVisible();
	await check.number.fill('４３８９');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: '已付印，总第 4389 期' });
	await expect(dialog).toBeVisible();
	await expect(dialog.getByText('证据包已存好')).toBeVisible({ timeout: 60_000 });
	const download = await check.takeEvidence();
	expect(download.suggestedFilename()).toBe(`临溪日报 ${date} 证据包 1.zip`);

	const file = await download.path();
	const report = verifyPack(await readFile(file), hashOfRow);
	expect(report.faults).toEqual([]);
	expect(report.manifest?.missing).toEqual([]);
	expect(report.manifest?.files.map(({ path }) => path)).toEqual(
		expect.arrayContaining(['pdf/edition.pdf', 'pdf/01.pdf', 'pdf/02.pdf', 'stories/01/text.txt'])
	);
	expect(await paper.server.admin('evidence', 'verify', file)).toContain(
		'No. 4389, version 1: whole.'
	);
	const cookie = await paper.signIn('bai');
	const { origin } = paper.server;
	const refused = await fetch(`${origin}/api/editions/${small.editionId}/evidence`, {
		headers: { cookie }
	});
	expect(refused.status).toBe(403);

	// Whoever has the story open sees it locked; the board says that it has gone.
	await expect(writer.page.getByText(/已付印（顾长河 .*），正文锁住了/)).toBeVisible();
	await check.close();
	await page.goto(`/editions/${date}`);
	await expect(page.getByText('已付印　总第 4389 期')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await page.context().close();
});

test('a change after the dialog was opened is caught, and named', async ({
	browser,
	press: { paper, small, date }
}) => {
	const page = await (await paper.open(browser, 'gu')).newPage();
	const check = await PressScreen.open(page, date);
	await check.ask();
	await check.number.fill('4389');
	await paper.run('gu', { type: 'page.update', id: small.pageId, patch: { name: '头版' } });
	const changed = page.getByRole('dialog', { name: '刚有改动，没有付印' });
	await expect(changed.getByText('1 版改了版面、版名或清样签名')).toBeVisible();
	await expect(check.number).toHaveCount(0);
	await changed.getByRole('button', { name: '看过了，再付印' }).click();
	await expect(check.number).toBeFocused();
	await expect(check.number).toHaveValue('');
	await page.context().close();
});

test('a change that stands in the way of the press offers no press until it is seen to', async ({
	browser,
	press: { paper, small, date }
}) => {
	const page = await (await paper.open(browser, 'gu')).newPage();
	const check = await PressScreen.open(page, date);
	await check.ask();
	const back = { from: 'signed', to: 'editing', about: 'facts', reason: '桥长有误' } as const;
	await paper.run('gu', { type: 'story.return', id: newId(), storyId: small.storyId, ...back });
	const changed = page.getByRole('dialog', { name: '刚有改动，没有付印' });
	const again = changed.getByRole('button', { name: '看过了，再付印' });
	await expect(again).toHaveAttribute('aria-disabled', 'true');
	await expect(again).toHaveAccessibleDescription('这样一来又有阻断没办完，办完才能付印。');
	expect(await barriers(page)).toEqual([]);
	await again.click({ force: true });
	await expect(check.number).toHaveCount(0);
	await page.context().close();
});

test('after press the chief opens a story with a reason, and it goes again as version 2', async ({
	browser,
	press: { paper, small, date }
}) => {
	const page = await (await paper.open(browser, 'gu')).newPage();
	const check = await PressScreen.open(page, date);
	await check.press(4389);
	await check.close();
	await page.getByRole('button', { name: '改版重印…' }).click();
	const dialog = page.getByRole('dialog', { name: '改版重印' });
	await dialog.getByRole('button', { name: '放开来改' }).click();
	await expect(dialog.getByText('写明为什么改')).toBeVisible();
	await expect(dialog.getByText('至少放开一个版面或一篇稿件')).toBeVisible();
	await dialog.getByRole('textbox', { name: '理由' }).fill('桥长有误');
	await dialog.getByRole('checkbox', { name: '《大桥昨晚通车》的文字' }).check();
	expect(await barriers(page)).toEqual([]);
	await dialog.getByRole('button', { name: '放开来改' }).click();
	await expect(page.getByText('正在改第 1 版次')).toBeVisible();
	await expect(page.getByText(/《大桥昨晚通车》的文字已放开。理由：桥长有误/)).toBeVisible();
	await page.getByRole('button', { name: '改版重印…' }).click();
	await expect(dialog.getByRole('checkbox', { name: '1 版的版面' })).toBeVisible();
	await expect(dialog.getByRole('checkbox', { name: /大桥/ })).toHaveCount(0);
	await dialog.getByRole('textbox', { name: '理由' }).fill('图也要换');
	await dialog.getByRole('checkbox', { name: '1 版的版面' }).check();
	await dialog.getByRole('button', { name: '放开来改' }).click();
	await expect(page.getByText(/理由：桥长有误.* 1 版的版面已放开。理由：图也要换/)).toBeVisible();

	const editor = await openStory(browser, paper, 'meng', small.storyId);
	await editor.select('1200');
	await editor.type('1300');
	await editor.isSaved();
	await signAs(paper, 'gu', small.storyId, 'signOff');
	await PressScreen.open(page, date);
	await check.press(4389);
	await check.close();
	await expect(page.getByText('已付印　总第 4389 期　第 2 版次')).toBeVisible();

	const cookie = await paper.signIn('gu');
	const { origin } = paper.server;
	const texts: (string | undefined)[] = [];
	for (const version of [1, 2]) {
		const address = `${origin}/api/editions/${small.editionId}/evidence?version=${version}`;
		const answer = await fetch(address, { headers: { cookie } });
		const report = verifyPack(new Uint8Array(await answer.arrayBuffer()), hashOfRow);
		expect(report.faults).toEqual([]);
		texts.push(report.manifest?.files.find(({ path }) => path === 'stories/01/text.txt')?.sha256);
	}
	expect(texts[0]).not.toBe(texts[1]);
	await expect(
		paper.run('meng', {
			...{ type: 'story.return', id: newId(), storyId: small.storyId, from: 'signed' },
			...{ to: 'editing', about: 'facts', reason: '再核' }
		})
	).rejects.toThrow(/forbidden|pressed/);
	await page.context().close();
});

test('what stood on no page is offered for another day once the edition has gone to press', async ({
	browser,
	press: { paper, small, date }
}) => {
	const [spare, later] = [newId(), newId()];
	const day = new Date(Date.parse(date) + 24 * 3_600_000).toISOString().slice(0, 10);
	const press = { date: day, issue: null, pressAt: Date.now() + 3 * 24 * 3_600_000 };
	await paper.run('gu', {
		...{ type: 'edition.create', id: later, ...press, formatId: 'sikai' },
		from: { editionId: small.editionId }
	});
	await paper.run('gu', {
		...{ type: 'story.create', id: spare, editionId: small.editionId, kind: 'news', section: '' },
		...{ authorIds: [], target: null },
		blocks: [{ type: 'headline', text: '没赶上的稿' }]
	});
	const page = await (await paper.open(browser, 'gu')).newPage();
	await (await PressScreen.open(page, date)).press(4389);
	await openLive(page, `/editions/${date}`);
	await expect(page.getByText('这一期已付印，还有 1 篇没上版。')).toBeVisible();
	await page.getByRole('button', { name: '转到另一天…' }).click();
	await page.getByRole('dialog').getByRole('combobox', { name: '哪一天' }).selectOption(later);
	await page.getByRole('dialog').getByRole('button', { name: '转 1 篇' }).click();
	await expect(page.getByText('还有 1 篇没上版')).toHaveCount(0);
	await page.goto(`/editions/${day}`);
	await expect(
		page.getByRole('complementary', { name: '待上版' }).getByRole('link', { name: '没赶上的稿' })
	).toBeVisible();
});
