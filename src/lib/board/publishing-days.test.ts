import { expect, test } from 'vitest';
import type { Edition } from '#model/edition.ts';
import { put } from '#model/records.ts';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import { PublishingDays } from './publishing-days.svelte.ts';

const edition = (id: string, more: Partial<Edition>): Edition => ({
	...{ id, date: '2026-11-25', issue: null, pressAt: 0, formatId: 'sikai' },
	...{ createdAt: 0, createdBy: 'chief', ...more }
});

function daysWith(...editions: Edition[]): PublishingDays {
	const changes = editions.map((one) => put('edition', one));
	const desk = new DeskState({ me: 'chief', position: { epoch: 'e', seq: 0 }, changes });
	return new PublishingDays(
		desk,
		() => '2026-11-24',
		() => 0
	);
}

test('what is made beside a day is not its own, until it becomes the regular paper', () => {
	const beside = edition('beside', { kind: 'special', serial: 2 });
	expect(daysWith(beside).on('2026-11-25').own).toBeUndefined();
	const regular = { ...beside, kind: 'regular' } as const;
	const other = edition('other', { kind: 'special', serial: 3 });
	const day = daysWith(regular, other).on('2026-11-25');
	expect([day.own?.edition.id, day.expected]).toEqual(['beside', null]);
	expect(day.beside.map((one) => one.edition.id)).toEqual(['other']);
});
