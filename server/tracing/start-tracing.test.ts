import { AsyncResource } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startOtlpCollector, type OtlpCollector } from '#tests/support/otlp-collector.ts';
import { createLog } from '../log.ts';
import { startTracing, type StartedTracing } from './start-tracing.ts';
import { groupsTold } from './trace-store.ts';
import type { Sampling, TracesConfig } from './traces-config.ts';

let collector: OtlpCollector;
let lost: number[];

beforeEach(async () => {
	collector = await startOtlpCollector();
	lost = [];
});
afterEach(() => collector.close());

const ALL: Sampling = { share: 1, isByParent: true };
const start = (settings: Partial<TracesConfig> = {}): StartedTracing =>
	startTracing(
		{
			url: `${collector.endpoint}/v1/traces`,
			...{ headers: {}, service: 'paper', sampler: ALL, continues: true },
			...settings
		},
		(_, spans) => lost.push(spans)
	);
const named = (name: string) => collector.spans.find((span) => span.name === name);

describe('traces', () => {
	it('reach a collector as work within work, with what is told of each', async () => {
		const { tracing } = start({ headers: { authorization: 'Bearer abc' } });
		await tracing.within('outer', { 'copydesk.seq': 7 }, async () => {
			await tracing.within('inner', {}, async (span) => {
				span.event('its turn', { 'copydesk.again': true });
			});
		});
		await tracing.close(2000);
		const [outer, inner] = [named('outer'), named('inner')];
		expect(outer).toMatchObject({ parentId: '', told: { 'copydesk.seq': 7 }, isError: false });
		expect(inner).toMatchObject({
			...{ parentId: outer?.spanId, traceId: outer?.traceId },
			events: [{ name: 'its turn', told: { 'copydesk.again': true } }]
		});
		expect(outer?.resource).toMatchObject({
			'service.name': 'paper',
			'service.instance.id': expect.stringMatching(/./)
		});
		expect(collector.headers[0]?.authorization).toBe('Bearer abc');
	});

	it('say of what fails its kind, and never its message', async () => {
		const { tracing } = start();
		const error = Object.assign(new Error('“只有一个人知道” is not a number'), { code: '22P02' });
		const failing = tracing.within('failing', {}, () => Promise.reject(error));
		await expect(failing).rejects.toBe(error);
		await tracing.close(2000);
		expect(named('failing')).toMatchObject({ isError: true, told: { 'error.type': '22P02' } });
		expect(collector.bytes().includes('只有一个人知道')).toBe(false);
	});

	it('go on from what a proxy says, and from nothing else', async () => {
		const { tracing } = start();
		const id = '0af7651916cd43dd8448eb211c80319c';
		const parents = {
			good: `00-${id}-b7ad6b7169203331-01`,
			unsampled: `00-${id}-b7ad6b7169203331-00`,
			broken: '00-0af7651916cd43dd-b7ad6b7169203331-01',
			nobody: `00-${'0'.repeat(32)}-b7ad6b7169203331-01`
		};
		for (const [name, traceparent] of Object.entries(parents))
			tracing.begin(name, {}, { traceparent, isAsked: true }).end();
		await tracing.close(2000);
		expect(named('good')).toMatchObject({ traceId: id, parentId: 'b7ad6b7169203331' });
		expect(named('unsampled')).toBeUndefined();
		for (const name of ['broken', 'nobody']) expect(named(name)).toMatchObject({ parentId: '' });
	});

	it('are what the log calls its lines by, as long as they are told and not over', async () => {
		const lines: string[] = [];
		const { tracing, ids } = start();
		const log = createLog('info', { write: (line) => void lines.push(line) }, ids);
		log.info('before');
		let after = () => {};
		await tracing.within('work', {}, async () => {
			log.info('within');
			after = AsyncResource.bind(() => log.info('after'));
		});
		after();
		const quiet = start({ sampler: { share: 0, isByParent: true } });
		const said = createLog('info', { write: (line) => void lines.push(line) }, quiet.ids);
		await quiet.tracing.within('untold', {}, async () => said.info('untold'));
		await Promise.all([tracing.close(2000), quiet.tracing.close(2000)]);
		const traceIds = lines.map((line) => (JSON.parse(line) as { trace_id?: string }).trace_id);
		expect(traceIds).toEqual([undefined, named('work')?.traceId, undefined, undefined]);
	});

	it('tell of groups of updates once a second, and of each that is slow or fails', async () => {
		const { tracing } = start();
		let now = 0;
		const tell = groupsTold(tracing, () => now);
		for (; now < 3000; now += 10) tell(1, 4);
		tell(500, 250);
		tell(2, 4, new Error('the disk is full'));
		await tracing.close(2000);
		const groups = collector.spans.filter(({ name }) => name === 'log.commit');
		expect(groups).toHaveLength(5);
		expect(groups.map(({ told }) => told['copydesk.appends'])).toEqual([1, 1, 1, 500, 2]);
		expect(groups[3]?.ms).toBeCloseTo(250, 0);
		expect(groups[4]).toMatchObject({ isError: true, told: { 'error.type': 'Error' } });
	});

	it('of many newsrooms say in each span whose work it is, as soon as that is known', async () => {
		const { tracing } = start();
		const [a, b] = ['a', 'b'].map((name) => tracing.of({ 'copydesk.newsroom': name }));
		// Somebody comes to A, for which B is closed.
		const asked = tracing.begin('GET', { 'http.request.method': 'GET' }, { isAsked: true });
		await asked.run(async () => {
			await b?.within('last round', { 'copydesk.files': 2 }, async () => undefined);
			a?.claim();
			a?.nameRoute('GET', '/stories/[id]');
			await a?.within('story.load', {}, async () => a.fault('database.error'));
		});
		asked.end();
		b?.past('log.commit', 4, { 'copydesk.appends': 1 });
		b?.fault('redis.down');
		tracing.begin('of nobody').end();
		await tracing.close(2000);
		expect(collector.spans.map(({ name, told }) => [name, told])).toEqual([
			['last round', { 'copydesk.newsroom': 'b', 'copydesk.files': 2 }],
			['story.load', { 'copydesk.newsroom': 'a' }],
			[
				'GET /stories/[id]',
				{
					...{ 'http.request.method': 'GET', 'http.route': '/stories/[id]' },
					'copydesk.newsroom': 'a'
				}
			],
			['log.commit', { 'copydesk.newsroom': 'b', 'copydesk.appends': 1 }],
			['fault', { 'copydesk.newsroom': 'b' }],
			['of nobody', {}]
		]);
	});

	it('tell of what does not answer within the work that needs it, or alone', async () => {
		const { tracing } = start();
		await tracing.within('work', {}, async () => tracing.fault('database.error'));
		tracing.fault('redis.down');
		await tracing.close(2000);
		expect(named('work')?.events).toEqual([{ name: 'database.error', told: {} }]);
		expect(named('fault')).toMatchObject({ parentId: '', events: [{ name: 'redis.down' }] });
	});
});

describe('a collector that is away', () => {
	const busy = async ({ tracing }: StartedTracing, spans: number) => {
		for (let i = 0; i < spans; i++) tracing.begin('work').end();
	};

	it('hurts nobody, is said once, and holds up an end no longer than is allowed', async () => {
		await collector.close();
		const started = start();
		await busy(started, 5000);
		const asked = performance.now();
		await started.tracing.close(700);
		expect(performance.now() - asked).toBeLessThan(1500);
		// What waited beyond the bound is dropped, and what could not be delivered is counted.
		await vi.waitFor(() => expect(lost).toHaveLength(1), { timeout: 15_000, interval: 100 });
		expect(lost[0]).toBeLessThanOrEqual(2048);
	}, 30_000);

	it('may take all and answer nothing', async () => {
		collector.hangs = true;
		const started = start();
		await busy(started, 10);
		const asked = performance.now();
		await started.tracing.close(700);
		expect(performance.now() - asked).toBeLessThan(1500);
		expect(collector.spans).toHaveLength(10);
	});
});
