import { describe, expect, test } from 'vitest';
import { checkLayout } from './check-layout.ts';
import { formatOf, FORMATS } from './format.ts';
import { frameOf } from './fit.ts';
import { TEMPLATES, proposeTemplates } from './templates.ts';

describe('the templates of a new paper', () => {
	test.each(TEMPLATES.map((template) => [template.id, template] as const))(
		'%s covers its grid without overlap and has its lead',
		(_id, template) => {
			const format = formatOf(template);
			expect(checkLayout(format, template.slots, template.kind)).toEqual([]);
		}
	);

	test.each(FORMATS.map((format) => format.id))('%s has each kind of page', (formatId) => {
		const kinds = TEMPLATES.filter((one) => one.formatId === formatId).map((one) => one.kind);
		expect(kinds).toEqual(['front', 'front', 'front', 'inside', 'inside', 'inside', 'ad']);
	});

	test('every slot for a story has room for words', () => {
		for (const template of TEMPLATES) {
			const format = formatOf(template);
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
