import { deliveryTexts } from '#lib/i18n/delivery.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { fetchFile } from './fetch-file.ts';
import { saveFile } from './save-file.ts';

/** A toast that stays until it has been read, ms. */
const UNTIL_READ = 3_600_000;

/** Fetches a file the server makes, saves it, and says how that went. */
export async function deliverFile(
	address: string,
	lang: Lang,
	toasts: Pick<Toasts, 'show'>,
	{ fetch = fetchFile, save = saveFile } = {}
): Promise<void> {
	const t = deliveryTexts[lang];
	const file = await fetch(address);
	if (!file.ok) {
		toasts.show(t.failed[file.error], { tone: 'caution' });
		return;
	}
	const { name, unread } = file.value;
	save(file.value);
	toasts.show(t.done(name));
	if (unread.length > 0) toasts.show(t.unread(unread), { tone: 'caution', ms: UNTIL_READ });
}
