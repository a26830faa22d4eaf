/**
 * What failed, for the end of a run's output: the log of ten thousand tests is often cut to its last lines.
 * Each is a string of one or more lines: where, what, and the first lines of the error, without colours.
 */
import { stripVTControlCharacters } from 'node:util';

/** Lines of an error that are worth repeating; the whole of it stands above in the log. */
const LINES = 12;

const told = (title, error = '') =>
	[title, ...stripVTControlCharacters(error).split('\n').slice(0, LINES)].join('\n    ').trimEnd();

/**
 * Of vitest's JSON report. A file that could not be read has no tests, but a message.
 *
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @param {{ testResults?: { name: string, message: string, assertionResults: Assertion[] }[] }} report
 * @param {string} root absolute path that files are told from
 */
export function vitestFailures({ testResults = [] }, root) {
	return testResults.flatMap(({ name, message, assertionResults }) => {
		const file = name.replace(`${root}/`, '');
		const tests = assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages }) =>
				told(`${file} › ${fullName}`, failureMessages.join('\n'))
			);
		return tests.length === 0 && message ? [told(file, message)] : tests;
	});
}

/**
 * Of Playwright's JSON report; its suites lie in one another.
 *
 * @typedef {{ results: { error?: { message?: string } }[] }} Attempts
 * @typedef {{ title: string, ok: boolean, tests: Attempts[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ suites?: Suite[], errors?: { message?: string }[] }} report
 */
export function playwrightFailures({ suites = [], errors = [] }) {
	const within = ({ title, suites = [], specs = [] }, above) => {
		const path = [...above, title];
		const own = specs
			.filter(({ ok }) => !ok)
			.map(({ title, tests }) => {
				const results = tests.flatMap(({ results }) => results);
				const error = results.map(({ error }) => error?.message ?? '').find(Boolean);
				return told([...path, title].join(' › '), error);
			});
		return [...own, ...suites.flatMap((suite) => within(suite, path))];
	};
	return [
		...errors.map(({ message }) => told('Playwright', message)),
		...suites.flatMap((suite) => within(suite, []))
	];
}
