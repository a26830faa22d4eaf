import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditPage } from '#lib/audit/audit-line.ts';
import { readRow, type StoredRow } from '#lib/audit/line-of.ts';
import { ROLES, type Role } from '#model/person.ts';
import { can } from '#model/permissions.ts';
import { put, type Change } from '#model/records.ts';
import type { Asset } from '#model/asset.ts';
import type { Command } from '#model/commands.ts';
import { createAudit } from '#server/audit/audit.ts';
import type { Services } from '#server/boot.ts';
import { provide, services, withdraw, within } from '#server/services.ts';
import { openSqliteStore } from '#server/store/sqlite-store.ts';
import type { Store } from '#server/store/store.ts';
import { aPaper, aPerson, addStory, type Paper } from '#tests/support/paper.ts';
import { GET } from './+server.ts';
import { GET as getExport } from './export/+server.ts';
import { GET as getNew } from './new/+server.ts';
import { POST as verify } from './verify/+server.ts';

const SECRETS = ['渡口秘稿', '批注里的话', '种下的句子', '改成这样', '图说秘密'];
const [HEADLINE = '', BODY = '', SEED = '', REPLACEMENT = '', CAPTION = ''] = SECRETS;
const ROUTES = { '': GET, export: getExport, new: getNew, verify };

let store: Store;
let paper: Paper;
let hasTime = true;
let inside: { id: string; slots: { id: string }[] };

beforeAll(async () => {
	({ store } = await openSqliteStore(':memory:'));
	({ paper, inside } = aPaper());
	paper.put('person', { ...aPerson('anna', 'reporter'), name: '=安娜' });
	addStory(paper, 's1', 1, { authorIds: ['anna'] });
	const facts = paper.get('facts', 's1');
	if (facts) paper.put('facts', { ...facts, headline: HEADLINE });
	await furnish();
});
afterAll(() => store.close());
beforeEach(() => {
	hasTime = true;
	provide({
		...{ audit: createAudit(store.audit), desk: { view: paper } },
		paces: { exports: { take: () => hasTime } }
	} as unknown as Services);
	return () => void withdraw();
});

async function commit(
	command: Command,
	changes: Change[] = [],
	before: Change[] = [],
	at = 0
): Promise<void> {
	const { length } = await store.audit.kept({ limit: 1000 });
	const commandId = `c${length + 1}`;
	await store.commit({ commandId, personId: 'anna', at: at || length, command, changes, before });
}

/** Seven commands with words in them, then fifty without. */
async function furnish(): Promise<void> {
	const anchor = { start: null, end: null, quote: BODY, prefix: SEED, suffix: SEED };
	const comments = [
		{ id: 'k', personId: 'anna', body: BODY, mentionIds: [], at: 0, editedAt: null }
	];
	const thread = put('thread', {
		...{ id: 't1', storyId: 's1', anchor, orphaned: false, comments, state: 'open' },
		...{ suggestion: { replacement: REPLACEMENT, state: 'open', by: null, at: null } },
		...{ resolvedBy: null, resolvedAt: null, createdAt: 0 }
	} as const);
	const asset: Asset = {
		...{ id: 'a1', storyId: 's1', mime: 'image/jpeg' as const, width: 1, height: 1, bytes: 1 },
		...{ caption: CAPTION, credit: CAPTION, fileName: CAPTION, addedBy: 'anna', addedAt: 0 }
	};
	const [story] = [paper.get('story', 's1')];
	if (!story) throw new Error('no story');
	const blocks = [{ type: 'paragraph' as const, text: SEED }];
	await commit({ type: 'story.create', ...story, stage: 'draft', blocks }, [put('story', story)]);
	const said = { body: BODY, mentionIds: [] };
	const open = { id: 't1', storyId: 's1', anchor, ...said, replacement: REPLACEMENT };
	await commit({ type: 'thread.open', ...open }, [thread]);
	await commit({ type: 'thread.reply', id: 't1', commentId: 'k', ...said }, [thread], [thread]);
	await commit({ type: 'asset.add', asset }, [put('asset', asset)]);
	const [slot] = inside.slots;
	const label = { pageId: inside.id, slotId: slot?.id ?? '', label: BODY };
	await commit({ type: 'slot.label', ...label });
	const reviewed = put('story', { ...story, stage: 'review1' });
	await commit({ type: 'story.stage', id: 's1', to: 'review1' }, [reviewed], [put('story', story)]);
	await commit({ type: 'undo', commandId: 'c6' }, [put('story', story)], [reviewed]);
	for (let count = 0; count < 50; count++)
		await commit({ type: 'person.activate', id: 'chief' }, [], [], Date.UTC(2026, 10, 24, count));
}

