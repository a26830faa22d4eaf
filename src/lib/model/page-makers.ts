import type { Page } from './page.ts';
import type { DeskView } from './records.ts';

/** Who made a page, as printed: 责任编辑 … 校对 …; those that are known. */
export function pageMakers(view: DeskView, page: Page): { role: string; name: string }[] {
	const nameOf = (id: string | null) => (id ? view.get('person', id)?.name : undefined);
	return [
		{ role: '责任编辑', name: nameOf(page.editorId) },
		{ role: '校对', name: nameOf(page.proofreaderId) }
	].flatMap(({ role, name }) => (name ? [{ role, name }] : []));
}
