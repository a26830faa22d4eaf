import { describe, expect, test } from 'vitest';
import { apply } from '#model/apply/apply.ts';
import type { Command } from '#model/commands.ts';
import { COMMAND_TYPES } from '#model/audit.ts';
import { aCommandOfEach } from '#tests/support/a-command-of-each.ts';
import { LANGS, type Lang } from '#lib/i18n/langs.ts';
import type { FieldLine } from './audit-line.ts';
import { lineOf } from './line-of.ts';
import type { AuditReader } from './names-of.ts';

const { paper, commands } = aCommandOfEach();
paper.put('newsroom', {
	...{ id: 'newsroom', name: '临溪日报', timeZone: 'Asia/Shanghai', formatId: 'sikai' },
	...{ pressTime: '23:30', masthead: {}, createdAt: 0 }
});

const reader = (lang: Lang): AuditReader => ({
	...{ lang, view: paper, readsStories: true, undone: new Map() }
});

/** A command's row as it would be kept on this paper. */
function lineFor(
	type: (typeof COMMAND_TYPES)[number],
	lang: Lang,
	command: Command = commands[type]
) {
	const applied = apply(paper, command, { personId: 'me', at: 0, newId: () => 'made' });
	const changes = applied.ok ? applied.value.changes : [];
	const before = changes.map(({ kind, id }) => ({ kind, id, value: paper.get(kind, id) ?? null }));
	const json = {
		command: JSON.stringify(command),
		changes: JSON.stringify(changes),
		before: JSON.stringify(before)
	};
	const row = { seq: 1, commandId: 'c', personId: 'me', at: 0, type, prev: '', hash: '' };
	return lineOf({ ...row, ...json }, reader(lang));
}

const saidIn = ({ label, before, after }: FieldLine) => [label, before ?? '', after ?? ''];

describe.each(COMMAND_TYPES)('a row of %s', (type) => {
	test.each(LANGS)('says in plain words what was done (%s)', (lang) => {
		const { act, about, records } = lineFor(type, lang);
		const fields = records.flatMap((record) => [record.name, ...record.fields.flatMap(saidIn)]);
		const said = [act, about, ...fields].join('\n');
		expect(act).not.toBe('');
		expect(about).not.toBe('');
		expect(said).not.toMatch(/undefined|null|NaN|\[object|这一条读不出来|cannot be read/);
		expect(/\p{Script=Han}/u.test(act)).toBe(lang === 'zh');
	});
});

test('a change is told by what stood before and what after', () => {
	expect(lineFor('edition.update', 'zh')).toMatchObject({
		act: '改付印时间',
		records: [{ name: '一期 11月24日', fields: [{ label: '总期号', before: '1', after: '9' }, {}] }]
	});
	expect(lineFor('story.place', 'zh')).toMatchObject({
		act: '上版',
		about: '《own》，11月24日 2 版 普通'
	});
	expect(lineFor('person.roles', 'en').records).toMatchObject([
		{ fields: [{ label: 'Roles', before: 'Chief editor', after: 'Editor' }] }
	]);
});

test('a signature is named as the deed is', () => {
	const about = { type: 'story.sign', id: 's', storyId: 'own', hash: 'ab'.repeat(32) } as const;
	const said = (step: 'review1' | 'signOff', lang: Lang) =>
		lineFor('story.sign', lang, { ...about, step }).act;
	expect(said('review1', 'zh')).toBe('签一审');
	expect(said('signOff', 'zh')).toBe('签发');
	expect(said('signOff', 'en')).toBe('signed off');
});

test('a reminder of a step names that step, and not the last one', () => {
	const about = { ...commands['check.remind'], kind: 'unsigned' } as const;
	const said = (step: string, lang: Lang) =>
		lineFor('check.remind', lang, { ...about, about: step }).about;
	expect(said('proof1', 'zh')).toContain('一校');
	expect(said('proof1', 'zh')).not.toContain('签发');
	expect(said('proof1', 'en')).toContain('proofreading 1');
	expect(said('signOff', 'zh')).toContain('签发');
	expect(said('', 'zh')).toContain('稿件签字');
});

test('a time is told by its date: the log is read on other days', () => {
	const command = {
		...commands['outside.invite'],
		expiresAt: Date.parse('2026-11-27T23:59:00+08:00')
	};
	expect(lineFor('outside.invite', 'zh', command).about).toContain('2026年11月27日 23:59 失效');
	expect(lineFor('outside.invite', 'en', command).about).toContain('23:59, 27 November 2026');
});
