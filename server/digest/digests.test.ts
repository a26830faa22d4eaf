import net from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { put, RECORD_KINDS, type Change } from '#model/records.ts';
import { HOUSE, type Person } from '#model/person.ts';
import { visibleTo } from '#model/visible.ts';
import { comment, stand, thread } from '#tests/support/mydesk.ts';
import { aPaper, aPerson, aStory, someFacts, type Paper } from '#tests/support/paper.ts';
import { headerOf, partOf, startSmtpServer, type SmtpServer } from '#tests/support/smtp-server.ts';
import { openSqliteStore, type OpenedStore } from '../store/sqlite-store.ts';
import { openChoices, type DigestChoices } from './choices.ts';
import { startDigests, type Digests } from './digests.ts';
import { openMailer } from './mailer.ts';

const MINUTE = 60_000;
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`);
let paper: Paper;
let smtp: SmtpServer;
let choices: DigestChoices;
let digests: Digests;
let now: number;
let warned: object[];
let failed: object[];
/** Whose records cannot be read. */
let broken: string | null;

beforeEach(async () => {
	paper = aPaper().paper;
	paper.put('newsroom', {
		...{ id: 'newsroom', name: '临溪日报', timeZone: 'Asia/Shanghai', formatId: 'sikai' },
		...{ pressTime: '23:30', masthead: {}, createdAt: 0 }
	});
	paper.put('edition', { ...paper.get('edition', 'today')!, pressAt: at('23:30') });
	employ('editor', { email: 'editor@example.org', roles: ['editor'] });
	paper.put('story', aStory('s', { authorIds: ['reporter'], stage: 'review1' }));
	paper.put('facts', someFacts('s', [90], { headline: '铁船靠岸 & <长桥>' }));
	stand(paper, 's', 'page2');
	[now, warned, failed, broken] = [at('09:00'), [], [], null];
	smtp = await startSmtpServer();
	onTestFinished(() => smtp.close());
	await start();
});

const employ = (id: string, more: Partial<Person>) =>
	paper.put('person', { ...aPerson(id), name: id, ...more });

async function start(
	url = smtp.url,
	isFirst?: () => boolean,
	opened?: Pick<OpenedStore, 'store' | 'db'>
): Promise<void> {
	const { store, db } = opened ?? (await openSqliteStore(':memory:'));
	choices = await openChoices(db);
	const mailer = await openMailer({ url, from: '临溪日报 <desk@example.org>', digestAt: '09:00' });
	const records = () =>
		RECORD_KINDS.flatMap((kind) => [...paper.list(kind)].map((one): Change => put(kind, one)));
	digests = startDigests({
		desk: {
			view: paper,
			snapshot(person) {
				if (person.id === broken) throw new Error('a record is not sound');
				return visibleTo(person, records());
			}
		},
		...{ seen: { of: () => ({}) }, choices, mailer, at: '09:00' },
		address: () => 'https://desk.example.org',
		log: {
			info: () => {},
			warn: (what: object) => void warned.push(what),
			error: (what: object) => void failed.push(what)
		},
		...{ now: () => now, isFirst }
	});
	const running = digests;
	onTestFinished(async () => {
		await running.close();
		mailer.close();
		if (!opened) await store.close();
	});
}

const recipients = () => smtp.mails.flatMap(({ to }) => to);

describe('the digest', () => {
	it('says when it is next to be sent: now, until everybody who wants it is seen to', async () => {
		now = at('08:00');
		expect(digests.nextAt()).toBe(at('09:00'));
		now = at('09:30');
		expect(digests.nextAt()).toBe(now);
		await digests.tick();
		expect(recipients()).toEqual(['editor@example.org']);
		expect(digests.nextAt()).toBe(at('09:00') + 24 * 60 * MINUTE);
		await choices.set('editor', { wanted: false });
		expect(digests.nextAt()).toBeNull();
	});

	it('tells what waits, with the way there, in plain text and HTML', async () => {
		await digests.tick();
		const [mail] = smtp.mails;
		expect(mail).toMatchObject({ from: 'desk@example.org', to: ['editor@example.org'] });
		const data = mail?.data ?? '';
		expect(headerOf(data, 'Subject')).toBe('临溪日报：1 件等你');
		expect(headerOf(data, 'From')).toBe('临溪日报 <desk@example.org>');
		const text = partOf(data, 'text/plain');
		expect(text).toContain('等你一审：铁船靠岸 & <长桥>');
		expect(text).toContain('https://desk.example.org/stories/s');
		expect(text).toContain('https://desk.example.org/account');
		const html = partOf(data, 'text/html');
		expect(html).toContain(
			'<a href="https://desk.example.org/stories/s">等你一审：铁船靠岸 &amp; &lt;长桥&gt;'
		);
	});

	it('is sent by the first of several servers alone', async () => {
		let isFirst = false;
		await start(smtp.url, () => isFirst);
		await digests.tick();
		expect(recipients()).toEqual([]);
		isFirst = true;
		await digests.tick();
		expect(recipients()).toEqual(['editor@example.org']);
	});

	it('is left to another server from the moment at which that one is the first', async () => {
		employ('second', { email: 'second@example.org', roles: ['editor'] });
		thread(paper, 'more', 's', [comment('more', 'reporter', ['second'], now)]);
		await start(smtp.url, () => smtp.mails.length === 0);
		await digests.tick();
		expect(smtp.mails).toHaveLength(1);
	});

	it('goes once where two servers take themselves for the first, or one has died over it', async () => {
		const opened = await openSqliteStore(':memory:');
		onTestFinished(() => opened.store.close());
		const servers: Digests[] = [];
		for (const _ of [1, 2, 3]) {
			await start(smtp.url, () => true, opened);
			servers.push(digests);
		}
		smtp.hangs = true;
		const [dying, ...others] = servers;
		const died = dying?.tick();
		await vi.waitFor(() => expect(smtp.connections).toBe(1));
		smtp.hangs = false;
		await Promise.all(others.map((one) => one.tick()));
		expect(smtp.connections).toBe(1);
		employ('second', { email: 'second@example.org', roles: ['editor'] });
		thread(paper, 'more', 's', [comment('more', 'reporter', ['second'], now)]);
		await Promise.all(others.map((one) => one.tick()));
		expect(recipients()).toEqual(['second@example.org']);
		await smtp.close();
		await died;
	});

	it('is in the language of whoever gets it', async () => {
		await choices.set('editor', { lang: 'en' });
		await digests.tick();
		expect(headerOf(smtp.mails[0]?.data ?? '', 'Subject')).toBe('临溪日报: 1 thing waits');
		expect(partOf(smtp.mails[0]?.data ?? '', 'text/plain')).toContain('To sign review 1');
	});

	it('goes to nobody without an address, a choice against it, or anything that waits', async () => {
		employ('chief', { email: 'chief@example.org', roles: ['chief'] });
		employ('gone', { email: 'gone@example.org', roles: ['editor'], active: false });
		employ('silent', { email: 'silent@example.org', roles: ['editor'] });
		employ('nowhere', { roles: ['editor'] });
		for (const id of ['gone', 'silent', 'nowhere'])
			thread(paper, id, 's', [comment(id, 'reporter', [id], now)]);
		await choices.set('silent', { wanted: false });
		await digests.tick();
		expect(recipients()).toEqual(['editor@example.org']);
	});

	it('takes no words of comments out of the house', async () => {
		thread(paper, 't', 's', [{ ...comment('c', 'reporter', ['editor'], now), body: '县里不让登' }]);
		await digests.tick();
		const text = partOf(smtp.mails[0]?.data ?? '', 'text/plain');
		expect(text).toContain('提到你：铁船靠岸');
		expect(text).not.toContain('县里');
	});

	it('names whoever answers from outside the house, and says that it is their opinion', async () => {
		paper.put('outside', {
			...{ id: 'o', storyId: 's', name: '卢一舟', unit: '县水利局', note: '', hash: '', length: 1 },
			...{ personId: 'editor', at: now - MINUTE, expiresAt: now + MINUTE, withdrawn: null },
			...{ devices: [], refusals: 0, refusedAt: null },
			answer: { id: 'a', verdict: 'approved', remark: '', at: now, threadIds: [] }
		});
		thread(paper, 't', 's', [
			{
				...comment('c', HOUSE, ['editor'], now),
				outside: { id: 'o', name: '卢一舟（县水利局）' }
			}
		]);
		await digests.tick();
		const text = partOf(smtp.mails[0]?.data ?? '', 'text/plain');
		expect(text).toContain('卢一舟（县水利局）外审意见来了：铁船靠岸');
		expect(text).toContain('卢一舟（县水利局）提到你：铁船靠岸');
	});

	it('that cannot be made for one person is logged, and the others get theirs', async () => {
		employ('editor', { email: 'editor@example.org', roles: ['editor'] });
		employ('second', { email: 'second@example.org', roles: ['editor'] });
		thread(paper, 't', 's', [comment('c', 'reporter', ['second', 'editor'], now)]);
		broken = 'editor';
		await digests.tick();
		expect(recipients()).toEqual(['second@example.org']);
		expect(failed).toMatchObject([{ personId: 'editor', times: 1, again: true }]);
	});

	it('does not keep the server from stopping while a mail server hangs', async () => {
		smtp.hangs = true;
		const sending = digests.tick();
		await vi.waitFor(() => expect(smtp.connections).toBe(1));
		const from = performance.now();
		await digests.close();
		expect(performance.now() - from).toBeLessThan(4000);
		await smtp.close();
		await sending;
	});

	it('is sent once a day, at its time, or a little after where the server was down', async () => {
		now = at('08:59');
		await digests.tick();
		expect(smtp.mails).toHaveLength(0);
		now = at('10:30');
		await digests.tick();
		await digests.tick();
		expect(smtp.mails).toHaveLength(1);
		now += 24 * 60 * MINUTE;
		paper.put('edition', { ...paper.get('edition', 'today')!, pressAt: now });
		await digests.tick();
		expect(smtp.mails).toHaveLength(2);
	});

	it('is not sent hours after its time', async () => {
		now = at('11:30');
		await digests.tick();
		expect(smtp.mails).toHaveLength(0);
	});
});

describe('a mail server that does not take it', () => {
	it('for now is asked again, later and later, and then no more that day', async () => {
		smtp.refusals = Array.from({ length: 9 }, () => '451 busy');
		const tries = async (minutes: number) => {
			now += minutes * MINUTE;
			await digests.tick();
			return smtp.connections;
		};
		expect([await tries(0), await tries(0), await tries(1)]).toEqual([1, 1, 2]);
		expect([await tries(1), await tries(4), await tries(20)]).toEqual([2, 3, 4]);
		expect([await tries(20), await tries(30)]).toEqual([4, 4]);
		expect(warned).toHaveLength(4);
		expect(smtp.mails).toHaveLength(0);
	});

	it('for now takes it the next time, once', async () => {
		smtp.refusals = ['451 busy'];
		await digests.tick();
		now += MINUTE;
		await digests.tick();
		await digests.tick();
		expect(recipients()).toEqual(['editor@example.org']);
	});

	it('for good is not asked again, and the others get theirs', async () => {
		employ('chief', { email: 'chief@example.org', roles: ['chief'] });
		thread(paper, 't', 's', [comment('c', 'reporter', ['chief', 'editor'], now)]);
		smtp.refusals = ['550 nobody here'];
		await digests.tick();
		now += MINUTE;
		await digests.tick();
		expect(smtp.mails).toHaveLength(1);
		expect(smtp.connections).toBe(2);
	});

	it('or is not there is a sentence in the log, and nothing else', async () => {
		const closed = net.createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => closed.once('listening', resolve));
		const { port } = closed.address() as net.AddressInfo;
		await new Promise((resolve) => closed.close(resolve));
		await start(`smtp://127.0.0.1:${port}`);
		await digests.tick();
		expect(warned).toMatchObject([{ personId: 'editor', times: 1, again: true }]);
		expect(JSON.stringify(warned)).toContain('ECONNREFUSED');
	});
});

it('signs in where the mail server wants it, and says so where it is refused', async () => {
	smtp.login = { user: 'desk', password: 'ink' };
	const about = { from: 'desk@example.org', digestAt: '09:00' };
	const url = (password: string) => smtp.url.replace('//', `//desk:${password}@`);
	const [right, wrong] = [
		await openMailer({ ...about, url: url('ink') }),
		await openMailer({ ...about, url: url('water') })
	];
	await right.send({ to: 'a@example.org', subject: 's', text: 't', html: '<p>t</p>' });
	expect(recipients()).toEqual(['a@example.org']);
	await expect(wrong.check()).rejects.toThrow(/does not take the user and password of SMTP_URL\.$/);
});
