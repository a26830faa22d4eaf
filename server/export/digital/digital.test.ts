import { JSDOM } from 'jsdom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { HARD_BREAK, type Block } from '#document/block.ts';
import type { Asset } from '#model/asset.ts';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { aPaper, addStory } from '#tests/support/paper.ts';
import { readStory } from '../read-stories.ts';
import { digitalPackage } from './digital-package.ts';

const words = (type: Block['type'], text: string, attrs = {}): Block => ({
	...{ type, text, attrs },
	runs: text === '' ? [] : [{ text, marks: {} }]
});

const HOSTILE =
	'</p><script src="https://evil.example/x.js"></script><img src=x onerror="alert(1)">\'"&';

const TEXTS: Record<Id, Block[]> = {
	bridge: [
		words('kicker', '最后一班'),
		words('headline', `铁船靠岸${HARD_BREAK}长桥通车`),
		words('byline', '本报记者 季铭'),
		words('paragraph', '昨晚八点。'),
		words('crosshead', '渡口还在'),
		words('photo', '大桥。', { asset: 'p1', credit: '季铭 摄' }),
		words('photo', '没有图。', { asset: 'gone' })
	],
	hostile: [
		words('headline', HOSTILE),
		words('paragraph', HOSTILE),
		words('photo', HOSTILE, { asset: 'p1', credit: HOSTILE })
	],
	inside: [words('headline', '夜校报满'), words('paragraph', '名额满了。')],
	pool: [words('headline', '还没上版的稿子'), words('paragraph', '机密')],
	spiked: [words('headline', '枪毙了的稿子'), words('paragraph', '机密')]
};

/** A front page with two stories, one of which goes on inside; one story in the pool, one spiked. */
async function exported(
	printed: Uint8Array | null = Uint8Array.of(37),
	edition: Partial<Edition> = {}
) {
	const { paper, front, inside } = aPaper();
	paper.put('page', { ...front, name: '要闻' });
	paper.put('page', { ...inside, name: HOSTILE });
	for (const id of Object.keys(TEXTS))
		addStory(paper, id, 1, id === 'spiked' ? { spikedAt: 1 } : { authorIds: ['editor'] });
	const place = (storyId: Id, page: typeof front, role: string, nth = 0) => {
		const slot = page.slots.filter((one) => one.role === role)[nth];
		const where = { id: slot?.id ?? '', pageId: page.id, editionId: 'today' };
		paper.put('placement', { ...where, storyId, placedBy: 'chief', placedAt: 0 });
	};
	place('bridge', front, 'lead');
	place('bridge', inside, 'jump');
	place('hostile', front, 'ear');
	place('inside', inside, 'lead');
	place('spiked', inside, 'column');
	const yesterday = paper.get('edition', 'today');
	if (!yesterday) throw new Error('no edition');
	paper.put('edition', { ...yesterday, id: 'before', date: '2026-11-23' });
	paper.put('edition', { ...yesterday, id: 'after', date: '2026-11-25' });
	paper.put('asset', { id: 'p1', mime: 'image/png', width: 40, height: 30 } as Asset);
	const png = await sharp({ create: { width: 40, height: 57, channels: 3, background: '#fff' } })
		.png()
		.toBuffer();
	const ask = (room: string) => Promise.resolve(TEXTS[room.replace('story/', '')] ?? []);
	const files = new Map<string, Uint8Array>();
	const one = paper.put('edition', { ...yesterday, ...edition });
	for await (const { name, bytes } of digitalPackage(one, {
		view: paper,
		read: (story) => readStory(paper, { ask }, story),
		readPhoto: () => Promise.resolve(png),
		pictures: [png, png],
		turn: (work) => work(),
		pdf: () => Promise.resolve(printed)
	}))
		files.set(name, bytes);
	const text = (name: string) => new TextDecoder().decode(files.get(name));
	return { files, text, page: (name: string) => new JSDOM(text(name)).window.document };
}

test('the folder has a file for each page and each story that stands on one', async () => {
	const { files } = await exported();
	const names = [...files.keys()].filter((name) => name.endsWith('.html')).sort();
	expect(names).toEqual([
		'2026-11-24/1-1.html',
		'2026-11-24/1-2.html',
		'2026-11-24/2-1.html',
		'2026-11-24/2.html',
		'2026-11-24/find.html',
		'2026-11-24/index.html',
		'index.html'
	]);
});

