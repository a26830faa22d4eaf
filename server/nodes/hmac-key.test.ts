import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HmacKey } from './hmac-key.ts';

describe('a key of HMAC-SHA-256', () => {
	it('gives what RFC 4231 says', () => {
		const key = new HmacKey(Buffer.from('Jefe'));
		expect(key.proofOf(Buffer.from('what do ya want '), Buffer.from('for nothing?'))).toEqual(
			Buffer.from('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'hex')
		);
	});

	it('gives what createHmac does, for keys and messages of any length', () => {
		for (let length = 0; length <= 64; length++) {
			const [key, said] = [randomBytes(length), randomBytes(length * 37)];
			const expected = createHmac('sha256', key).update(said).digest();
			expect(new HmacKey(key).proofOf(said)).toEqual(expected);
		}
	});

	it('is no longer than a block', () => {
		expect(() => new HmacKey(randomBytes(65))).toThrow('longer than a block');
	});
});
