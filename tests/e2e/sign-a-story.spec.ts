import { barriersInBoth } from '#tests/support/barriers.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { SignPage, signAs } from '#tests/support/sign-page.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('the second reviewer sees only what changed since the first, and signs that very text', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '渡口停航', ['全长860米，明天通车。', '末段没人动。']);
	await signAs(paper, 'bai', id, 'handIn');
	await signAs(paper, 'meng', id, 'review1');
	const editor = await openStory(browser, paper, 'tao', id);
	await editor.select('860');
	await editor.type('880');
	await editor.isSaved();
	await editor.page.getByRole('link', { name: '签二审' }).click();

	const signing = new SignPage(editor.page);
	await expect(signing.page.getByText('一审签后改了 1 处')).toBeVisible();
	expect(await signing.changes()).toEqual({ gone: ['860'], fresh: ['880'] });
	await expect(signing.page.getByText('第 2 段没改')).toBeVisible();
	await expect(signing.chain.nth(1)).toContainText('孟小满');
	await signing.page.keyboard.press('n');
	await expect(signing.page.locator('#change-1')).toHaveAttribute('aria-current', 'true');

	// Somebody changes a word while the screen is open: that is shown, and nothing else is signed.
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('明天');
	await writer.type('今天');
	await writer.isSaved();
	await expect(signing.chain.nth(1)).toContainText('签名作废');
	await writer.close();

	// The first review is void now, so that it is waited for again.
	await signAs(paper, 'meng', id, 'review1');
	await signing.button('签二审，送三审').click();
	await expect(signing.page.getByText('二审签好了，送三审')).toBeVisible();
	await editor.close();
});

test('a story is sent back with a reason, and its writer sees both', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '退回一篇', ['大桥昨日合龙。']);
	await signAs(paper, 'bai', id, 'handIn');
	const review = await SignPage.open(browser, paper, 'meng', id);
	await review.button('退回').click();
	await expect(review.page.getByRole('alert')).toHaveText('先写明理由。');
	await review.sendBack('合龙是前日的事，请核');
	await expect(review.page.getByText('已退回编辑中')).toBeVisible();
	await review.close();

	const writer = await SignPage.open(browser, paper, 'bai', id);
	await expect(writer.chain.filter({ hasText: '退回编辑中' })).toContainText(
		'合龙是前日的事，请核'
	);
	await expect(writer.chain.first()).toContainText('签名作废');
	await expect(writer.button('送一审')).toBeVisible();
	await writer.close();
});

test('nobody signs two reviews of a story, nor what is not theirs, and is told why', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '两道审', ['大桥昨日合龙。']);
	await signAs(paper, 'bai', id, 'handIn');
	const first = await SignPage.open(browser, paper, 'meng', id);
	await expect(first.page.getByText('你自己或别人再改一个字，你的签名就作废')).toBeVisible();
	await first.close();
	await signAs(paper, 'meng', id, 'review1');
	const editor = await openStory(browser, paper, 'meng', id);
	await expect(editor.page.getByRole('link', { name: '审签…' })).toBeVisible();
	await expect(editor.page.getByRole('link', { name: '签二审' })).toHaveCount(0);
	await editor.page.context().setOffline(true);
	const shut = editor.page.getByRole('button', { name: '审签…' });
	await expect(shut).toHaveAttribute('aria-disabled', 'true');
	await expect(shut).toHaveAccessibleDescription('连上以后才能改。');
	await editor.page.context().setOffline(false);
	await editor.close();
	const again = await SignPage.open(browser, paper, 'meng', id);
	await expect(again.page.getByText('这篇你已经审过一道，这一道要换人。')).toBeVisible();
	await expect(again.button('签二审，送三审')).toHaveAttribute('aria-disabled', 'true');
	await again.close();
	const reporter = await SignPage.open(browser, paper, 'bai', id);
	await expect(reporter.page.getByText('这一步该编辑、总编签。')).toBeVisible();
	await reporter.close();
});

test('what is signed off is locked, until a chief editor takes it back with a reason', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '签发一篇', ['大桥昨日合龙。']);
	await signAs(paper, 'bai', id, 'handIn');
	await signAs(paper, 'meng', id, 'review1');
	await signAs(paper, 'tao', id, 'review2');
	await signAs(paper, 'gu', id, 'review3');
	await signAs(paper, 'yan', id, 'proof1');
	const chief = await SignPage.open(browser, paper, 'gu', id);
	await expect(chief.page.getByText('签名以后一个字没动。')).toBeVisible();
	await chief.page.keyboard.press('Control+Enter');
	await expect(chief.page.getByText('签发签好了，文本锁定')).toBeVisible();

	const story = await openStory(browser, paper, 'meng', id);
	await expect(story.page.getByText('这篇已签发，正文锁住了。')).toBeVisible();
	await story.close();

	await openLive(chief.page, `/stories/${id}`);
	await chief.page.getByRole('link', { name: '撤签' }).click();
	await chief.page.getByRole('textbox', { name: '理由' }).fill('标题要换');
	await chief.page.getByRole('button', { name: '撤签', exact: true }).click();
	await expect(chief.page.getByText('已退回校对')).toBeVisible();
	await chief.close();
});

test('signing and the board of stages keep nobody out, by day or by night, on a phone neither', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '渡口停航', ['全长860米，明天通车。', '末段。']);
	const deadline = Date.now() - 12 * 60_000;
	await paper.run('meng', { type: 'story.update', id, patch: { deadline } });
	await signAs(paper, 'bai', id, 'handIn');
	const editor = await openStory(browser, paper, 'meng', id);
	await editor.select('860');
	await editor.type('880');
	await editor.isSaved();
	const { page } = editor;
	const isWhole = async () => {
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 844 });
			expect(await barriersInBoth(page), `${width} px`).toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
		}
	};
	await page.goto(`/stories/${id}/sign`);
	await expect(page.getByText('送审后改了 1 处')).toBeVisible();
	await isWhole();
	await page.goto(`/editions/${paper.edition.date}?view=stages`);
	await expect(page.locator(`[data-story="${id}"]`)).toBeVisible();
	await isWhole();
	await editor.close();
});
