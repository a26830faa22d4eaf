import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The custom properties of the first rule that a selector opens, colours only. */
function colours(opening: RegExp): Map<string, string> {
	const start = css.search(opening);
	const block = css.slice(start, css.indexOf('}', start));
	return new Map(
		[...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map(([, name, value]) => [
			name ?? '',
			(value ?? '').toLowerCase()
		])
	);
}

const light = colours(/:root \{/);
const chosenDark = colours(/\[data-theme=['"]dark['"]\] \{/);
const systemDark = colours(/:root:not\(\[data-theme=['"]light['"]\]\) \{/);
const themes = { light, dark: new Map([...light, ...chosenDark]) };

/** WCAG 2.2 relative luminance of "#rrggbb". */
function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** Pairs below their bound, as "ink-3 on desk 4.31". */
function failing(theme: Map<string, string>, texts: string[], grounds: string[], bound: number) {
	const failures: string[] = [];
	for (const text of texts) {
		for (const ground of grounds) {
			const ratio = contrast(theme.get(text) ?? '', theme.get(ground) ?? '');
			if (!(ratio >= bound)) failures.push(`${text} on ${ground} ${ratio.toFixed(2)}`);
		}
	}
	return failures;
}

const GROUNDS = ['desk', 'desk-sunken', 'sheet', 'sheet-hover', 'sheet-select'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'pencil', 'pen-blue', 'pen-red', 'caution', 'settled'];
const WHO = ['who-1', 'who-2', 'who-3', 'who-4', 'who-5', 'who-6'];

describe.each(Object.entries(themes))('%s', (_name, theme) => {
	test('text stands out 4.5 : 1 from every surface', () => {
		expect(failing(theme, TEXTS, GROUNDS, 4.5)).toEqual([]);
	});

	test('words on fills and washes can be read', () => {
		expect(failing(theme, ['on-action'], ['action', 'action-hover', 'action-press'], 4.5)).toEqual(
			[]
		);
		expect(failing(theme, ['ink-inverse'], ['ink', ...WHO], 4.5)).toEqual([]);
		expect(failing(theme, ['ink', 'caution'], ['caution-wash'], 4.5)).toEqual([]);
		expect(failing(theme, ['ink', 'pen-red'], ['pen-red-wash'], 4.5)).toEqual([]);
		expect(failing(theme, ['ink', 'pen-blue'], ['pen-blue-wash'], 4.5)).toEqual([]);
	});

	test('edges of controls and the focus ring stand out 3 : 1', () => {
		expect(failing(theme, ['rule-firm', 'focus'], ['desk', 'sheet'], 3)).toEqual([]);
	});
});

test('dark is the same whether chosen or the system’s', () => {
	expect(chosenDark.size).toBeGreaterThan(30);
	expect(systemDark).toEqual(chosenDark);
});
