import { expect, test } from '@playwright/test';
import { openPaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';
import { SignPage, signAs } from '#tests/support/sign-page.ts';
import { newStory } from '#tests/support/story-page.ts';

test('a paper of three leaves two reviews out and lets one person do two steps, and the signature says so', async ({
	browser
}) => {
	const paper = await openPaper();
	const admin = await (await paper.open(browser, 'gu')).newPage();
	await openLive(admin, '/settings/stages');
	const steps = admin.getByRole('group', { name: '审校流程' });
	await steps.getByRole('checkbox', { name: '三审', exact: true }).uncheck();
	await steps.getByRole('checkbox', { name: '一校', exact: true }).uncheck();
	await steps.getByRole('checkbox', { name: '编辑签签发' }).check();
	await steps.getByRole('checkbox', { name: '一个人可以签同一篇的两道审' }).check();
	await admin.getByRole('button', { name: '保存' }).click();
	await expect(admin.getByText('都已保存')).toBeVisible();

	const id = await newStory(paper, 'bai', '小报一篇', ['大桥昨日合龙。']);
	await signAs(paper, 'bai', id, 'handIn');
	await signAs(paper, 'meng', id, 'review1');
	await signAs(paper, 'meng', id, 'review2');
	const page = await SignPage.open(browser, paper, 'meng', id);
	await expect(page.page.getByText('一人签了两审')).toBeVisible();
	await page.button('签发，锁定文本').click();
	await expect(page.page.getByText('签发签好了，文本锁定')).toBeVisible();

	// A step that nobody could sign is not taken.
	await steps.getByRole('checkbox', { name: '编辑签一审' }).uncheck();
	await steps.getByRole('checkbox', { name: '总编签一审' }).uncheck();
	await expect(steps.getByText('这一步总得有人能签。')).toBeVisible();
	await admin.getByRole('button', { name: '保存' }).click();
	await expect(admin.getByText('每一步总得有人能签，没有保存。')).toBeVisible();
	await paper.close();
});