async function ask(route: keyof typeof ROUTES, query = '', ...roles: Role[]): Promise<Response> {
	const person = roles.length > 0 ? aPerson('me', ...roles) : null;
	const url = new URL(`http://desk/api/audit/${route}?${query}`);
	return await ROUTES[route]({
		url,
		locals: { person, session: person && { id: 'x' }, lang: 'zh' }
	} as never);
}
const pageOf = async (query = '', ...roles: Role[]) =>
	(await (await ask('', query, ...roles)).json()) as AuditPage;

test.each(Object.keys(ROUTES) as (keyof typeof ROUTES)[])(
	'/api/audit/%s is for chief editors and administrators, and tells others nothing',
	async (route) => {
		for (const role of ROLES) {
			const answer = await ask(route, 'as=csv', role);
			expect(answer.status).toBe(['chief', 'administrator'].includes(role) ? 200 : 403);
			if (answer.status === 403) expect(await answer.text()).toBe('');
			expect(answer.headers.get('cache-control')).toBe('private, no-store');
		}
		expect((await ask(route)).status).toBe(401);
	}
);

test('whoever takes the whole log out again and again waits', async () => {
	hasTime = false;
	expect((await ask('export', 'as=csv', 'chief')).status).toBe(429);
	expect((await ask('', '', 'chief')).status).toBe(200);
});

test('a page is fifty rows in words, with the ways to those before and after', async () => {
	const first = await pageOf('', 'chief');
	expect(first).toMatchObject({ hasNewer: false, hasOlder: true, ignored: [] });
	expect(first.lines).toHaveLength(50);
	const rest = await pageOf(`before=${first.lines.at(-1)?.seq}`, 'chief');
	expect(rest).toMatchObject({ hasNewer: true, hasOlder: false });
	expect(rest.lines.map(({ act, about }) => `${act} ${about}`)).toEqual([
		`撤销 送到一审 《${HEADLINE}》，原在草稿`,
		`送到一审 《${HEADLINE}》，原在草稿`,
		`写版位说明 11月24日 2 版 报眉，“${BODY}”`,
		`加照片 《${HEADLINE}》，“${CAPTION}”`,
		`回批注 《${HEADLINE}》，“${BODY}”`,
		`建议改法 《${HEADLINE}》，“${BODY}”`,
		`写新稿 《${HEADLINE}》，草稿`
	]);
	expect(rest.lines[1]).toMatchObject({
		solid: true,
		records: [{ fields: [{ label: '流程', before: '草稿', after: '一审' }] }]
	});
	const back = await pageOf(`after=${rest.lines[0]?.seq}`, 'chief');
	expect(back.lines).toEqual(first.lines);
});

test('filters narrow it, and what means nothing is named and not used', async () => {
	const acts = async (query: string) => (await pageOf(query, 'chief')).lines.length;
	expect(await acts('kind=signature')).toBe(1);
	expect(await acts('kind=thread.open')).toBe(1);
	expect(await acts('about=s1')).toBe(6);
	expect(await acts('about=today')).toBe(6);
	expect(await acts('person=house')).toBe(0);
	expect(await acts('from=2026-11-24&to=2026-11-24')).toBe(24);
	expect((await pageOf('about=s1', 'chief')).about).toEqual({ id: 's1', name: `《${HEADLINE}》` });
	const odd = 'kind=burn&person=nobody&about=%27;--&from=yesterday&to=2026-02-30&before=-1&after=x';
	const page = await pageOf(odd, 'chief');
	expect(page.lines).toHaveLength(50);
	expect(page.ignored).toEqual([
		'操作',
		'人',
		'稿件、版面或期',
		'起始日期',
		'截止日期',
		'翻页位置'
	]);
	expect(await (await ask('new', 'after=50', 'chief')).json()).toEqual({ count: 7 });
	expect(await (await ask('new', 'after=50&kind=comment', 'chief')).json()).toEqual({ count: 0 });
});

test.each(['', 'before=8', 'export?csv', 'export?jsonl'])(
	'who may not read stories gets no words of theirs: %s',
	async (what) => {
		const text = async (...roles: Role[]) => {
			const [, form] = what.split('?');
			const answer = form ? ask('export', `as=${form}`, ...roles) : ask('', what, ...roles);
			return (await answer).text();
		};
		const withheld = await text('administrator');
		for (const secret of SECRETS) expect(withheld).not.toContain(secret);
		if (what === '') return;
		const read = await text('administrator', 'chief');
		const shown = what.endsWith('csv')
			? [HEADLINE, BODY, CAPTION]
			: SECRETS.filter((one) => one !== SEED);
		for (const secret of shown) expect(read).toContain(secret);
	}
);

