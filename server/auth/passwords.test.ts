import { expect, it } from 'vitest';
import { createPasswords } from './passwords.ts';

it('keeps argon2id with the settings of ASVS in the stored hash, and never the same twice', async () => {
	const passwords = createPasswords();
	const [one, other] = [await passwords.hash('lamps'), await passwords.hash('lamps')];
	expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(other).not.toBe(one);
	expect(await passwords.verify(one, 'lamps')).toBe(true);
	expect(await passwords.verify(one, 'lamp')).toBe(false);
	expect(await passwords.verify('plain text', 'plain text')).toBe(false);
});

it('hashes two at a time and leaves the event loop free meanwhile', async () => {
	const passwords = createPasswords();
	const all = Promise.all(Array.from({ length: 8 }, () => passwords.hash('lamps')));
	expect(passwords.waiting()).toBe(6);
	let longest = 0;
	let last = performance.now();
	const beat = setInterval(() => {
		longest = Math.max(longest, performance.now() - last);
		last = performance.now();
	}, 1);
	const begun = performance.now();
	await all;
	clearInterval(beat);
	expect(passwords.waiting()).toBe(0);
	// Eight in turn on the event loop would be one gap as long as the whole.
	expect(longest).toBeLessThan((performance.now() - begun) / 2);
});
