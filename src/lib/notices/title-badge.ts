const BADGE = /^\(\d+\+?\) /;
const MOST = 99;

/** (3) before a page's title; nothing to be read leaves it as it is. */
export function withBadge(title: string, count: number): string {
	const plain = title.replace(BADGE, '');
	if (count === 0) return plain;
	return `(${count > MOST ? `${MOST}+` : count}) ${plain}`;
}

/** Keeps the number before the title, whatever page sets it; returns what takes it away again. */
export function badgeTitle(count: number): () => void {
	const show = (number: number) => {
		const title = withBadge(document.title, number);
		if (title !== document.title) document.title = title;
	};
	show(count);
	const watch = new MutationObserver(() => show(count));
	watch.observe(document.head, { childList: true, subtree: true, characterData: true });
	return () => {
		watch.disconnect();
		show(0);
	};
}
