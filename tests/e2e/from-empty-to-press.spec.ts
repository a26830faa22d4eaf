import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import sharp from 'sharp';
import { CLOSE } from '#document/close-codes.ts';
import { newId, type Id } from '#model/ids.ts';
import { SIGNED_STEPS, type SignedStep } from '#model/workflow.ts';
import { verifyPack } from '#server/evidence/verify-pack.ts';
import { hashOfRow } from '#server/store/audit-chain.ts';
import { drop, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { makeNextEdition, type MadeEdition } from '#tests/support/calendar-screen.ts';
import { forged } from '#tests/support/crafted.ts';
import { openSample, type LivePaper, type Username } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';
import { pressCodeOf } from '#tests/support/press-code-of.ts';
import { PressScreen } from '#tests/support/press-screen.ts';
import { pressUntil } from '#tests/support/press-until.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { SignPage, signAs } from '#tests/support/sign-page.ts';
import { keepSmallTemplates } from '#tests/support/small-templates.ts';
import { StoryPage } from '#tests/support/story-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BRIDGE = '禾溪新桥昨晚通车';
const FERRY = '渡口老船工';
const SCHOOL = '夜校报名第一天';
/** No two reviews of a story are one person's. */
const SIGNERS: Record<Exclude<SignedStep, 'proof2'>, Username> = {
	...{ review1: 'duan', review2: 'liu', review3: 'ruan' },
	...{ proof1: 'zou', signOff: 'ruan' }
};

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openSample(keepSmallTemplates);
});
test.afterAll(() => paper.close());
test.setTimeout(240_000);

const windowOf = async (browser: Browser, username: Username): Promise<Page> =>
	(await paper.browserOf(browser, username)).newPage();

/** Hands a story in and signs it up to the end, as scripts of the six do. */
async function signAll(storyId: Id, author: Username): Promise<void> {
	await signAs(paper, author, storyId, 'handIn');
	for (const step of SIGNED_STEPS)
		if (step !== 'proof2') await signAs(paper, SIGNERS[step], storyId, step);
}

async function promiseStory(phone: Page, { day }: MadeEdition): Promise<void> {
	await openLive(phone, '/promise');
	await phone.getByLabel('哪一期').selectOption({ label: day });
	await phone.getByLabel('说一句').fill(`${FERRY} 100字 半小时后`);
	await expect(phone.getByLabel('题目')).toHaveValue(FERRY);
	await phone.getByRole('button', { name: '报题', exact: true }).click();
	await expect(phone.getByText(`“${FERRY}”报上了`)).toBeVisible();
}

/** Begins a story on the board and opens it. */
async function beginStory(page: Page): Promise<StoryPage> {
	const dialog = page.getByRole('dialog', { name: '新稿件' });
	await pressUntil(page.getByRole('button', { name: '新稿件' }), dialog);
	await dialog.getByRole('button', { name: '建稿并打开' }).click();
	const story = new StoryPage(page);
	await expect(story.text).toBeVisible({ timeout: 30_000 });
	await story.isSaved();
	return story;
}

/** Who edits page 2, and what its advertisement is. */
async function settlePage2(page: Page): Promise<void> {
	const dialog = page.getByRole('dialog', { name: '2 版' });
	await pressUntil(page.getByRole('button', { name: '2 版设置' }), dialog);
	await dialog.getByLabel('责编').selectOption({ label: '段清河' });
	await dialog.getByLabel('广告 1').fill('禾城书店　通宵营业');
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('2 版已改')).toBeVisible();
}

/** Signs the clean proof of a page as it is, with what is still open on it; who signs is said by name. */
async function signCleanProof(page: Page, { date }: MadeEdition, number: number, name: string) {
	await page.goto(`/editions/${date}/proof/${number}`);
	const place = page.getByRole('region', { name: /清样签字/ });
	const holds = place.getByText(new RegExp(`${name}.*签的就是现在这一版`));
	const asked = page.getByRole('dialog', { name: /还有 \d+ 处没处理/ });
	await pressUntil(place.getByRole('button', { name: '签清样' }), holds.or(asked));
	if (await asked.isVisible()) {
		for (const loss of await asked.getByRole('checkbox').all()) await loss.check();
		await asked.getByRole('button', { name: '照样签清样' }).click();
	}
	await expect(holds).toBeVisible();
}

