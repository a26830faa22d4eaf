import { expect, it, onTestFinished, vi } from 'vitest';
import { aPaper } from '#tests/support/paper.ts';
import { startSmtpServer } from '#tests/support/smtp-server.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openDigest, type DigestOptions } from './digest.ts';

async function open(mail: DigestOptions['mail']) {
	const { store, db } = await openSqliteStore(':memory:');
	const { paper } = aPaper();
	const warned: string[] = [];
	const log = { info: () => {}, warn: (what: string) => void warned.push(what), error: () => {} };
	const digest = await openDigest({
		...{ db, mail, desk: { view: paper, snapshot: () => [] }, seen: { of: () => ({}) } },
		...{ address: () => '', log: log }
	});
	onTestFinished(async () => {
		await digest.close();
		await store.close();
	});
	return { digest, warned, db };
}
const from = { from: 'desk@example.org', digestAt: '09:00' };

it('says in one sentence at the start that the mail server does not take the password', async () => {
	const smtp = await startSmtpServer();
	onTestFinished(() => smtp.close());
	smtp.login = { user: 'desk', password: 'ink' };
	const { warned } = await open({ ...from, url: smtp.url.replace('//', '//desk:water@') });
	await vi.waitFor(() =>
		expect(warned).toEqual([
			expect.stringMatching(/^No mail can be sent at present: .* password of SMTP_URL\.$/)
		])
	);
});

it('without settings sends nothing, and keeps what people have chosen all the same', async () => {
	const { digest, db } = await open(null);
	digest.speaks('anna', 'en');
	await digest.choices.set('anna', { wanted: false });
	await digest.tick();
	expect(digest.isOn).toBe(false);
	expect(await db.selectFrom('digest_choice').selectAll().execute()).toEqual([
		{ person_id: 'anna', wanted: 0, lang: 'en', sent_at: 0 }
	]);
});
