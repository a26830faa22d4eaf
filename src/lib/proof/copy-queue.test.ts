import { expect, it } from 'vitest';
import { CopyQueue } from './copy-queue.ts';

const never = () => false;

it('asks for a few at a time, and for each once', () => {
	const queue = new CopyQueue();
	queue.want(new Map(['a', 'b', 'c', 'd', 'e'].map((id) => [id, '1'])));
	const asked = Array.from({ length: 5 }, () => queue.next(never)?.id ?? null);
	expect(asked).toEqual(['a', 'b', 'c', 'd', null]);
	queue.settle('a', '1', '1');
	expect(queue.next((id) => id === 'a')).toEqual({ id: 'e', key: '1' });
});

it('does not ask again for words that came newer than their records, until the records have changed', () => {
	const queue = new CopyQueue();
	queue.want(new Map([['a', 'old']]));
	expect(queue.next(never)).toEqual({ id: 'a', key: 'old' });
	queue.settle('a', 'old', 'newest');
	expect(queue.next(never)).toBeNull();
	queue.want(new Map([['a', 'newest']]));
	expect(queue.next((_, key) => key === 'newest')).toBeNull();
	queue.want(new Map([['a', 'later']]));
	expect(queue.next(never)).toEqual({ id: 'a', key: 'later' });
});

it('asks again for what could not be had, but not before it is released', () => {
	const queue = new CopyQueue();
	queue.want(new Map([['a', '1']]));
	queue.next(never);
	queue.settle('a', '1', null);
	queue.hold('a');
	expect(queue.next(never)).toBeNull();
	queue.release();
	expect(queue.next(never)).toEqual({ id: 'a', key: '1' });
});
