import { expect, test } from 'vitest';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { newStory } from '#tests/support/new-story.ts';
import { sendCommand } from './command-sender.ts';

test('a tab that is signed out is told so, not that the deed is not theirs', async () => {
	const fetch = () => Promise.resolve(new Response('Not signed in', { status: 401 }));
	const sent = await sendCommand('c1', newStory('s1'), 'bai', fetch);
	expect(sent).toEqual({ ok: false, error: { reason: 'signed-out' } });
	if (sent.ok) return;
	const nobody = () => undefined;
	expect(refusalSentence('zh', sent.error, nobody)).toContain('登录到期或已退出');
	expect(refusalSentence('en', sent.error, nobody)).toContain('signed out');
});
