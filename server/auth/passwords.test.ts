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
	let beats = 0;
	const beat = setInterval(() => beats++, 1);
	await all;
	clearInterval(beat);
	expect(passwords.waiting()).toBe(0);
	// Eight in turn on the event loop would leave it one beat between two of them, at most.
	expect(beats).toBeGreaterThan(8);
});
