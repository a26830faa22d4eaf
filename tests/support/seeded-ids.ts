/**
 * Makes the ids of Yjs documents repeatable. lib0 keeps the function it draws them with when it is
 * first loaded, so this has to be imported before anything that imports Yjs.
 */
import { webcrypto } from 'node:crypto';
import { randomOf, type Random } from '../sync/story/random.ts';

const box: { random: Random | null } = { random: null };
const draw = webcrypto.getRandomValues.bind(webcrypto);

webcrypto.getRandomValues = <T extends Parameters<typeof draw>[0]>(array: T): T => {
	const { random } = box;
	if (random === null || !(array instanceof Uint32Array)) return draw<T>(array);
	for (let i = 0; i < array.length; i++) array[i] = random.below(2 ** 32);
	return array;
};

/** From here on ids follow from the seed. */
export function seedIds(seed: number): void {
	box.random = randomOf(seed ^ 0x1d5);
}
