import { afterEach, expect, test } from 'vitest';
import type { Services } from './boot.ts';
import { provide, services, withdraw, within } from './services.ts';

const called = (name: string) => ({ name }) as unknown as Services;
const nameNow = () => (services() as unknown as { name: string }).name;

afterEach(() => void withdraw());

test('each request has its newsroom, however its steps and those of others take turns', async () => {
	const heard: string[] = [];
	const request = (name: string) =>
		new Promise<void>((resolve) => {
			within(called(name), () => {
				void (async () => {
					for (let step = 0; step < 3; step++) {
						await new Promise(setImmediate);
						heard.push(`${name}:${nameNow()}`);
					}
					resolve();
				})();
			});
		});
	await Promise.all(['a', 'b', 'c'].map(request));
	expect(heard).toHaveLength(9);
	expect(new Set(heard)).toEqual(new Set(['a:a', 'b:b', 'c:c']));
});

test('outside of requests there is the only newsroom, or none', () => {
	expect(() => services()).toThrow('before main.ts started them');
	provide(called('only'));
	expect(nameNow()).toBe('only');
	within(called('a'), () => expect(nameNow()).toBe('a'));
	expect(nameNow()).toBe('only');
	expect(withdraw()).toEqual({ name: 'only' });
	expect(() => services()).toThrow();
});
