import { REVOCATIONS } from '#tests/support/revocations.ts';
import { threeServers, type ThreeServers } from '#tests/support/three-servers.ts';
import { atMost, percentile, told, until, type Figure } from './figure.ts';

const JOINED = 'ready\n';

/** Rights that are taken away at one server from somebody who is at another one. */
export async function revocation({ rounds = 20 }): Promise<Figure[]> {
	const house = await threeServers({ servers: 2 });
	try {
		await readiness(house, true);
		const up = await measure(house, rounds, 'Redis up', 1000);
		await house.redis.kill();
		await readiness(house, false);
		const down = await measure(house, rounds, 'Redis killed', 2000);
		await house.redis.start();
		await readiness(house, true);
		const asleep = await measure(house, Math.ceil(rounds / 4), 'Redis just asleep', 2000, {
			before: async () => house.redis.pause(),
			async after() {
				house.redis.resume();
				await readiness(house, true);
			}
		});
		return [told('network', house.network.kind), ...up, ...down, ...asleep];
	} finally {
		await house.close();
	}
}

async function measure(
	house: ThreeServers,
	samples: number,
	when: string,
	limit: number,
	{ before, after }: { before?: () => Promise<void>; after?: () => Promise<void> } = {}
): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const [what, revoke] of Object.entries(REVOCATIONS)) {
		const late: number[] = [];
		for (let sample = 0; sample < samples; sample++) {
			late.push(await revoke(house, sample, before));
			await after?.();
		}
		process.stderr.write(`${when}, ${what}: ${late.map(Math.round).join(' ')} ms\n`);
		figures.push(
			told(`${when}, ${what}: samples`, samples),
			told(`${when}, ${what}: median`, `${Math.round(percentile(late, 0.5))} ms`),
			atMost(`${when}, ${what}: the longest`, Math.max(...late), limit, ' ms')
		);
	}
	return figures;
}

/** Until all servers say that Redis carries, or does not. */
async function readiness({ servers }: ThreeServers, isJoined: boolean): Promise<void> {
	for (const { origin, name } of servers) {
		let said = '';
		const ask = setInterval(() => {
			fetch(`${origin}/readyz`).then(
				async (answer) => void (said = await answer.text()),
				() => void (said = '')
			);
		}, 50);
		await until(`${name} says so`, () => said !== '' && (said === JOINED) === isJoined);
		clearInterval(ask);
	}
}
