import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('somebody writes on without a network, a colleague too: nothing is lost', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '断网一篇', ['甲：', '乙：']);
	const away = await openStory(browser, paper, 'bai', id);
	const here = await openStory(browser, paper, 'meng', id);
	await away.page.context().setOffline(true);
	await expect(away.page.getByText('网断了，可以接着写。')).toBeVisible();
	await away.caretAt('甲：');
	await away.type('山路塌方。');
	await expect(away.page.locator('[data-saved="false"]')).toContainText('本机 1 处');
	await here.caretAt('乙：');
	await here.type('已派人去。');
	await here.isSaved();
	await here.shows(['断网一篇', '甲：', '乙：已派人去。']);

	await away.page.context().setOffline(false);
	for (const story of [away, here])
		await story.shows(['断网一篇', '甲：山路塌方。', '乙：已派人去。']);
	await away.isSaved();
	await away.close();
	await here.close();
});
