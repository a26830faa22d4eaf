import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

/** One grey pixel, as a PNG. */
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
	'base64'
);

test('a link is set from the toolbar, and seen while its address is typed', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '加个链接', ['详见县政府网站。']);
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('县政府网站');
	await writer.page.keyboard.press('Control+Shift+k');
	const address = writer.page.getByLabel('网址');
	await expect(address).toBeFocused();
	await expect(address).toBeInViewport({ ratio: 1 });
	await address.fill('example.org');
	await writer.page.getByRole('button', { name: '加上' }).click();
	await expect(writer.text.locator('a')).toHaveAttribute('href', 'https://example.org');
	await writer.close();
});

test('a press on a photo goes to its caption; a photo is taken out by its button', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '配图一张', ['大桥合龙。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	await writer.caretAt('大桥');
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'bridge.png', mimeType: 'image/png', buffer: PIXEL });
	const picture = writer.text.locator('figure img');
	await expect(picture).toHaveCount(1);
	await writer.caretAt('大桥');
	await picture.click();
	await writer.type('合龙现场');
	await writer.shows(['配图一张', '大桥合龙。', '合龙现场']);
	await writer.text.locator('figure').hover();
	await page.getByRole('button', { name: '删去图片和图说' }).click();
	await writer.shows(['配图一张', '大桥合龙。']);
	await page.keyboard.press('Control+z');
	await writer.shows(['配图一张', '大桥合龙。', '合龙现场']);
	await writer.close();
});

test('a picture that is missing is put where it is missing, and its caption stays', async ({
	browser,
	paper
}) => {
	const waiting = (text: string) => ({
		type: 'photo' as const,
		text,
		attrs: { credit: '林鑫 摄' }
	});
	const places = ['位于昆阳镇', '封顶仪式', '工人合影'].map(waiting);
	const id = await newStory(paper, 'bai', '项目结顶', ['日前完工。'], places);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	const file = { name: 'roof.png', mimeType: 'image/png', buffer: PIXEL };
	const place = (index: number) => writer.text.locator('figure').nth(index);
	const whole = ['项目结顶', '日前完工。', '位于昆阳镇', '封顶仪式', '工人合影'];

	const chooser = page.waitForEvent('filechooser');
	await place(1).getByRole('button', { name: '选一张图片' }).click();
	await (await chooser).setFiles(file);
	await expect(place(1).locator('img')).toBeVisible();
	await expect(place(1).getByRole('textbox', { name: '摄影署名' })).toHaveValue('林鑫 摄');

	const dropped = await page.evaluateHandle(
		(bytes) => {
			const data = new DataTransfer();
			data.items.add(new File([new Uint8Array(bytes)], 'roof.png', { type: 'image/png' }));
			return data;
		},
		[...PIXEL]
	);
	await place(2).dispatchEvent('drop', { dataTransfer: dropped });
	await expect(place(2).locator('img')).toBeVisible();

	// The toolbar’s button fills the one that is left.
	await expect(place(0).getByRole('button', { name: '删去图位和图说' })).toBeVisible();
	await page.locator('input[type=file]').setInputFiles(file);
	await expect(place(0).locator('img')).toBeVisible();
	await writer.shows(whole);
	await writer.close();
});
