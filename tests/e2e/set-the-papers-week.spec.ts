import { expect, test } from '@playwright/test';
import { addDays, weekdayOf } from '#model/days.ts';
import { barriers } from '#tests/support/barriers.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';
import { pressUntil } from '#tests/support/press-until.ts';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

test('the administrator sets the week, a holiday and the first page, and the chief makes the next edition by it', async ({
	browser
}) => {
	const paper = await openPaper();
	await paper.run('gu', { type: 'person.roles', id: paper.idOf('tao'), roles: ['chief'] });
	const [closed, next] = [addDays(paper.edition.date, 1), addDays(paper.edition.date, 2)];
	const weekday = WEEKDAYS[weekdayOf(next)] ?? '';
	const admin = await (await paper.open(browser, 'gu')).newPage();
	// What is filled in before the page has come to life is kept, whatever the field.
	const scripts = Promise.withResolvers<void>();
	await admin.route('**/*.js', async (route) => {
		await scripts.promise;
		await route.continue();
	});
	await admin.goto('/settings/publishing', { waitUntil: 'commit' });
	await admin.getByLabel(`${weekday}的版数`).fill('12');
	await admin.getByLabel(`${weekday}的付印时间`).fill('21:00');
	scripts.resolve();
	await expect(admin.getByText('有改动还没保存')).toBeVisible();
	await admin.getByRole('button', { name: '保存' }).click();
	await expect(admin.getByText('都已保存')).toBeVisible();
	const holiday = admin.getByRole('group', { name: '加休刊' });
	await holiday.getByLabel('从').fill(closed);
	await holiday.getByLabel('缘由').fill('停电检修');
	await holiday.getByRole('button', { name: '加休刊' }).click();
	await expect(admin.getByRole('listitem').filter({ hasText: '停电检修' })).toBeVisible();

	await admin.getByRole('link', { name: '栏目与版面' }).click();
	await admin.getByRole('button', { name: '加栏目' }).click();
	await admin.getByLabel('新栏目的栏目').fill('要闻');
	await admin.getByLabel('要闻的版名').fill('今日要闻');
	await admin.getByLabel('要闻的责编').selectOption({ label: '孟小满' });
	await admin.getByRole('button', { name: '加一版' }).click();
	await admin.getByLabel('1 版的栏目').selectOption({ label: '要闻' });
	await admin.getByLabel('1 版的截稿').fill('60');
	await admin.getByRole('button', { name: '保存' }).click();
	await expect(admin.getByText('都已保存')).toBeVisible();

	const chief = await (await paper.open(browser, 'tao')).newPage();
	await openLive(chief, `/calendar?month=${closed.slice(0, 7)}`);
	const day = (date: string) => chief.locator(`[data-date="${date}"]`);
	await expect(day(closed)).toHaveAccessibleName(/休刊，停电检修/);
	await chief.getByRole('button', { name: '建下一期' }).click();
	const dialog = chief.getByRole('dialog');
	await expect(dialog.getByLabel('日期')).toHaveValue(next);
	// What is filled in is not lost by a press beside it, and what is lacking is said.
	await dialog.getByLabel('日期').fill('');
	await expect(dialog.getByText('选一个日子')).toBeVisible();
	await chief.mouse.click(5, 300);
	await dialog.getByLabel('日期').fill(next);
	await dialog.getByLabel('日期').blur();
	await expect(dialog.getByLabel('总期号')).toHaveValue('4389');
	await expect(dialog.getByLabel('付印时间')).toHaveValue('21:00');
	await expect(dialog.getByText('1 版今日要闻 20:00')).toBeVisible();
	await dialog.getByRole('button', { name: '建这一期' }).click();
	await expect(dialog).toBeHidden();
	await chief.goto(`/calendar?month=${next.slice(0, 7)}`);
	await expect(day(next)).toHaveAccessibleName(/4389，12 版/);
	await paper.close();
});

test('a number that was left out is named in the calendar, and put right or explained', async ({
	browser
}) => {
	const paper = await openPaper();
	const { date } = await paper.newEdition();
	const page = await (await paper.open(browser, 'gu')).newPage();
	await openLive(page, `/calendar?month=${date.slice(0, 7)}`);
	const cell = page.locator(`[data-date="${date}"]`);
	await cell.click();
	const panel = page.getByRole('complementary').filter({ hasText: '总期号' });
	const number = panel.getByRole('textbox', { name: '总期号' });
	const asGiven = await number.inputValue();
	const skipping = String(Number(asGiven) + 1);
	await number.fill(skipping);
	await panel.getByRole('button', { name: '改', exact: true }).click();
	await expect(panel.getByText(`${asGiven} 没有用上`)).toBeVisible();
	await expect(cell).toHaveAccessibleName(new RegExp(`跳过 ${asGiven}`));
	await panel.getByRole('button', { name: `改为 ${asGiven}` }).click();
	await expect(number).toHaveValue(asGiven);
	await expect(panel.getByText('没有用上')).toBeHidden();

	await number.fill(skipping);
	await panel.getByRole('button', { name: '改', exact: true }).click();
	await panel.getByRole('button', { name: '有意这样，写明原因…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: '记下' }).click();
	await expect(dialog.getByText('要写原因。')).toBeVisible();
	await dialog.getByLabel('原因').fill('上级通知并刊');
	await dialog.getByRole('button', { name: '记下' }).click();
	await expect(panel.getByText('上级通知并刊')).toBeVisible();
	await expect(cell).not.toHaveAccessibleName(/跳过/);
	await page.goto(`/editions/${date}/check`);
	await expect(page.getByText('上级通知并刊')).toBeVisible();

	// A second paper on the same date: with a board of its own, and taken back while nothing stands on it.
	await page.goto(`/calendar?view=year&month=${date.slice(0, 7)}`);
	// Another day is chosen at first, and has the same button.
	await pressUntil(cell, page.locator(`[data-date="${date}"][aria-selected="true"]`));
	await page.getByRole('button', { name: '这天再加一期' }).click();
	const making = page.getByRole('dialog', { name: '加一期增期、号外' });
	await expect(making.getByLabel('总期号')).toHaveValue('');
	await making.getByRole('button', { name: '建这一期' }).click();
	await expect(cell).toHaveAccessibleName(/号外，不占总期号，4 版/);
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('link', { name: '列表', exact: true }).click();
	const list = page.getByRole('grid', { name: '全年期次' });
	// The year's own rows, its weeks, say it too.
	await list.getByRole('row', { name: /号外/ }).press('Enter');
	await expect(page).toHaveURL(new RegExp(`/editions/${date}-2$`));
	await page.getByRole('link', { name: '正刊' }).click();
	await expect(page).toHaveURL(new RegExp(`/editions/${date}$`));
	// Nobody takes the proof of the one for that of the other.
	for (const [address, kind] of [
		[`${date}-2`, '号外'],
		[date, '正刊']
	] as const) {
		await page.goto(`/editions/${address}/proof/1`);
		await expect(page.locator('main header').first()).toContainText(kind);
	}
	await page.goto(`/calendar?view=list&month=${date.slice(0, 7)}`);
	await expect(list).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await list.getByRole('row', { name: /号外/ }).click();
	await page.getByRole('button', { name: '撤掉这一期' }).last().click();
	await expect(list.getByRole('row', { name: /号外/ })).toBeHidden();
	await paper.close();
});
