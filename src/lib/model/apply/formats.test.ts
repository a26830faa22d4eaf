import { beforeEach, describe, expect, test } from 'vitest';
import { Paper } from '#tests/support/paper.ts';
import type { Command, Refusal } from '../commands.ts';
import { fieldsOf, type FormatPatch } from '../format-fields.ts';
import { formatOf, shippedFormat } from '../format.ts';
import { formatNow, offeredFormats } from '../paper-format.ts';
import type { Id } from '../ids.ts';
import { checkLayout, holesOf, kindOf, stopsLayout } from '../check-layout.ts';
import { pagesOf } from '../board.ts';
import { pressCode, pressState } from '../press-state.ts';
import type { Change } from '../records.ts';
import { canonicalJson } from '../same-value.ts';
import { TEMPLATES } from '../templates.ts';
import { apply } from './apply.ts';

let paper: Paper;
let made = 0;

const run = (command: Command): Refusal | null => {
	const context = { personId: 'admin', at: 0, newId: () => `n${(made += 1)}` };
	const outcome = apply(paper, command, context);
	if (!outcome.ok) return outcome.error;
	paper.take(outcome.value.changes);
	return null;
};
/** Carries a command out; returns how its person takes it back. */
function runFor(command: Command): () => Refusal | null {
	const context = { personId: 'admin', at: 0, newId: () => `n${(made += 1)}` };
	const outcome = apply(paper, command, context);
	if (!outcome.ok) throw new Error(outcome.error.reason);
	const { changes } = outcome.value;
	const before = changes.map(
		(one) => ({ ...one, value: paper.get(one.kind, one.id) ?? null }) as Change
	);
	paper.take(changes);
	const undoing = { personId: 'admin', command, changes, before, changedSince: new Map() };
	return () => {
		const undone = apply(paper, { type: 'undo', commandId: 'c' }, { ...context, undoing });
		if (undone.ok) paper.take(undone.value.changes);
		return undone.ok ? null : undone.error;
	};
}
const change = (patch: FormatPatch, expect?: FormatPatch, id = 'sikai') =>
	run({ type: 'format.update', id, patch, expect });
const make = (id: Id, date: string, from: 'templates' | Id = 'templates') =>
	run({
		...{ type: 'edition.create', id, date, issue: null, pressAt: 1e12, formatId: 'sikai' },
		from:
			from === 'templates'
				? {
						templates: ['sikai-front', 'sikai-news', 'sikai-ad'].map((one) => ({
							...{ templateId: one, name: '要闻' }
						}))
					}
				: { editionId: from }
	});
const edition = (id: Id) => canonicalJson([paper.get('edition', id), pagesOf(paper, id)]);
const soundPages = (id: Id) => {
	for (const page of pagesOf(paper, id)) {
		const kind = kindOf(page, paper.get('template', page.templateId ?? ''));
		expect(checkLayout(formatOf(page), page.slots, kind).filter(stopsLayout)).toEqual([]);
		expect(holesOf(formatOf(page), page.slots)).toEqual([]);
	}
};

beforeEach(() => {
	paper = new Paper();
	for (const template of TEMPLATES) run({ type: 'template.save', template });
	run({ type: 'newsroom.update', patch: { name: '报', timeZone: 'UTC', formatId: 'sikai' } });
	expect(make('old', '2026-11-24')).toBeNull();
});

