import { expect, test } from 'vitest';
import type { Anchor } from '#model/thread.ts';
import { CommentDraft } from './comment-draft.svelte.ts';

const anchor = (quote: string) => ({ quote }) as Anchor;

test('a suggestion begins with the words as they are, and is one once they differ', () => {
	const draft = new CommentDraft({ kind: 'suggest', anchor: anchor('昨日'), top: 0 });
	expect(draft.replacement).toBe('昨日');
	expect(draft.empty).toBe(true);
	draft.replacement = '';
	expect(draft.empty).toBe(false);
});

test('what was written stays when other words are chosen; the suggested words are theirs', () => {
	const draft = new CommentDraft({ kind: 'suggest', anchor: anchor('今日'), top: 0, body: '已核' });
	expect(draft.body).toBe('已核');
	expect(draft.replacement).toBe('今日');
});

test('on the whole story there is nothing to suggest', () => {
	const draft = new CommentDraft({ kind: 'suggest', anchor: null, top: 0 });
	expect(draft.kind).toBe('comment');
	expect(draft.empty).toBe(true);
});
