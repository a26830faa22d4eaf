import type { proofTexts } from '#lib/i18n/proof.ts';
import type { Shortcut } from '#lib/ui/shortcuts.svelte.ts';
import type { MarksShown } from './marks-shown.svelte.ts';
import type { Zoom } from './zoom.svelte.ts';

/** Keys of the proof: a number goes to its page, and the page grows and shrinks. */
export function proofShortcuts(
	{ keys: t, marks: marksLabel }: (typeof proofTexts)['zh'],
	zoom: Zoom,
	marks: MarksShown,
	toPage: (page: number) => void
): Shortcut[] {
	const { group } = t;
	const pages = Array.from({ length: 9 }, (_, index) => ({
		keys: String(index + 1),
		label: t.page,
		group,
		run: () => toPage(index + 1)
	}));
	return [
		...pages,
		{ keys: 'B', label: marksLabel, group, run: () => marks.toggle() },
		{ keys: '+', label: t.zoomIn, group, run: () => zoom.in() },
		{ keys: '=', label: t.zoomIn, group, run: () => zoom.in() },
		{ keys: '-', label: t.zoomOut, group, run: () => zoom.out() },
		{ keys: '0', label: t.fit, group, run: () => zoom.fit() }
	];
}