describe('a format that changes', () => {
	test('moves nothing of an edition that is there: records, geometry, the code it goes to press under', () => {
		const before = edition('old');
		const [page] = pagesOf(paper, 'old');
		const code = pressCode(pressState(paper, 'old')!);
		expect(change({ columns: 6, chars: 12, lines: 80, em: 13 })).toBeNull();
		expect(edition('old')).toBe(before);
		expect(formatOf(page!)).toBe(shippedFormat('sikai'));
		expect(pressCode(pressState(paper, 'old')!)).toBe(code);
	});

	test('is what the next edition is made in, and templates stand in its grid without a hole', () => {
		expect(change({ columns: 6, chars: 12, lines: 84 })).toBeNull();
		expect(make('new', '2026-11-25')).toBeNull();
		for (const page of pagesOf(paper, 'new')) {
			expect(formatOf(page)).toMatchObject({ columns: 6, chars: 12, lines: 84 });
		}
		soundPages('new');
		expect(paper.get('edition', 'new')?.format).toEqual(formatNow(paper, 'sikai'));
	});

	test('is what a copied layout is put into, also back from a later one', () => {
		expect(change({ columns: 6, chars: 12, lines: 84 })).toBeNull();
		expect(make('copy', '2026-12-01', 'old')).toBeNull();
		soundPages('copy');
		expect(change({ columns: 5, chars: 14, lines: 78 })).toBeNull();
		expect(make('back', '2026-12-08', 'copy')).toBeNull();
		soundPages('back');
		expect(pagesOf(paper, 'back')[0]).not.toHaveProperty('format');
	});

	test('adds pages to an edition as that was made', () => {
		change({ columns: 6, chars: 12, lines: 84 });
		expect(run({ type: 'edition.pages', id: 'old', count: 4 })).toBeNull();
		const added = pagesOf(paper, 'old')[3]!;
		expect(formatOf(added)).toBe(shippedFormat('sikai'));
		expect(added.slots.map(({ at }) => at)).toEqual(
			TEMPLATES.find(({ id }) => id === 'sikai-news')?.slots.map(({ at }) => at)
		);
	});

	test('takes a drawing of an older page as a template, in the grid in which it was drawn', () => {
		change({ lines: 84 });
		const [page] = pagesOf(paper, 'old');
		const template = { id: 'kept', name: '旧格子', kind: 'front' as const, slots: page!.slots };
		expect(run({ type: 'template.save', template: { ...template, formatId: 'sikai' } })).toBeNull();
		expect(formatOf(paper.get('template', 'kept')!).lines).toBe(78);
		const odd = { ...formatNow(paper, 'duikai')!, id: 'duikai' };
		expect(
			run({ type: 'template.save', template: { ...template, formatId: 'sikai', format: odd } })
		).toEqual({ reason: 'invalid', what: 'format' });
	});
});

describe('an edition that nobody has begun', () => {
	test('takes the format as it is now, with its slots', () => {
		const slots = pagesOf(paper, 'old').map((page) => page.slots.map(({ id }) => id));
		change({ lines: 84 });
		expect(run({ type: 'edition.format', id: 'old' })).toBeNull();
		soundPages('old');
		expect(pagesOf(paper, 'old').map(formatOf)).toEqual(
			[1, 2, 3].map(() => formatNow(paper, 'sikai'))
		);
		expect(pagesOf(paper, 'old').map((page) => page.slots.map(({ id }) => id))).toEqual(slots);
	});

	test('is one without a story on its pages, a proof, a signature, a try-out, a press', () => {
		change({ lines: 84 });
		const [page] = pagesOf(paper, 'old');
		const [slot] = page!.slots;
		const on = { pageId: page!.id, editionId: 'old' };
		paper.put('placement', { id: slot!.id, ...on, storyId: 's', placedBy: 'x', placedAt: 0 });
		const before = edition('old');
		expect(run({ type: 'edition.format', id: 'old' })).toEqual({ reason: 'edition-begun' });
		expect(edition('old')).toBe(before);
	});
});

describe('two administrators', () => {
	test('change different fields, and of the same one the second is told', () => {
		const began = fieldsOf(shippedFormat('sikai'));
		expect(change({ lines: 80 }, { lines: began.lines })).toBeNull();
		expect(change({ bleed: 5 }, { bleed: began.bleed })).toBeNull();
		expect(formatNow(paper, 'sikai')).toMatchObject({ lines: 80, bleed: 5 });
		expect(change({ lines: 82 }, { lines: began.lines })).toEqual({
			reason: 'format-changed',
			fields: ['lines']
		});
	});
});

