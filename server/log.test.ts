import { expect, it } from 'vitest';
import { createLog } from './log.ts';

const WORDS = '渡口的船今晚不开';

function logged(error: unknown): string {
	let text = '';
	createLog('info', { write: (line) => (text += line) }).error({ err: error }, 'it failed');
	return text;
}

function thrownBy(work: () => unknown): unknown {
	try {
		return work();
	} catch (error) {
		return error;
	}
}

it.each([
	['JSON that cannot be read', thrownBy(() => JSON.parse(`{"text": ${WORDS}`))],
	[
		'an address that cannot be read',
		thrownBy(() => new URL(`http://bai:${WORDS}@db.example.org:port`))
	],
	[
		'a row that PostgreSQL refuses',
		Object.assign(new Error('null value violates not-null constraint'), {
			...{ code: '23502', detail: `Failing row contains (1, ${WORDS}).`, where: WORDS }
		})
	],
	[
		'a value that PostgreSQL cannot read',
		Object.assign(new Error(`invalid input syntax for type bigint: "${WORDS}"`), { code: '22P02' })
	],
	['what is no error', WORDS],
	['a cause', new Error('not written', { cause: thrownBy(() => JSON.parse(WORDS)) })]
])('says nothing of what was in the hands of %s', (_what, error) => {
	expect(logged(error)).not.toContain(WORDS.slice(0, 4));
	expect(logged(error)).toContain('it failed');
});

it('says what failed, and where', () => {
	const line = logged(Object.assign(new Error('database is locked'), { errcode: 5 }));
	expect(JSON.parse(line)).toMatchObject({
		...{ level: 50, msg: 'it failed' },
		err: { message: 'database is locked', errcode: 5, stack: expect.stringContaining('log.test') }
	});
});
