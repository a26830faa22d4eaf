import { getContext, setContext } from 'svelte';

/** The languages of the interface; what people write is never translated. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** One feature's words in both languages; a missing or extra English entry does not compile. */
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
