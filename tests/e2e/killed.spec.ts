import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('the server is killed while four people type: what showed as saved is there', async ({
	browser
}) => {
	test.setTimeout(120_000);
	const paper = await openPaper();
	const names = ['bai', 'meng', 'tao', 'qiao'] as const;
	const id = await newStory(
		paper,
		'bai',
		'四人一篇',
		names.map((name) => `${name}：`)
	);
	const stories = await Promise.all(names.map((name) => openStory(browser, paper, name, id)));

	const saved = names.map(() => '');
	let alive = true;
	const write = async (i: number) => {
		const story = stories[i]!;
		await story.caretAt(`${names[i]}：`);
		for (let n = 0; alive; n++) {
			await story.type(`${n}，`);
			if (await story.becomesSaved()) saved[i] = (await story.blocks())[i + 1] ?? '';
		}
	};
	const writing = Promise.all(names.map((_, i) => write(i)));
	await expect
		.poll(() => saved.every((words) => words.includes('4，')), { timeout: 60_000 })
		.toBe(true);
	await paper.server.stop('SIGKILL');
	alive = false;
	await writing;
	for (const story of stories) await story.page.context().setOffline(true);

	// A newcomer sees only what the server kept.
	await paper.server.restart();
	const reader = await openStory(browser, paper, 'gu', id);
	const kept = await reader.blocks();
	for (const [i, words] of saved.entries()) expect(kept[i + 1]).toContain(words);

	// What had not shown as saved was in the windows, and comes when they are back.
	for (const story of stories) await story.page.context().setOffline(false);
	for (const story of stories) await story.isSaved();
	const all = await stories[0]!.blocks();
	for (const story of [...stories, reader]) await story.shows(all);
	for (const story of [...stories, reader]) await story.close();
	await paper.close();
});

test('the server is killed while a proof is looked at: the last good one stays, also on another page', async ({
	browser
}) => {
	const paper = await openPaper();
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await page.goto(`/editions/${paper.edition.date}/proof/1`);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await paper.server.stop('SIGKILL');
	await expect(page.getByText('显示的是上一次排好的样子')).toBeVisible();
	await expect(page.getByText('与稿件同步')).toBeHidden();
	await page.keyboard.press('2');
	await expect(page.getByRole('heading', { name: /^2版/ })).toBeVisible();
	await expect(page.getByRole('article')).toBeVisible();
	await expect(page.getByText('显示的是上一次排好的样子')).toBeVisible();
	await page.getByRole('link', { name: /第 3 版/ }).click();
	await expect(page.getByRole('heading', { name: /^3版/ })).toBeVisible();

	await paper.server.restart();
	await expect(page.getByText('与稿件同步')).toBeVisible({ timeout: 30_000 });
	await context.close();
	await paper.close();
});
