import { expect, test } from 'vitest';
import { MarksShown } from './marks-shown.svelte.ts';

test('marks are shown until they are put away, which a tab remembers', () => {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	};
	const marks = new MarksShown();
	marks.recall(storage);
	const later = () => {
		const other = new MarksShown();
		other.recall(storage);
		return other.isOn;
	};
	expect(marks.isOn).toBe(true);
	marks.toggle();
	expect(marks.isOn).toBe(false);
	expect(later()).toBe(false);
	marks.toggle();
	expect(later()).toBe(true);
});
