import { expect, it } from 'vitest';
import type { Change } from '#model/records.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import { Threads, type CommentedEditor } from './threads.svelte.ts';

const ANCHOR: Anchor = { start: null, end: null, quote: '渡口', prefix: '', suffix: '' };

const thread = (id: string, anchor: Anchor | null): Change => {
	const value: Thread = {
		id,
		storyId: 'story',
		anchor,
		orphaned: false,
		comments: [],
		suggestion: null,
		state: 'open',
		resolvedBy: null,
		resolvedAt: null,
		createdAt: 0
	};
	return { kind: 'thread', id, value };
};

const editor = (ready: boolean): CommentedEditor => ({
	binding: null,
	editor: null,
	ready,
	focus: () => undefined,
	settle: () => undefined
});

function looseIds(ready: boolean): string[] {
	const changes = [thread('on-words', ANCHOR), thread('on-all', null)];
	const desk = new DeskState({ me: 'me', position: { epoch: 'e', seq: 0 }, changes });
	return new Threads(desk, 'story', () => editor(ready)).loose.map(({ id }) => id);
}

it('never says that words are gone before the text is there', () => {
	expect(looseIds(false)).toEqual(['on-all']);
	expect(looseIds(true)).toEqual(['on-words', 'on-all']);
});
