import { expect, test } from 'vitest';
import type { CheckItem } from '#model/press-check/check-item.ts';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import { itemAddress } from './item-address.ts';

test('only who may change an edition is led to its settings', () => {
	const { paper, chief } = aPaper();
	const item = { kind: 'issueMissing', storyId: null, slotId: null, pageId: null } as CheckItem;
	const desk = { get: paper.get.bind(paper), list: paper.list.bind(paper) };
	const addressFor = (me: typeof chief) =>
		itemAddress({ ...desk, me }, '2026-11-24', [...paper.list('page')], item);
	expect(addressFor(chief)).toEqual({ to: 'settings', href: '/editions/2026-11-24?settings' });
	expect(addressFor(aPerson('proofreader', 'proofreader'))).toBeNull();
});
