import type { CheckNames } from '#lib/i18n/press-check-items.ts';
import { pressCheckTexts } from '#lib/i18n/press-check.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { useLang } from '#lib/i18n/texts.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import { useToasts } from '#lib/ui/toasts.svelte.ts';
import type { Id } from '#model/ids.ts';
import type { CheckItem } from '#model/press-check/check-item.ts';
import type { Fix } from '#model/press-check/fix-of.ts';
import type { PressChecking } from './press-check.svelte.ts';

/** Mending an item, asking for it, letting it pass or no longer; each says what came of it. */
export interface ItemDeeds {
	/** With 撤销, as long as a toast stays. */
	mend(item: CheckItem, fix: Fix): Promise<void>;
	/** Asks people to see to it, with 撤销 likewise. */
	remind(item: CheckItem, personIds: Id[]): Promise<void>;
	/** Whether it was done. */
	waive(item: CheckItem | null, reason: string): Promise<boolean>;
	unwaive(item: CheckItem): Promise<void>;
}

/** Call where a component is made. */
export function useItemDeeds(checking: () => PressChecking, names: () => CheckNames): ItemDeeds {
	const lang = useLang();
	const toasts = useToasts();
	const t = pressCheckTexts[lang];
	const complain = (error: RunError) =>
		toasts.show(refusalSentence(lang, error, checking().desk.person), { tone: 'caution' });
	async function undo(id: string) {
		const undone = await checking().desk.undo(id);
		if (undone && !undone.ok) complain(undone.error);
		else if (undone) toasts.show(t.undone);
	}
	return {
		async mend(_item, fix) {
			const done = await checking().mend(fix);
			if (!done.ok) return void complain(done.error);
			const { id } = done.value;
			toasts.show(t.fixed, { action: { label: t.undo, run: () => void undo(id) } });
		},
		async remind(item, personIds) {
			const done = await checking().remind(item, personIds);
			if (!done.ok) return void complain(done.error);
			const { id } = done.value;
			const action = { label: t.undo, run: () => void undo(id) };
			toasts.show(t.askDone(names().people(personIds)), { action });
		},
		async waive(item, reason) {
			if (!item) return false;
			const done = await checking().waive(item, reason);
			if (done.ok) toasts.show(t.waiveDone);
			else complain(done.error);
			return done.ok;
		},
		async unwaive(item) {
			const done = await checking().unwaive(item);
			if (done && !done.ok) complain(done.error);
			else if (done) toasts.show(t.unwaiveDone);
		}
	};
}
