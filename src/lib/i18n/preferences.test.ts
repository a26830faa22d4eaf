import { expect, test } from 'vitest';
import { langOf, themeOf } from './preferences.ts';

test('the cookie decides, then the browser, then Chinese', () => {
	expect(langOf('en', 'zh-CN,zh;q=0.9')).toBe('en');
	expect(langOf(undefined, 'en-GB,en;q=0.9,zh;q=0.8')).toBe('en');
	expect(langOf(undefined, 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh');
	expect(langOf(undefined, 'fr-FR,fr;q=0.9,en;q=0.5')).toBe('en');
	expect(langOf('klingon', 'fr')).toBe('zh');
	expect(langOf(undefined, null)).toBe('zh');
});

test('an unknown theme is the system’s', () => {
	expect(themeOf('dark')).toBe('dark');
	expect(themeOf('sepia')).toBe('system');
	expect(themeOf(undefined)).toBe('system');
});
