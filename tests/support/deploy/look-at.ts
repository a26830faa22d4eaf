import { setTimeout as pause } from 'node:timers/promises';
import type { Container } from './container.ts';
import type { Installation } from './installation.ts';
import type { Staff } from './staff.ts';

/** What a server answers at its own port, to whoever stands in the network; null: nothing within 5 s. */
export async function answerOf(
	{ place }: Container,
	what: string,
	{ port = 3000, token }: { port?: number; token?: string } = {}
): Promise<{ status: number; text: string } | null> {
	const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
	const signal = AbortSignal.timeout(5000);
	const answer = await fetch(`http://${place.host}:${port}${what}`, { headers, signal }).catch(
		() => null
	);
	return answer && { status: answer.status, text: await answer.text() };
}

export const metricsOf = (desk: Container): ReturnType<typeof answerOf> =>
	answerOf(desk, '/metrics', { port: METRICS_PORT, token: desk.env.METRICS_TOKEN });

/** As METRICS of the compose file has it. */
export const METRICS_PORT = 9464;

/** How many windows have a story open at a server. */
export async function windowsAt(desk: Container): Promise<number> {
	const { text = '' } = (await metricsOf(desk)) ?? {};
	return Number(/^copydesk_story_connections (\d+)/m.exec(text)?.[1] ?? NaN);
}

/** The server at which most windows are. */
export async function busiest(desks: readonly Container[]): Promise<Container> {
	const counted = await Promise.all(
		desks.map(async (desk) => ({ desk, windows: await windowsAt(desk) }))
	);
	const [first] = counted.sort((a, b) => b.windows - a.windows);
	if (!first || first.windows === 0) throw new Error('no window is at any server');
	return first.desk;
}

/** Waits until /readyz of a server answers so; how long that took, ms. */
export async function untilReady(desk: Container, status: number, patience = 60_000) {
	const begun = performance.now();
	while ((await answerOf(desk, '/readyz'))?.status !== status) {
		if (performance.now() - begun > patience)
			throw new Error(`/readyz of ${desk.name} never is ${status}`);
		await pause(50);
	}
	return performance.now() - begun;
}

/** What came of asking for the same thing again and again through the proxy. */
export interface Asked {
	times: number;
	/** What was answered otherwise than with 200, with how often. */
	failed: Map<string, number>;
	/** The slowest answer, ms. */
	slowest: number;
}

/** Asks who is signed in five times a second, whether or not the one before has been answered. */
export function keepAsking(staff: Staff): { end(): Promise<Asked> } {
	const asked: Asked = { times: 0, failed: new Map(), slowest: 0 };
	const open = new Set<Promise<void>>();
	const ask = async () => {
		const begun = performance.now();
		const outcome = await staff.ask('gu', '/api/session').then(
			({ status, text }) => (status === 200 ? '' : `${status} ${text.slice(0, 60)}`),
			(error: unknown) => String(error)
		);
		asked.times += 1;
		asked.slowest = Math.max(asked.slowest, performance.now() - begun);
		if (outcome) asked.failed.set(outcome, (asked.failed.get(outcome) ?? 0) + 1);
	};
	const timer = setInterval(() => {
		const one = ask().finally(() => open.delete(one));
		open.add(one);
	}, 200);
	return {
		async end() {
			clearInterval(timer);
			await Promise.all(open);
			return asked;
		}
	};
}

/** Everything that a proxy of the house answers for a person who is asked of it, as one line. */
export const failuresOf = ({ failed }: Asked): string[] =>
	[...failed].map(([what, times]) => `${times} × ${what}`);

/** Runs something of the image in one of its containers, as `docker compose exec` does; throws where it fails. */
export async function adminOf(
	{ desks: [desk] }: Pick<Installation, 'desks'>,
	...args: string[]
): Promise<string> {
	if (!desk) throw new Error('there is no server');
	const { code, output } = await desk.exec(['node', 'server/admin.ts', ...args]);
	if (code !== 0) throw new Error(`admin ${args.join(' ')} ended with ${code}: ${output}`);
	return output.trim();
}
