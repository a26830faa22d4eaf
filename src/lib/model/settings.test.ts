import { expect, test } from 'vitest';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import {
	changedFields,
	only,
	over,
	overtakenFields,
	settingsOf,
	type Settings
} from './settings.ts';

const began: Settings = {
	...{ name: '临溪日报', timeZone: 'Asia/Shanghai', pressTime: '23:30' },
	masthead: {
		hotline: '5551000',
		slogans: ['惜字'],
		codes: [{ label: '报', text: 'https://a.cn' }]
	}
};

test('only what somebody changed is theirs, whatever the order of keys', () => {
	const codes = [{ text: 'https://a.cn', label: '报' }];
	const wanted = over(began, { pressTime: '22:00', masthead: { slogans: ['惜字', '快'], codes } });
	const names = changedFields(began, wanted);
	expect(names).toEqual(['pressTime', 'slogans']);
	expect(only(wanted, names)).toEqual({
		pressTime: '22:00',
		masthead: { slogans: ['惜字', '快'] }
	});
	expect(only(wanted, ['name'])).toEqual({ name: '临溪日报' });
});

test('a field is overtaken where somebody set it otherwise than both expected and wanted', () => {
	const now = over(began, { name: '临溪报', masthead: { hotline: '5552000' } });
	const patch = { name: '临溪报', masthead: { hotline: '5553000' } };
	expect(overtakenFields(now, patch, began)).toEqual(['hotline']);
	expect(overtakenFields(now, patch, {})).toEqual([]);
	expect(overtakenFields(now, { pressTime: '22:00' }, began)).toEqual([]);
});

test('of two who save at once both keep their fields, and of one field the second is told', () => {
	const { paper } = aPaper();
	const administrator = paper.put('person', aPerson('gu', 'administrator'));
	const newsroom = { id: 'newsroom' as const, name: '临溪日报', timeZone: 'Asia/Shanghai' };
	const given = paper.put('newsroom', {
		...{ ...newsroom, formatId: 'sikai', pressTime: '23:30', masthead: {}, createdAt: 0 }
	});
	const first = settingsOf(given);
	const save = (patch: Settings) =>
		paper.run(administrator, { type: 'newsroom.update', patch, expect: first });
	expect(save({ masthead: { hotline: '5552000' } }).ok).toBe(true);
	expect(save({ pressTime: '22:00', masthead: { organ: '某局' } }).ok).toBe(true);
	expect(save({ name: '临溪报', masthead: { hotline: '5553000' } })).toEqual({
		...{ ok: false, error: { reason: 'settings-changed', fields: ['hotline'] } }
	});
	expect(paper.get('newsroom', 'newsroom')).toMatchObject({
		...{ name: first.name, pressTime: '22:00', masthead: { hotline: '5552000', organ: '某局' } }
	});
});
