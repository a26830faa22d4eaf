import { expect, test, type Page } from '@playwright/test';
import { newId } from '#model/ids.ts';
import { barriers } from '#tests/support/barriers.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { signAs } from '#tests/support/sign-page.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openPaper();
});
test.afterAll(() => paper.close());

const notices = (page: Page) => page.getByRole('dialog', { name: '通知' });

/** By key, once the page hears keys. */
const openNotices = (page: Page) =>
	expect(async () => {
		await page.keyboard.press('i');
		await expect(notices(page)).toBeVisible({ timeout: 1000 });
	}).toPass();

test('a reporter comes back to the desk and sees what changed, exactly, and what is expected; the phone knows what was read', async ({
	browser
}) => {
	const id = await newStory(paper, 'bai', '大桥合龙', ['全长860米，明天通车。']);
	await signAs(paper, 'bai', id, 'handIn');
	const editor = await openStory(browser, paper, 'meng', id);
	await editor.select('860');
	await editor.type('880');
	await editor.isSaved();
	await editor.close();

	const desk = await (await paper.open(browser, 'bai')).newPage();
	const phone = await (await paper.open(browser, 'bai', PHONE)).newPage();
	await desk.goto('/desk');
	await phone.goto('/desk');
	const news = desk.getByRole('region', { name: '有什么变了' });
	await expect(news.getByRole('link', { name: '孟小满改了“大桥合龙”的文字' })).toBeVisible();
	await expect(news.getByText('你离开后 1 处')).toBeVisible();
	await expect(desk.getByRole('link', { name: '大桥合龙' }).first()).toContainText('等一审');

	await news.getByRole('link', { name: '孟小满改了“大桥合龙”的文字' }).click();
	await expect(desk.getByText('“860”改成“880”')).toBeVisible();
	await desk.goto('/desk');
	await expect(news.getByText('你离开后')).toHaveCount(0);
	await expect(phone.getByText('你离开后')).toHaveCount(0);

	// What is sent back calls, on every screen, until it has been read.
	await paper.run('tao', {
		...{ type: 'story.return', id: newId(), storyId: id, from: 'review1', to: 'editing' },
		...{ about: 'facts', reason: '桥长再核' }
	});
	await expect(desk).toHaveTitle(/^\(1\) /);
	await expect(phone).toHaveTitle(/^\(1\) /);
	const row = desk.getByRole('link', { name: '大桥合龙' }).first();
	await expect(row).toContainText('该你：改好再送');
	await expect(row).toContainText('桥长再核');
	await openNotices(desk);
	await expect(notices(desk).getByText('1 条没看')).toBeVisible();
	await expect(notices(desk).getByRole('link')).toContainText('陶然退回了：大桥合龙');
	await expect(notices(desk).getByRole('link')).toBeFocused();
	expect(await barriers(desk)).toEqual([]);
	await desk.keyboard.press('Enter');
	await expect(desk).toHaveURL(`${paper.server.origin}/stories/${id}`);
	await expect(desk).toHaveTitle('大桥合龙');
	await expect(phone).not.toHaveTitle(/^\(/);
});

test('an editor is called to what waits for their signature alone, and reads all of it at once', async ({
	browser
}) => {
	const [mine, theirs] = [
		await newStory(paper, 'he', '夜校报满', ['三百个名额。']),
		await newStory(paper, 'he', '早稻下田', ['插秧了。'])
	];
	await paper.run('meng', {
		type: 'story.update',
		id: mine,
		patch: { editorId: paper.idOf('meng') }
	});
	await paper.run('meng', {
		type: 'story.update',
		id: theirs,
		patch: { editorId: paper.idOf('tao') }
	});
	for (const id of [mine, theirs]) await signAs(paper, 'he', id, 'handIn');
	const editor = await (await paper.open(browser, 'meng', { colorScheme: 'dark' })).newPage();
	await editor.goto('/desk');
	expect(await barriers(editor)).toEqual([]);
	await openNotices(editor);
	await expect(editor.getByRole('button', { name: '通知，1 条没看' })).toHaveCount(1);
	await expect(notices(editor).getByRole('link', { name: '该你一审：夜校报满' })).toBeVisible();
	await expect(notices(editor).getByText('早稻下田')).toHaveCount(0);
	await notices(editor).getByRole('button', { name: '都看过了' }).click();
	await expect(notices(editor).getByText('0 条没看')).toBeVisible();
	await expect(editor).toHaveTitle(/^我的编辑台/);
	await editor.reload();
	await expect(editor).toHaveTitle(/^我的编辑台/);
	await openNotices(editor);
	await notices(editor).getByRole('link', { name: '该你一审：夜校报满' }).click();
	await expect(editor).toHaveURL(`${paper.server.origin}/stories/${mine}/sign`);
});

test('who wants it is told through the browser while the tab is not looked at, and is asked on a press only', async ({
	browser
}) => {
	const context = await paper.open(browser, 'yan');
	await context.grantPermissions(['notifications']);
	const page = await context.newPage();
	await page.addInitScript(() => {
		const shown: string[] = [];
		const asked = { times: 0 };
		class Shown extends EventTarget {
			static permission = 'default';
			static requestPermission() {
				asked.times += 1;
				Shown.permission = 'granted';
				return Promise.resolve('granted');
			}
			constructor(title: string) {
				super();
				shown.push(title);
			}
			close() {}
		}
		Object.assign(window, { Notification: Shown, shown, asked });
	});
	await page.goto('/desk');
	const seen = <T>(name: string) => page.evaluate((key) => Reflect.get(window, key) as T, name);
	expect(await seen('asked')).toEqual({ times: 0 });
	await openNotices(page);
	await page.getByRole('checkbox', { name: '浏览器也提醒我' }).check();
	expect(await seen('asked')).toEqual({ times: 1 });
	await page.keyboard.press('Escape');

	await page.evaluate(() => {
		document.hasFocus = () => false;
	});
	const id = await newStory(paper, 'bai', '名字要核', ['王小二。']);
	await paper.run('bai', {
		...{ type: 'thread.open', id: newId(), storyId: id, anchor: null, replacement: null },
		...{ body: '@严谨言 核一下', mentionIds: [paper.idOf('yan')] }
	});
	await expect.poll(() => seen('shown')).toEqual(['白露提到你']);
});

test('a story that is opened is marked as read once, not over and over', async ({ browser }) => {
	const id = await newStory(paper, 'he', '渡船停航', ['今晚起停航。']);
	await paper.run('meng', {
		...{ type: 'story.update', id, patch: { editorId: paper.idOf('qiao') } }
	});
	await signAs(paper, 'he', id, 'handIn');
	const desk = await (await paper.open(browser, 'qiao')).newPage();
	const marks: (string | null)[] = [];
	desk.on('request', (request) => {
		if (request.url().endsWith('/api/seen')) marks.push(request.postData());
	});
	await desk.goto(`/stories/${id}`);
	await expect.poll(() => marks.length).toBeGreaterThan(0);
	await expect(desk).toHaveTitle('渡船停航');
	await desk.goto('/desk');
	await expect(desk).toHaveTitle(/^我的编辑台/);
	expect(marks).toHaveLength(1);
});
