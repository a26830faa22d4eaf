import { describe, expect, test } from 'vitest';
import { FORMATS, formatOf } from './format.ts';
import { frameOf } from './fit.ts';
import { checkLayout } from './layout.ts';
import type { Slot } from './page.ts';
import { TEMPLATES, proposeTemplates } from './templates.ts';

describe('the templates of a new paper', () => {
	test.each(TEMPLATES.map((template) => [template.id, template] as const))(
		'%s covers its grid without overlap and has its lead',
		(_id, template) => {
			const problems = checkLayout(
				formatOf(template.formatId),
				template.slots,
				template.kind !== 'ad'
			);
			expect(problems).toEqual([]);
		}
	);

	test.each(FORMATS.map((format) => format.id))('%s has each kind of page', (formatId) => {
		const kinds = TEMPLATES.filter((one) => one.formatId === formatId).map((one) => one.kind);
		expect(kinds).toEqual(['front', 'inside', 'inside', 'inside', 'ad']);
	});

	test('every slot for a story has room for words', () => {
		for (const template of TEMPLATES) {
			const format = formatOf(template.formatId);
			for (const slot of template.slots.filter((one) => one.headLines))
				expect(frameOf(format, slot).lines, `${template.id} ${slot.id}`).toBeGreaterThan(1);
		}
	});

	test('a new edition begins with the front page, then the inside pages by turns', () => {
		const sikai = TEMPLATES.filter((template) => template.formatId === 'sikai');
		expect(proposeTemplates(sikai, 5).map((template) => template.name)).toEqual([
			'头版',
			'新闻版',
			'图文版',
			'专题版',
			'新闻版'
		]);
	});
});

describe('a layout is checked', () => {
	const format = formatOf('sikai');
	const slot = (id: string, column: number, line: number, span: number, lines: number): Slot => ({
		id,
		role: 'column',
		at: { column, line, span, lines }
	});
	const lead: Slot = { ...slot('a', 0, 0, 5, 40), role: 'lead' };

	test('slots that overlap are both named', () => {
		const slots = [lead, slot('b', 4, 39, 1, 39)];
		expect(checkLayout(format, slots, true)).toContainEqual({
			problem: 'overlap',
			slotId: 'b',
			otherId: 'a'
		});
	});

	test('a slot beyond the grid is named', () => {
		for (const wrong of [
			slot('b', 3, 40, 3, 38),
			slot('b', 0, 40, 5, 39),
			slot('b', 0, 40.5, 5, 1)
		])
			expect(checkLayout(format, [lead, wrong], true)).toContainEqual({
				problem: 'outside',
				slotId: 'b'
			});
	});

	test('what no slot covers is counted', () => {
		expect(checkLayout(format, [lead, slot('b', 0, 40, 5, 36)], true)).toEqual([
			{ problem: 'gap', cells: 10 }
		]);
	});

	test('a page has one lead, an advertising page needs none', () => {
		const rest = slot('b', 0, 40, 5, 38);
		const second: Slot = { ...rest, role: 'lead' };
		const plain: Slot = { ...lead, role: 'column' };
		expect(checkLayout(format, [plain, rest], true)).toEqual([{ problem: 'no-lead' }]);
		expect(checkLayout(format, [lead, second], true)).toEqual([
			{ problem: 'second-lead', slotId: 'b' }
		]);
		expect(checkLayout(format, [plain, rest], false)).toEqual([]);
	});

	test('a headline as tall as its slot leaves no room', () => {
		const full: Slot = { ...slot('b', 0, 40, 5, 38), headLines: 38 };
		expect(checkLayout(format, [lead, full], true)).toEqual([{ problem: 'no-room', slotId: 'b' }]);
	});
});
