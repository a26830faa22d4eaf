import sharp from 'sharp';
import type { Change } from '#model/records.ts';
import { fileStory } from '#tests/support/board-screen.ts';
import { jpegSaying, pngSaying } from '#tests/support/lying-pictures.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const picture = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#884422' } });

test('a photo of 100 megapixels comes in scaled down, and the page sets with it', async ({
	browser,
	paper
}, testInfo) => {
	test.slow();
	const id = await fileStory(paper, '大桥合龙', 200);
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	const answer = await page.request.get(`/api/editions/${paper.edition.id}`);
	const pages = ((await answer.json()) as Change[]).flatMap((one) =>
		one.kind === 'page' ? (one.value ?? []) : []
	);
	const front = pages.find(({ number }) => number === 1);
	const slot = front?.slots.find(({ role }) => role === 'lead');
	if (!front || !slot) throw new Error('no lead');
	const place = { storyId: id, pageId: front.id, slotId: slot.id, expect: null };
	await paper.run('gu', { type: 'story.place', ...place });

	const file = testInfo.outputPath('bridge.jpg');
	await picture(12_000, 8400).jpeg().withMetadata({ orientation: 6 }).toFile(file);
	await page.goto(`/stories/${id}`);
	await page.locator('.story-copy p').last().click();
	const sent = page.waitForResponse((answer) => answer.url().includes('/assets?story='));
	await page.locator('input[type=file]').setInputFiles(file);
	expect((await sent).status()).toBe(200);
	const shown = page.locator('.story-copy figure img');
	const isUpright = (image: HTMLImageElement) => image.naturalHeight > image.naturalWidth;
	await expect.poll(() => shown.evaluate(isUpright)).toBe(true);
	await expect(page.locator('[data-saved="true"]')).toBeVisible();

	await page.goto(`/editions/${paper.edition.date}/proof/1`);
	const printed = page.locator('.typeset-page img').first();
	await expect(printed).toHaveJSProperty('complete', true);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await context.close();
});

test('a picture that cannot be taken in is refused with a sentence, and the story stays as it is', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '配图一张', ['大桥合龙。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	const jpeg = await picture(800, 600).jpeg().toBuffer();
	const png = await picture(40, 30).png().toBuffer();
	const refused: [name: string, bytes: Buffer, sentence: string][] = [
		['空.jpg', Buffer.alloc(0), '这个文件是空的'],
		['半张.jpg', jpeg.subarray(0, jpeg.length >> 1), '只收 JPEG、PNG、WebP、AVIF 图片'],
		['假大.jpg', jpegSaying(jpeg, 60_000, 60_000), '图片像素太多'],
		['假大.png', pngSaying(png, 4000, 3000), '只收 JPEG'],
		['洪水.png', pngSaying(png, 16_000, 10_001), '图片像素太多'],
		['手机.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), '这是 HEIC 照片'],
		['画.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), '只收 JPEG'],
		['动.gif', await picture(40, 30).gif().toBuffer(), '只收 JPEG']
	];
	for (const [name, buffer, sentence] of refused) {
		await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
		await expect(page.getByText(`${name}：${sentence}`)).toBeVisible();
	}
	await writer.shows(['配图一张', '大桥合龙。']);
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: '好.jpg', mimeType: 'image/jpeg', buffer: jpeg });
	await expect(writer.text.locator('figure img')).toHaveCount(1);
	await writer.close();
});
