import type { FormatPatch } from './format-fields.ts';
import type { Id } from './ids.ts';

/** A usual format of Chinese dailies to begin a new one from. */
export interface FormatPreset {
	/** 对开 broadsheet, 四开 tabloid; in how many columns, and whether set in 五号 (10.5 pt). */
	id: string;
	sheet: 'duikai' | 'sikai';
	columns: number;
	isLarge?: boolean;
	/** The format whose templates come along. */
	likeId: Id;
	patch: FormatPatch;
}

/**
 * Trim sizes: 对开 390 × 550 mm, 四开 275 × 390 mm, as the textbook chapter 《报纸版面的基本知识》 has them.
 * Type areas keep to what advertising rate cards print: 350 × 490 mm and 235 × 350 mm (管理百科《广告规格》).
 * 对开 has 8 基本栏 of 13 字 with one 字 between; papers of today set 6 or 7 wider ones in the same 111 em.
 */
const DUIKAI = { width: 390, height: 550, lines: 109 };
const SIKAI = { width: 275, height: 390, lines: 78 };
/** 五号 on 15 pt. */
const LARGE = { em: 14, pitch: 20, heads: [60, 46, 32, 24] };

export const FORMAT_PRESETS: readonly FormatPreset[] = [
	preset('duikai', { ...DUIKAI, columns: 8, chars: 13, gutter: 1 }),
	preset('duikai', { ...DUIKAI, columns: 7, chars: 15, gutter: 1 }),
	preset('duikai', { ...DUIKAI, columns: 6, chars: 17, gutter: 1.5 }),
	preset('duikai', { ...DUIKAI, ...LARGE, columns: 7, chars: 12, gutter: 1.5, lines: 92 }),
	preset('sikai', { ...SIKAI, columns: 5, chars: 14, gutter: 1 }),
	preset('sikai', { ...SIKAI, columns: 4, chars: 17, gutter: 2 }),
	preset('sikai', { ...SIKAI, columns: 6, chars: 11, gutter: 1.5 }),
	preset('sikai', { ...SIKAI, ...LARGE, columns: 4, chars: 15, gutter: 1, lines: 66 })
];

function preset(
	sheet: FormatPreset['sheet'],
	patch: FormatPatch & { columns: number }
): FormatPreset {
	const { columns, em } = patch;
	const isLarge = em !== undefined;
	const id = `${sheet}-${columns}${isLarge ? '-large' : ''}`;
	return { id, sheet, columns, ...(isLarge && { isLarge }), likeId: sheet, patch };
}
