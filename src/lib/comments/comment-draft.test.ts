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
	const before = new CommentDraft({ kind: 'suggest', anchor: anchor('昨日'), top: 0 });
	Object.assign(before, { body: '已核', replacement: '前日', required: false });
	const draft = new CommentDraft({ kind: 'suggest', anchor: anchor('今日'), top: 0, before });
	expect([draft.body, draft.replacement, draft.required]).toEqual(['已核', '今日', false]);
});

test('all of it stays when the same words are chosen again', () => {
	const before = new CommentDraft({ kind: 'comment', anchor: anchor('昨日'), top: 0 });
	before.required = true;
	const start = { kind: 'comment', anchor: anchor('昨日'), top: 0, before } as const;
	expect(new CommentDraft(start).said).toMatchObject({ replacement: null, required: true });
	Object.assign(before, { kind: 'suggest', replacement: '今日' });
	expect(new CommentDraft(start).said).toMatchObject({ replacement: '今日', required: true });
	expect(new CommentDraft({ ...start, anchor: null }).kind).toBe('comment');
});

test('other words that are suggested are written, whether or not with a reason', () => {
	const draft = new CommentDraft({ kind: 'suggest', anchor: anchor('昨日'), top: 0 });
	expect(draft.isTouched).toBe(false);
	draft.replacement = '今日';
	expect(draft.isTouched).toBe(true);
	Object.assign(draft, { replacement: '昨日', body: ' ' });
	expect(draft.isTouched).toBe(false);
	draft.body = '核';
	expect(draft.isTouched).toBe(true);
});

test('other words are required, a comment is a remark, unless somebody says so', () => {
	const draft = new CommentDraft({ kind: 'comment', anchor: anchor('昨日'), top: 0 });
	draft.body = ' 核 ';
	expect(draft.said).toEqual({ body: '核', replacement: null, required: false });
	draft.kind = 'suggest';
	draft.replacement = '今日';
	expect(draft.said).toEqual({ body: '核', replacement: '今日', required: true });
	draft.required = false;
	expect(draft.said.required).toBe(false);
	draft.kind = 'comment';
	draft.required = true;
	expect(draft.said).toEqual({ body: '核', replacement: null, required: true });
});

test('on the whole story there is nothing to suggest', () => {
	const draft = new CommentDraft({ kind: 'suggest', anchor: null, top: 0 });
	expect(draft.kind).toBe('comment');
	expect(draft.empty).toBe(true);
});
