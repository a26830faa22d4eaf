import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import type { DecorationSet, EditorView } from '@tiptap/pm/view';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storyExtensions } from '#document/schema.ts';
import { LANDING_MS, markLanding } from './mark-landing.ts';
import { overlayPlugin } from './overlay.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const schema = getSchema(storyExtensions());
const block = (type: string, text: string) => schema.node(type, null, schema.text(text));

test('the block that somebody lands on is marked for two seconds', () => {
	const doc = schema.node('doc', null, [block('headline', '主题'), block('paragraph', '昨晚通车')]);
	const plugin = overlayPlugin('landed');
	const view = {
		state: EditorState.create({ doc, plugins: [plugin] }),
		composing: false,
		isDestroyed: false,
		dispatch(tr: EditorState['tr']) {
			this.state = this.state.apply(tr);
		}
	};
	const marked = () =>
		(plugin.getState(view.state) as DecorationSet).find().map(({ from, to }) => [from, to]);
	markLanding(view as unknown as EditorView, 4);
	expect(marked()).toEqual([[4, 10]]);
	vi.advanceTimersByTime(LANDING_MS - 1);
	expect(marked()).toHaveLength(1);
	vi.advanceTimersByTime(1);
	expect(marked()).toEqual([]);
});
