import { afterEach, describe, expect, it } from 'vitest';
import type { Bus } from '#server/nodes/bus.ts';

/** What carries, as far as tests handle it. */
export interface Carrier {
	join(): Bus;
	/** Carries nothing, and nodes learn it. */
	stop(): Promise<void>;
	heal(): Promise<void>;
	dispose(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (message: Uint8Array): string => new TextDecoder().decode(message);

/** What every Bus does. */
export function busContract(name: string, open: () => Promise<Carrier>): void {
	describe(`a bus ${name}`, () => {
		const opened: { carrier?: Carrier; buses: Bus[] } = { buses: [] };
		const join = async (carrier: Carrier): Promise<Bus> => {
			const bus = carrier.join();
			opened.buses.push(bus);
			await expect.poll(() => bus.isUp).toBe(true);
			return bus;
		};
		const start = async () => (opened.carrier = await open());
		/** What a bus hears on a channel; resolves once it does hear. */
		async function hearing(from: Bus, to: Bus, channel: string): Promise<string[]> {
			const heard: string[] = [];
			to.subscribe(channel, (message, node) => {
				if (text(message) !== 'try') heard.push(`${node === from.node}:${text(message)}`);
				else isHeard = true;
			});
			let isHeard = false;
			await expect
				.poll(() => {
					from.publish(channel, bytes('try'));
					return isHeard;
				})
				.toBe(true);
			return heard;
		}
		afterEach(async () => {
			await Promise.all(opened.buses.splice(0).map((bus) => bus.close()));
			await opened.carrier?.dispose();
		});

		it('carries to the others, in order, with who said it, and not to who said it', async () => {
			const carrier = await start();
			const [a, b, c] = [await join(carrier), await join(carrier), await join(carrier)];
			const own: string[] = [];
			a.subscribe('desk', (message) => void own.push(text(message)));
			const byB = await hearing(a, b, 'desk');
			const byC = await hearing(a, c, 'desk');
			const said = Array.from({ length: 200 }, (_, index) => String(index));
			for (const one of said) a.publish('desk', bytes(one));
			const expected = said.map((one) => `true:${one}`);
			await expect.poll(() => byB).toEqual(expected);
			await expect.poll(() => byC).toEqual(expected);
			expect(own).toEqual([]);
		});

		it('keeps channels apart, carries any bytes, and none to who no longer listens', async () => {
			const carrier = await start();
			const [a, b] = [await join(carrier), await join(carrier)];
			const room = await hearing(a, b, 'room/story/s1');
			const taken: Uint8Array[] = [];
			const end = b.subscribe('raw', (message) => {
				if (text(message) !== 'try') taken.push(message);
			});
			await hearing(a, b, 'raw');
			const all = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
			a.publish('raw', all);
			a.publish('raw', new Uint8Array());
			await expect.poll(() => taken).toEqual([all, new Uint8Array()]);
			end();
			a.publish('raw', all);
			a.publish('room/story/s1', bytes('after'));
			await expect.poll(() => room).toEqual(['true:after']);
			expect(taken).toHaveLength(2);
		});

		it('knows whether anybody else listens, as soon as they have spoken or been spoken to', async () => {
			const carrier = await start();
			const [a, b] = [await join(carrier), await join(carrier)];
			a.subscribe('room', () => undefined);
			const isHeard = () => {
				a.publish('room', bytes('anybody?'));
				return a.isHeard('room');
			};
			await expect.poll(isHeard).toBe(false);
			const end = b.subscribe('room', () => undefined);
			await expect
				.poll(() => {
					b.publish('room', bytes('here'));
					return a.isHeard('room');
				})
				.toBe(true);
			await expect.poll(isHeard).toBe(true);
			end();
			await expect.poll(isHeard).toBe(false);
		});

		it('takes nobody for alone who does not listen there: the one who hears may be another', async () => {
			const carrier = await start();
			const [a, b] = [await join(carrier), await join(carrier)];
			const heard: string[] = [];
			b.subscribe('room', (message) => void heard.push(text(message)));
			a.subscribe('alone', () => undefined);
			await expect
				.poll(() => {
					a.publish('room', bytes('anybody?'));
					return heard.length;
				})
				.toBeGreaterThan(0);
			a.publish('room', bytes('anybody?'));
			// By then it is known of what was said before, too.
			await expect
				.poll(() => {
					a.publish('alone', bytes('anybody?'));
					return a.isHeard('alone');
				})
				.toBe(false);
			expect(a.isHeard('room')).toBe(true);
		});

		it('knows nothing any more of who listens once it does not carry', async () => {
			const carrier = await start();
			const a = await join(carrier);
			a.subscribe('room', () => undefined);
			const isHeard = () => {
				a.publish('room', bytes('anybody?'));
				return a.isHeard('room');
			};
			await expect.poll(isHeard).toBe(false);
			const down = new Promise<void>((resolve) => {
				const end = a.onChange((isUp) => (isUp ? undefined : (end(), resolve())));
			});
			await carrier.stop();
			await down;
			expect(a.isHeard('room')).toBe(true);
			await carrier.heal();
			await expect.poll(() => a.isUp).toBe(true);
			await expect.poll(isHeard).toBe(false);
		});

		it('says when it does not carry, and carries again by itself', async () => {
			const carrier = await start();
			const [a, b] = [await join(carrier), await join(carrier)];
			await hearing(a, b, 'desk');
			const told: boolean[] = [];
			b.onChange((isUp) => void told.push(isUp));
			await carrier.stop();
			await expect.poll(() => [a.isUp, b.isUp]).toEqual([false, false]);
			// Neither throws, nor is it kept for later.
			a.publish('desk', bytes('lost'));
			const late = new Set<string>();
			b.subscribe('late', (message) => void late.add(text(message)));
			await carrier.heal();
			await expect.poll(() => [a.isUp, b.isUp]).toEqual([true, true]);
			expect(told).toEqual([false, true]);
			const heard = await hearing(a, b, 'desk');
			a.publish('desk', bytes('again'));
			await expect.poll(() => heard).toEqual(['true:again']);
			await expect
				.poll(() => {
					a.publish('late', bytes('there'));
					return [...late];
				})
				.toEqual(['there']);
		});
	});
}
