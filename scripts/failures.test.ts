import { describe, expect, it } from 'vitest';
import { playwrightFailures, vitestFailures } from './failures.mjs';

describe('what failed is told again at the end', () => {
	it('of unit tests: file, name and error without colours, nothing of what passed', () => {
		const testResults = [
			{
				name: '/here/server/a.test.ts',
				message: '',
				assertionResults: [
					{ status: 'passed', fullName: 'a holds', failureMessages: [] },
					{
						status: 'failed',
						fullName: 'b holds',
						failureMessages: ['\u001b[31mexpected 1\u001b[39m']
					}
				]
			}
		];
		expect(vitestFailures({ testResults }, '/here')).toEqual([
			'server/a.test.ts › b holds\n    expected 1'
		]);
	});

	it('of a file that could not be read, its message', () => {
		const testResults = [
			{ name: '/here/a.test.ts', message: 'No such module', assertionResults: [] }
		];
		expect(vitestFailures({ testResults }, '/here')).toEqual(['a.test.ts\n    No such module']);
	});

	it('of browser tests: the way to it, and its first error', () => {
		const spec = (title: string, ok: boolean) => ({
			title,
			ok,
			tests: [{ results: [{ error: ok ? undefined : { message: 'Timeout' } }] }]
		});
		const suites = [
			{
				title: 'a.spec.ts',
				specs: [spec('one', true)],
				suites: [{ title: 'group', specs: [spec('two', false)] }]
			}
		];
		expect(playwrightFailures({ suites, errors: [] })).toEqual([
			'a.spec.ts › group › two\n    Timeout'
		]);
	});
});
