import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('settings', () => {
	it('all have defaults', () => {
		expect(readConfig({})).toEqual({
			port: 3000,
			host: '127.0.0.1',
			dataDir: `${process.cwd()}/data`,
			origin: null,
			logLevel: 'info',
			chromium: null,
			ghostscript: null
		});
	});

	it('are taken from the environment', () => {
		const env = {
			PORT: '0',
			HOST: '0.0.0.0',
			DATA_DIR: '/srv/paper',
			ORIGIN: 'https://desk.example.org/',
			LOG_LEVEL: 'debug',
			CHROMIUM: '/opt/chromium',
			GHOSTSCRIPT: '/opt/gs'
		};
		expect(readConfig(env)).toEqual({
			port: 0,
			host: '0.0.0.0',
			dataDir: '/srv/paper',
			origin: 'https://desk.example.org',
			logLevel: 'debug',
			chromium: '/opt/chromium',
			ghostscript: '/opt/gs'
		});
	});

	it.each([
		['PORT', 'http'],
		['PORT', '70000'],
		['PORT', '-1'],
		['PORT', '3000.5'],
		['ORIGIN', 'desk.example.org'],
		['ORIGIN', 'https://desk.example.org/paper'],
		['ORIGIN', 'ftp://desk.example.org'],
		['LOG_LEVEL', 'loud']
	])('refuse %s=%s with one sentence naming it', (name, value) => {
		const read = () => readConfig({ [name]: value });
		expect(read).toThrow(ConfigError);
		expect(read).toThrow(new RegExp(`^${name} must be [^\\n]*\\.$`));
	});
});
