import type { pressCheckTexts } from '#lib/i18n/press-check.ts';
import type { Shortcut } from '#lib/ui/shortcuts.svelte.ts';

/** J and K go from line to line; what has the focus then, Enter presses. */
export function listKeys(t: (typeof pressCheckTexts)['zh'], root: HTMLElement): Shortcut[] {
	const go = (by: 1 | -1) => () => {
		const marks = [...root.querySelectorAll<HTMLElement>('[data-primary]')];
		const row = document.activeElement?.closest('[data-item]') ?? null;
		const at = marks.findIndex((mark) => mark.closest('[data-item]') === row);
		const next = marks[at < 0 ? (by === 1 ? 0 : marks.length - 1) : at + by];
		next?.focus();
		next?.scrollIntoView({ block: 'nearest' });
	};
	const group = t.title;
	return [
		{ keys: 'J', label: t.keys.move, group, run: go(1) },
		{ keys: 'K', label: t.keys.move, group, run: go(-1) }
	];
}