test('six people fill an empty edition and send it to press; a number changed after the signatures is caught', async ({
	browser
}) => {
	const [chief, duan, liu, wen, ji, zou] = await Promise.all([
		windowOf(browser, 'ruan'),
		windowOf(browser, 'duan'),
		windowOf(browser, 'liu'),
		paper.open(browser, 'wen', PHONE).then((phone) => phone.newPage()),
		windowOf(browser, 'ji'),
		windowOf(browser, 'zou')
	]);

	const edition = await test.step('the chief makes an edition of two pages', async () => {
		const made = await makeNextEdition(chief, 2);
		await settlePage2(chief);
		return made;
	});
	const { date, issue } = edition;
	const tonight = { edition };

	const bridge = await test.step('reporters promise and write', async () => {
		await promiseStory(wen, edition);
		await openBoard(ji, tonight);
		const story = await beginStory(ji);
		await story.write(BRIDGE, '本报记者　季铭', [
			'新桥全长1200米，昨晚八点通车，两岸车程从四十分钟缩到五分钟。',
			'老桥明年起只走行人。'
		]);
		const photo = { width: 1800, height: 1200, channels: 3, background: '#446677' } as const;
		const bytes = await sharp({ create: photo }).jpeg().toBuffer();
		await story.addPhoto('bridge.jpg', bytes, '昨晚八点，第一辆公交车驶过新桥。', '季铭 摄');
		return /stories\/([^/?]+)/.exec(ji.url())?.[1] ?? '';
	});

	const school = newId();
	await paper.run('ji', {
		...{ type: 'story.create', id: school, editionId: edition.id, kind: 'news', section: '要闻' },
		...{ authorIds: [paper.idOf('ji')], target: null },
		blocks: [
			{ type: 'headline', text: SCHOOL },
			{ type: 'byline', text: '本报记者　季铭' },
			{ type: 'paragraph', text: '夜校昨天开始报名，会计、电工两个班当晚报满。' }
		]
	});

	const ferry = await test.step('the chief and the editor of page 2 place', async () => {
		await openBoard(chief, tonight);
		await drop(chief, BRIDGE, onBoard(chief).slot(1, 'lead'));
		await drop(chief, SCHOOL, onBoard(chief).slot(1, 'column'));
		await openBoard(duan, tonight);
		await drop(duan, FERRY, onBoard(duan).slot(2, 'lead'));
		const block = onBoard(chief).sheet(2).getByRole('link', { name: FERRY });
		return (await block.getAttribute('data-story')) ?? '';
	});

	await test.step('the promise is kept', async () => {
		await wen.goto('/desk');
		await wen.getByRole('link', { name: FERRY }).first().click();
		const story = new StoryPage(wen);
		await expect(story.text).toBeVisible({ timeout: 30_000 });
		await story.isSaved();
		await story.write('渡口老船工摆了四十年', '本报记者　温若楠', [
			'老船工每天五点起来看水。他说，桥通了，船还要摆到腊月。'
		]);
		await signAll(ferry, 'wen');
		await signAll(school, 'ji');
	});

	await test.step('the story is handed in, questioned, answered and signed by four', async () => {
		const story = new StoryPage(ji);
		await story.pass('交编辑');
		await story.pass('送一审');
		const editing = await StoryPage.open(duan, bridge);
		await editing.select('1200');
		await editing.comment('桥长再核一下');
		await story.reply('照竣工图，没有错');
		await expect(editing.cards).toContainText('照竣工图，没有错');
		await editing.resolve();
		for (const [page, step, said] of [
			[duan, '签一审', '一审签好了，送二审'],
			[liu, '签二审', '二审签好了，送三审'],
			[chief, '签三审', '三审签好了，送校对'],
			[zou, '签一校', '一校签好了，等签发'],
			[chief, '签发', '签发签好了，文本锁定']
		] as const) {
			await openLive(page, `/stories/${bridge}/sign`);
			await new SignPage(page).sign(step, said);
		}
	});

	await test.step('clean proofs are signed, what is meant is let pass: all is ready', async () => {
		await signCleanProof(liu, edition, 1, '柳映真');
		await signCleanProof(duan, edition, 2, '段清河');
		const check = await PressScreen.open(chief, date);
		await expect(check.button).toBeDisabled();
		await check.waive(check.row('空着'), '留给明早的讣告');
		await expect(chief.getByText('都办完了，可以付印。')).toBeVisible();
		await expect(check.button).toBeEnabled();
	});

	await test.step('a number is changed after all have signed: everybody sees it, and it is not printed', async () => {
		const editing = await StoryPage.open(duan, bridge);
		await expect(duan.getByText('这篇已签发，正文锁住了。')).toBeVisible();
		const taking = await SignPage.open(browser, paper, 'ruan', bridge);
		await taking.takeBack('桥长以竣工验收为准');
		await expect(duan.getByText('这篇已签发，正文锁住了。')).toHaveCount(0);
		await editing.select('1200');
		await editing.type('1300');
		await editing.isSaved();

		// The list keeps still under the chief's pointer until what is new is asked for.
		const check = new PressScreen(chief);
		await chief.getByRole('button', { name: '又有 2 件，列进来' }).click();
		const open = check.row(`“${BRIDGE}”还没签发`);
		await expect(open).toContainText('阻断');
		await open.getByRole('button', { name: /^催.*邹墨/ }).click();
		await expect(open).toContainText(/阮敬之 .*催了.*邹墨/);
		await expect(open.getByRole('button', { name: /^已催/ })).toBeDisabled();
		await expect(check.row('清样签后改过')).toContainText('柳映真');
		await expect(check.row('清样签后改过')).toContainText(`“${BRIDGE}”改了内容`);
		await expect(check.button).toBeDisabled();
		// Nor past the screen, with the right number and the right code.
		const seen = await pressCodeOf(paper, 'ruan', edition);
		await expect(
			paper.run('ruan', { type: 'edition.press', id: edition.id, issue, expect: seen })
		).rejects.toThrow(/press-blocked/);
		await taking.close();
	});

	await test.step('whoever is asked looks at what changed, and that is signed anew', async () => {
		await openLive(zou, '/desk');
		await zou.getByRole('link', { name: `阮敬之催你一校“${BRIDGE}”` }).click();
		const proofing = new SignPage(zou);
		await expect.poll(() => proofing.changes()).toEqual({ gone: ['1200'], fresh: ['1300'] });
		await expect(proofing.chain.filter({ hasText: /阮敬之\s*签发/ })).toContainText('签名作废');
		await proofing.sign('签一校', '一校签好了，等签发');
		await openLive(chief, `/stories/${bridge}/sign`);
		await new SignPage(chief).sign('签发', '签发签好了，文本锁定');

		await openLive(liu, `/editions/${date}/proof/1`);
		const place = liu.getByRole('region', { name: /清样签字/ });
		await expect(place.getByRole('listitem')).toContainText('签字作废');
		await place.getByRole('link', { name: '看和第 1 次样比改了什么' }).click();
		await expect(liu.getByRole('complementary')).toContainText(/1200\s*1300/);
		await signCleanProof(liu, edition, 1, '柳映真');
	});

	await test.step('the chief sends it to press and takes the evidence home', async () => {
		const check = await PressScreen.open(chief, date);
		await check.press(issue);
		const file = await (await check.takeEvidence()).path();
		const report = verifyPack(await readFile(file), hashOfRow);
		expect(report.faults).toEqual([]);
		expect(report.manifest?.missing).toEqual([]);
		await check.close();
		await openBoard(chief, tonight);
		await expect(chief.getByText(`已付印　总第 ${issue} 期`)).toBeVisible();
	});

	await test.step('nobody writes into it any more', async () => {
		await expect(ji.getByText(/已付印（阮敬之 .*），正文锁住了/)).toBeVisible();
		const { origin } = paper.server;
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const late = await rawClient(sync, null, { story: bridge, cookie: await paper.signIn('duan') });
		late.send({ type: 'update', update: forged(77, 0, '再改一字') });
		expect(await late.closed).toBe(CLOSE.forbidden);
	});
	await wen.context().close();
});
