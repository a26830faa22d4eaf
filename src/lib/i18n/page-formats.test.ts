import { expect, test, vi } from 'vitest';

test.each([
	['zh', '四开'],
	['en', 'Tabloid']
] as const)(
	'where %s is the only language, a format goes by its name in it',
	async (lang, ours) => {
		// As the browser gets the texts (scripts/one-language.ts).
		vi.resetModules();
		vi.doMock('./texts.ts', () => ({
			defineTexts: (zh: unknown, en: unknown) => (lang === 'zh' ? { zh } : { en })
		}));
		const { formatName, pageFormatTexts } = await import('./page-formats.ts');
		const names = pageFormatTexts[lang];
		expect(formatName(names, { id: 'sikai', name: '四开' })).toBe(ours);
		expect(formatName(names, { id: 'sikai', name: '晚报' })).toBe('晚报');
	}
);
