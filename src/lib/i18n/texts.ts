import { getContext, setContext } from 'svelte';
import type { Lang } from './langs.ts';

export type { Lang } from './langs.ts';

/**
 * One feature's words in both languages; a missing or extra English entry does not compile. In the
 * browser there is the page's own language alone (scripts/one-language.ts).
 */
export interface Texts<T> {
	zh: T;
	en: T;
}

/** Chinese is the source; entries are strings, or functions where something is filled in. */
export const defineTexts = <T>(zh: T, en: NoInfer<T>): Texts<T> => ({ zh, en });

const key = Symbol('lang');

/** Called once, by the root layout. Changing the language reloads the page. */
export const provideLang = (lang: Lang): void => void setContext(key, lang);

export const useLang = (): Lang => getContext<Lang>(key);

/** A feature's words in the language of the page; call while a component is being made. */
export const useTexts = <T>(texts: Texts<T>): T => texts[useLang()];
