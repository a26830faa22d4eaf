import type { boardTexts } from '#lib/i18n/board.ts';
import type { Shortcut } from '#lib/ui/shortcuts.svelte.ts';

interface Ports {
	t: (typeof boardTexts)['zh'];
	root: HTMLElement;
	toView: () => void;
	newStory: (() => void) | null;
	/** Opens 移到… for a story. */
	move: (storyId: string) => void;
}

/** J and K walk the stories as they stand in the page, 1 to 9 go to a page, V changes the view. */
export function listShortcuts({ t, root, toView, newStory, move }: Ports): Shortcut[] {
	const group = t.shortcuts;
	const step = (by: number) => {
		const stories = [...root.querySelectorAll<HTMLElement>('[data-story]')];
		const at = stories.findIndex((one) => one === document.activeElement);
		const next = stories[at < 0 ? (by > 0 ? 0 : stories.length - 1) : at + by];
		next?.focus();
		next?.scrollIntoView({ block: 'nearest' });
	};
	const toPage = (number: number) => {
		const page = root.querySelector<HTMLElement>(`[data-page="${number}"]`);
		page?.scrollIntoView({ block: 'nearest' });
		page?.querySelector<HTMLElement>('[data-story], button')?.focus();
	};
	return [
		{ keys: 'J', label: t.hint.walk, group, run: () => step(1) },
		{ keys: 'K', label: t.hint.walk, group, run: () => step(-1) },
		...(newStory ? [{ keys: 'N', label: t.newStory, group, run: newStory }] : []),
		{ keys: 'V', label: t.hint.view, group, run: toView },
		{
			keys: 'shift+M',
			label: t.move.menu,
			group,
			run: () => {
				const story = document.activeElement?.closest<HTMLElement>('[data-story]');
				if (story?.dataset.story) move(story.dataset.story);
			}
		},
		...Array.from({ length: 9 }, (_, index) => ({
			keys: String(index + 1),
			label: t.hint.toPage,
			group,
			run: () => toPage(index + 1)
		}))
	];
}