test('a CSV opens in Excel: a mark of UTF-8, quotes where they must be, and no formula', async () => {
	const answer = await ask('export', 'as=csv', 'chief');
	expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''");
	const bytes = new Uint8Array(await answer.arrayBuffer());
	expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const lines = new TextDecoder().decode(bytes).split('\r\n');
	expect(lines).toHaveLength(1 + 57 + 1);
	expect(lines[1]).toMatch(/^1,1970-01-01T00:00:00.000Z,'=安娜,anna,story.create,写新稿,/);
});

test('from JSON lines the chain can be worked out again by anybody who may read all', async () => {
	const text = await (await ask('export', 'as=jsonl', 'chief')).text();
	const rows = text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as StoredRow);
	expect(rows).toHaveLength(57);
	for (const [index, row] of rows.entries()) {
		const hash = createHash('sha256');
		const fields = [row.prev, row.seq, row.commandId, row.personId, row.at];
		for (const field of [...fields, row.type, row.command, row.changes, row.before]) {
			const bytes = Buffer.from(String(field));
			const length = Buffer.alloc(4);
			length.writeUInt32BE(bytes.length);
			hash.update(length).update(bytes);
		}
		expect(hash.digest('hex')).toBe(row.hash);
		if (index > 0) expect(row.prev).toBe(rows[index - 1]?.hash);
	}
	const held = await (await ask('export', 'as=jsonl', 'administrator')).text();
	expect(Object.keys(JSON.parse(held.split('\n')[0] ?? '') as object)).not.toContain('command');
	expect((await ask('export', 'as=exe', 'chief')).status).toBe(400);
});

test('an export is read as it is fetched, batch by batch', async () => {
	let batches = 0;
	const kept: Store['audit']['kept'] = async ({ afterSeq = 0 } = {}) => {
		batches += 1;
		const [row] = await store.audit.kept({ limit: 1 });
		return Array.from({ length: 200 }, (_, index) => ({
			...(row as StoredRow),
			seq: afterSeq + 1 + index
		}));
	};
	const audit = createAudit({ ...store.audit, kept });
	provide({ ...services(), audit });
	const reader = (await ask('export', 'as=csv', 'chief')).body?.getReader();
	for (let reads = 0; reads < 3; reads++) await reader?.read();
	expect(batches).toBeLessThan(6);
	await reader?.cancel();
});

test('an export that is read after its request stays in the newsroom that was asked', async () => {
	const kept: Store['audit']['kept'] = async ({ afterSeq = 0 } = {}) => {
		const [row] = await store.audit.kept({ limit: 1 });
		const length = afterSeq < 1000 ? 200 : 0;
		return Array.from({ length }, (_, at) => ({ ...(row as StoredRow), seq: afterSeq + 1 + at }));
	};
	const own = { ...services(), audit: createAudit({ ...store.audit, kept }) };
	withdraw();
	expect(() => services()).toThrow('before');
	const asked = await new Promise<Response>((resolve, reject) => {
		within(own, () => void ask('export', 'as=csv', 'chief').then(resolve, reject));
	});
	const reader = asked.body?.getReader();
	for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
		// What is made ahead is made; the next is made because it is read here.
		await new Promise(setImmediate);
	await reader?.closed;
});

test('verifying says how it went, and later pages say so, too', async () => {
	const verified = (await (await ask('verify', '', 'chief')).json()) as unknown;
	expect(verified).toMatchObject({ rows: 57, fault: null, chainedLater: null });
	expect((await pageOf('', 'chief')).verified).toEqual(verified);
});

test('a row that somebody has made unreadable is shown as that', async () => {
	const kept: Store['audit']['kept'] = async () => {
		const [row] = await store.audit.kept({ limit: 1 });
		const broken = (command: string) => ({ ...(row as StoredRow), command });
		return ['{', '{"type":"burn"}', 'null', '{"type":"person.add"}'].map(broken);
	};
	const audit = createAudit({ ...store.audit, kept });
	provide({ audit, desk: { view: paper } } as unknown as Services);
	const { lines } = await pageOf('', 'chief');
	expect(new Set(lines.map(({ act }) => act))).toEqual(new Set(['这一条读不出来']));
	expect(readRow({ command: '[]', changes: '[]', before: '[]' } as StoredRow)).toBeNull();
});

test('who may read the log is who the table says', () => {
	const may = ROLES.filter((role) => can(aPerson('me', role), 'audit.read'));
	expect(may).toEqual(['chief', 'administrator']);
});
