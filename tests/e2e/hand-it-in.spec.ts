import { newId } from '#model/ids.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { signAs } from '#tests/support/sign-page.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('who cannot hand a story in now, or is forestalled, may do it later', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '送审一篇', ['大桥昨日合龙。']);
	await paper.run('bai', { type: 'story.stage', id, to: 'editing' });
	const story = await openStory(browser, paper, 'bai', id);
	const { page } = story;
	const handIn = page.getByRole('button', { name: '送一审' });
	const dialog = page.getByRole('dialog');

	// What is fetched only now does not come.
	const code = '**/_app/immutable/**';
	await page.route(code, (route) => route.abort());
	await handIn.click();
	await expect(page.getByText('没取到，打不开')).toBeVisible();
	await page.unroute(code);
	await handIn.click();
	await expect(dialog).toBeVisible();

	// A colleague hands it in meanwhile, and it is sent back.
	await signAs(paper, 'bai', id, 'handIn');
	await expect(dialog).toBeHidden();
	await expect(handIn).toBeHidden();
	const about = { from: 'review1', to: 'editing', about: 'words' } as const;
	await paper.run('meng', {
		...{ type: 'story.return', id: newId(), storyId: id, ...about, reason: '请核' }
	});
	await expect(handIn).toBeVisible();
	await expect(dialog).toBeHidden();
	await handIn.click();
	await expect(dialog).toBeVisible();
	await story.close();
});
