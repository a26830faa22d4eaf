import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('an editor spikes a story, its reporter revives it, and its particulars are changed', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '退回一篇', ['大桥昨日合龙。']);
	const editor = await openStory(browser, paper, 'meng', id);
	const reporter = await openStory(browser, paper, 'bai', id);
	const choose = async (story: typeof editor, item: string) => {
		await story.page.getByRole('button', { name: '更多', exact: true }).click();
		await story.page.getByRole('menuitem', { name: item }).click();
	};

	await choose(editor, '撤稿…');
	await editor.page.getByRole('button', { name: '撤稿', exact: true }).click();
	await expect(reporter.page.getByText('这篇撤下来了，不会上版。')).toBeVisible();
	await reporter.page.getByRole('button', { name: '恢复稿件' }).click();
	await expect(editor.page.getByText('这篇撤下来了，不会上版。')).toHaveCount(0);
	await editor.shows(['退回一篇', '大桥昨日合龙。']);

	await choose(editor, '栏目、体裁、责编…');
	await editor.page.getByLabel('栏目').fill('民生');
	await editor.page.getByRole('button', { name: '保存', exact: true }).click();
	await expect(editor.page.getByText('已改')).toBeVisible();
	await editor.close();
	await reporter.close();
});

test('a story that was taken in cut off goes to review once somebody has completed it', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '断句一篇', ['大桥昨日']);
	await paper.run('bai', { type: 'story.update', id, patch: { incomplete: true } });
	await paper.run('bai', { type: 'story.stage', id, to: 'editing' });
	const reporter = await openStory(browser, paper, 'bai', id);
	await expect(reporter.page.getByText('这篇收进来时断在句中。')).toBeVisible();
	await reporter.page.getByRole('button', { name: '补齐了' }).click();
	await reporter.page.getByRole('button', { name: '送一审' }).click();
	await reporter.page.getByRole('dialog').getByRole('button', { name: '送一审' }).click();
	await expect(reporter.page.getByText('已到一审')).toBeVisible();
	await reporter.close();
});