describe('a format is refused', () => {
	test.each<[FormatPatch, string]>([
		[{ name: ' ' }, 'name'],
		[{ chars: 17 }, 'format'],
		[{ lines: 90 }, 'format'],
		[{ pitch: 11 }, 'format'],
		[{ heads: [58, 60, 30, 22] }, 'format'],
		[{ columns: 5.5 }, 'format'],
		[{ retired: true }, 'format-default']
	])('%o', (patch, what) => {
		expect(change(patch)).toEqual({ reason: 'invalid', what });
	});

	test('with a name that another has', () => {
		expect(change({ name: '对开' })).toEqual({ reason: 'duplicate', what: 'format' });
	});

	test('where no front page could be made in it any more', () => {
		expect(change({ columns: 1, chars: 60 })).toEqual({ reason: 'last-template' });
	});
});

describe('a format of the paper’s own', () => {
	const add = (patch: FormatPatch = { name: '小四开', lines: 72 }) =>
		run({ type: 'format.add', id: 'own', likeId: 'sikai', patch });

	test('begins as another one, with its templates', () => {
		expect(add()).toBeNull();
		const templates = [...paper.list('template')].filter(({ formatId }) => formatId === 'own');
		expect(templates.length).toBe(TEMPLATES.filter((one) => one.formatId === 'sikai').length);
		const from = {
			templates: templates.slice(0, 1).map(({ id }) => ({ templateId: id, name: '' }))
		};
		const day = { id: 'e', date: '2026-11-30', issue: null, pressAt: 1, formatId: 'own' };
		expect(run({ type: 'edition.create', ...day, from })).toBeNull();
		expect(formatOf(pagesOf(paper, 'e')[0]!).lines).toBe(72);
		soundPages('e');
	});

	test('is retired: nothing new is made in it, what is there stays', () => {
		add();
		expect(change({ retired: true }, undefined, 'own')).toBeNull();
		expect(offeredFormats(paper).map(({ id }) => id)).toEqual(['sikai', 'duikai']);
		expect(run({ type: 'newsroom.update', patch: { formatId: 'own' } })).toEqual({
			reason: 'invalid',
			what: 'formatId'
		});
		const day = { id: 'e', date: '2026-11-30', issue: null, pressAt: 1, formatId: 'own' };
		expect(run({ type: 'edition.create', ...day, from: { editionId: 'old' } })).toEqual({
			reason: 'invalid',
			what: 'formatId'
		});
	});
});

describe('taken back', () => {
	test('a change leaves formats, templates and editions as they were', () => {
		const before = canonicalJson([...paper.list('template')]);
		const undo = runFor({ type: 'format.update', id: 'sikai', patch: { lines: 84 } });
		make('between', '2026-11-25');
		const between = edition('between');
		expect(undo()).toBeNull();
		expect(formatNow(paper, 'sikai')).toBe(shippedFormat('sikai'));
		expect(canonicalJson([...paper.list('template')])).toBe(before);
		expect(edition('between')).toBe(between);
	});

	test('an edition has its old grid again', () => {
		const before = edition('old');
		change({ lines: 84 });
		const undo = runFor({ type: 'edition.format', id: 'old' });
		expect(edition('old')).not.toBe(before);
		expect(undo()).toBeNull();
		expect(edition('old')).toBe(before);
	});

	test('a format goes with its templates, unless an edition was made in it', () => {
		const add: Command = { type: 'format.add', id: 'own', likeId: 'sikai', patch: { name: '小' } };
		const templates = [...paper.list('template')].length;
		expect(runFor(add)()).toBeNull();
		expect([...paper.list('format')]).toEqual([]);
		expect([...paper.list('template')]).toHaveLength(templates);
		const undo = runFor(add);
		const day = { id: 'e', date: '2026-11-30', issue: null, pressAt: 1, formatId: 'own' };
		run({ type: 'edition.create', ...day, from: { editionId: 'old' } });
		expect(undo()).toEqual({ reason: 'changed-since', by: 'admin' });
	});
});
