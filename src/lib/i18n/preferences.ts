import { LANGS, type Lang } from './langs.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
/** system follows the computer's setting. */
export type Theme = (typeof THEMES)[number];

/** Cookies of a year; they hold a choice, nothing about the person. */
const YEAR_S = 365 * 24 * 3600;

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
	values.includes(value as T);

/** The language of a request: the cookie's, else the browser's first known one, else Chinese. */
export function langOf(cookie: string | undefined, acceptLanguage: string | null): Lang {
	if (isOneOf(LANGS, cookie)) return cookie;
	for (const part of (acceptLanguage ?? '').split(',')) {
		const language = part.trim().slice(0, 2).toLowerCase();
		if (isOneOf(LANGS, language)) return language;
	}
	return 'zh';
}

export const themeOf = (cookie: string | undefined): Theme =>
	isOneOf(THEMES, cookie) ? cookie : 'system';

/** For the `lang` attribute; decides glyphs and speech. */
export const htmlLang = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');

/** In the browser: keeps a choice for the next requests of this browser. */
export function keep(name: 'lang' | 'theme', value: Lang | Theme): void {
	document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}

/** In the browser: the page comes again in the other language. */
export function switchLang(lang: Lang): void {
	keep('lang', lang);
	location.reload();
}

/** In the browser: takes effect at once. */
export function switchTheme(theme: Theme): void {
	keep('theme', theme);
	document.documentElement.dataset.theme = theme;
}
