import type { Change } from '#model/records.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const WORDS = '昨晚六点十分，渡口的汽笛拉了三声。船上下来二十七位乘客。';

test('a proofreader comments on the proof, the reporter finds it in the text, and the next look says what changed', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'meng', '铁船靠岸', [WORDS]);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	const answer = await chief.request.get(`/api/editions/${paper.edition.id}`);
	const changes = (await answer.json()) as Change[];
	const front = changes.flatMap((one) => (one.kind === 'page' && one.value ? [one.value] : []))[0];
	if (!front) throw new Error('the edition has no page');
	const lead = front.slots.find(({ role }) => role === 'lead');
	if (!lead) throw new Error('page 1 has no lead');
	const stands = changes.find((one) => one.kind === 'placement' && one.id === lead.id);
	const expected = stands?.kind === 'placement' ? (stands.value?.storyId ?? null) : null;
	await paper.run('gu', {
		...{ type: 'story.place', storyId: id, slotId: lead.id, pageId: front.id, expect: expected }
	});

	const proofreader = await (await paper.open(browser, 'yan')).newPage();
	await proofreader.goto(`/editions/${paper.edition.date}/proof/${front.number}`);
	const line = proofreader.locator('.typeset-line', { hasText: '渡口的汽笛' });
	await expect(line).toBeVisible();
	await proofreader.getByRole('button', { name: '打样' }).click();
	await expect(proofreader.getByText(/第 1 次样 ・/)).toBeVisible();

	await line.evaluate((element) => {
		const text = element.firstChild as Text;
		const at = text.data.indexOf('汽笛');
		document.getSelection()?.setBaseAndExtent(text, at, text, at + 2);
	});
	await proofreader.getByRole('main').getByRole('button', { name: '批注' }).click();
	await proofreader.getByRole('textbox', { name: '批注' }).fill('是汽笛还是钟？');
	await proofreader.getByRole('button', { name: '发出' }).click();
	await expect(proofreader.getByRole('button', { name: '批注 1', exact: true })).toBeVisible();

	await proofreader.getByText('渡口的汽笛').first().click();
	await expect(proofreader).toHaveURL(new RegExp(`/stories/${id}\\?at=\\d+:\\d+`));
	await proofreader.goBack();

	const writer = await openStory(browser, paper, 'meng', id);
	await expect(writer.page.getByText('是汽笛还是钟？')).toBeVisible();
	await writer.caretAt('二十七位');
	await writer.page.keyboard.press('Backspace');
	await writer.page.keyboard.press('Backspace');
	await writer.type('八位');
	await writer.close();

	await proofreader.getByText('与上次样对比', { exact: true }).click();
	const list = proofreader.getByRole('region', { name: '第 1 次样以后改了' });
	await expect(list.getByText('数字变了')).toBeVisible();
	await expect(list.locator('ins')).toHaveText(/八/);
});
