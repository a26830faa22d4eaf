import { expect, test } from 'vitest';
import type { Whereabouts } from '#model/feed.ts';
import { aPerson } from '#tests/support/paper.ts';
import { ProofReaders } from './proof-readers.svelte.ts';

const people = ['me', 'anna', 'bo'].map((id) => aPerson(id, 'editor'));
const person = (id: string) => people.find((one) => one.id === id);
const at = (tab: string, personId: string, pageId: string, more: Partial<Whereabouts> = {}) => ({
	...{ tab, personId, pageId, editionId: 'today', storyId: null, view: 'proof' as const },
	...more
});

test('faces are those of others on this proof, each once, with every page they look at', () => {
	const here = [
		at('1', 'me', 'front'),
		at('2', 'anna', 'front'),
		at('3', 'anna', 'inside'),
		at('4', 'bo', 'front', { view: 'board' }),
		at('5', 'bo', 'front', { editionId: 'yesterday' }),
		at('6', 'nobody', 'front')
	];
	const [me] = people;
	if (!me) throw new Error('there is nobody');
	const readers = new ProofReaders({ me, here, person }, 'today');
	expect(readers.people.map(({ person, pageIds }) => [person.id, ...pageIds])).toEqual([
		['anna', 'front', 'inside']
	]);
	expect(readers.on('front').map(({ id }) => id)).toEqual(['anna']);
	expect(readers.on('other')).toEqual([]);
});
