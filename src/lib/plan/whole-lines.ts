/**
 * How many lines of a headline stand above the facts of its slot, at least one. All px; what is a
 * hair too low for a line, as zoomed sizes come out, still has room for it.
 */
export const linesAbove = (room: number, facts: number, line: number): number =>
	Math.max(1, Math.floor((room - facts) / line + 0.05));

/** Cuts a headline after as many whole lines as its slot has above its facts, with …, as it grows and shrinks. */
export function wholeLines(headline: HTMLElement): () => void {
	const story = headline.closest<HTMLElement>('.story');
	const facts = story?.querySelector<HTMLElement>('.facts');
	if (!story || !facts) throw new Error('a headline stands in a story, above its facts');
	const cut = () => {
		const line = Number.parseFloat(getComputedStyle(headline).lineHeight);
		const lines = linesAbove(story.clientHeight, facts.offsetHeight, line);
		for (const property of ['-webkit-line-clamp', 'line-clamp'])
			headline.style.setProperty(property, String(lines));
	};
	const observer = new ResizeObserver(cut);
	observer.observe(story);
	observer.observe(facts);
	return () => observer.disconnect();
}
