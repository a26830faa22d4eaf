import { expect, test } from 'vitest';
import { formatOf } from './format.ts';

test('an unknown format is a bug', () => {
	expect(() => formatOf('tabloid')).toThrow('tabloid');
});
