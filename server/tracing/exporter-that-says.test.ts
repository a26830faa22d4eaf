import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { exporterThatSays } from './exporter-that-says.ts';

it('an exporter says once a minute how many spans were lost since', () => {
	const said: [message: string, spans: number][] = [];
	let now = 0;
	const failing = {
		export: (_: ReadableSpan[], done: (result: { code: number; error?: Error }) => void) =>
			done({ code: isUp ? 0 : 1, error: new Error(`at ${now}`) }),
		shutdown: () => Promise.resolve()
	};
	let isUp = false;
	const say = (error: unknown, spans: number) => said.push([(error as Error).message, spans]);
	const exporter = exporterThatSays(failing, say, () => now);
	const deliver = (spans: number) => exporter.export(Array<ReadableSpan>(spans), () => undefined);
	for (; now < 150_000; now += 1000) deliver(2);
	isUp = true;
	for (; now < 300_000; now += 1000) deliver(2);
	expect(said).toEqual([
		['at 0', 2],
		['at 60000', 120],
		['at 120000', 120]
	]);
});