test('what came out beside the day’s own paper has a folder of its own, and says what it is', async () => {
	const { files, page, text } = await exported(null, { serial: 2, kind: 'special', issue: null });
	const folders = new Set([...files.keys()].map((name) => name.split('/')[0]));
	expect([...folders].sort()).toEqual(['2026-11-24-2', 'editions.js', 'index.html', 'site']);
	expect(page('index.html').querySelector('li b')?.textContent).toBe(
		'2026年11月24日　星期二　号外'
	);
	expect(page('2026-11-24-2/1-2.html').title).toContain('11月24日号外');
	expect(text('editions.js')).toContain('["2026-11-23","2026-11-24-2"]');
});

test('no word of a story is taken for markup, and nothing is loaded from elsewhere', async () => {
	const { files, page, text } = await exported();
	for (const name of files.keys()) {
		if (!name.endsWith('.html')) continue;
		const document = page(name);
		for (const element of document.querySelectorAll('*')) {
			const handlers = [...element.attributes].filter((one) => one.name.startsWith('on'));
			expect(handlers, name).toEqual([]);
		}
		for (const { src } of document.querySelectorAll('script')) expect(src).not.toContain('evil');
		const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
		expect(policy).toContain("default-src 'none'");
		expect(document.querySelector('[style], style, script:not([src])')).toBeNull();
	}
	expect(page('2026-11-24/1-1.html').querySelector('h1')?.textContent).toBe(HOSTILE);
	const found: unknown[] = [];
	new Function('window', text('2026-11-24/words.js'))({
		set copydeskWords(value: unknown) {
			found.push(value);
		}
	});
	expect(JSON.stringify(found)).toContain('evil.example');
});

test('every link and picture leads to a file of the folder', async () => {
	const { files, page } = await exported();
	for (const name of files.keys()) {
		if (!name.endsWith('.html')) continue;
		const at = new URL(name, 'file:///paper/');
		for (const element of page(name).querySelectorAll('[href], [src]')) {
			const to = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
			const { pathname } = new URL(to, at);
			expect([...files.keys()], `${to} in ${name}`).toContain(pathname.replace('/paper/', ''));
		}
	}
});

test('nothing of what stands on no page is in it, nor who made it, nor an edition to come', async () => {
	const { files } = await exported();
	for (const [name, bytes] of files) {
		if (!/\.(html|js)$/.test(name)) continue;
		const text = new TextDecoder().decode(bytes);
		expect(text, name).not.toMatch(/机密|枪毙|还没上版|spiked|\beditor\b|\bchief\b|2026-11-25/);
	}
	const dates = new TextDecoder().decode(files.get('editions.js'));
	expect(dates).toContain('["2026-11-23","2026-11-24"]');
});

test('a story that goes on elsewhere is whole, and both its places lead to it', async () => {
	const { page } = await exported();
	const hrefs = (name: string) =>
		[...page(name).querySelectorAll('.region')].map((region) => region.getAttribute('href'));
	expect(hrefs('2026-11-24/index.html')).toEqual(['1-1.html', '1-2.html']);
	expect(hrefs('2026-11-24/2.html')).toEqual(expect.arrayContaining(['2-1.html', '1-2.html']));
	const story = page('2026-11-24/1-2.html');
	expect(story.querySelector('.joined')?.textContent).toBe('1版下转2版，已接好');
	expect(story.querySelector('.region[aria-current]')?.getAttribute('href')).toBe('1-2.html');
	const listed = page('2026-11-24/2.html').querySelector('h2 a[href="1-2.html"]');
	expect(listed?.innerHTML).toBe('<span>铁船靠岸</span><br><span>长桥通车</span>');
	expect(story.querySelector('h1')?.innerHTML).toBe(
		'<span>铁船靠岸</span><br><span>长桥通车</span>'
	);
	expect(story.querySelector('.where b')?.textContent).toBe('1版 要闻　头条');
	expect([...story.querySelectorAll('figure')].map(({ textContent }) => textContent)).toEqual([
		'大桥。 季铭 摄',
		'没有图。'
	]);
	expect(story.querySelectorAll('figure img')).toHaveLength(1);
	expect(story.querySelector('.turn[rel=next]')?.getAttribute('href')).toBe('2-1.html');
});

test('without a PDF of its pages none is offered', async () => {
	const { files, page } = await exported(null);
	expect([...files.keys()].filter((name) => name.endsWith('.pdf'))).toEqual([]);
	expect(page('2026-11-24/index.html').querySelector('.pdf')).toBeNull();
});
