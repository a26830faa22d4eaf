import { describe, expect, it } from 'vitest';
import { unfitRequest } from './unfit-request.ts';

const MB = 1024 * 1024;
const status = (url: string, headers: Record<string, string> = {}) =>
	unfitRequest({ url, headers })?.status ?? 'fit';

describe('a request', () => {
	it.each([
		'/',
		'/stories/a?view=%20',
		'/%E7%A8%BF',
		'/_app/immutable/x.js',
		'/a//b',
		'/?to=//x',
		'/?to=%'
	])('for %s is fit to be answered', (url) => expect(status(url)).toBe('fit'));

	it.each([
		'//',
		'//evil.example?lang=en',
		'/..//evil.example?lang=en',
		'/a/%2e%2e//evil.example',
		'/\\evil.example',
		'/%E0%A4%A',
		'/%',
		'http://x/',
		'*'
	])('for %s is refused before any page sees it', (url) => expect(status(url)).toBe(400));

	it('may bring 2 MB, and pictures and documents more', () => {
		const of = (bytes: number) => ({ 'content-length': String(bytes) });
		expect(status('/api/commands', of(2 * MB))).toBe('fit');
		expect(status('/api/commands', of(2 * MB + 1))).toBe(413);
		expect(status('/sign-in?to=/assets', of(3 * MB))).toBe(413);
		expect(status('/assets?story=a', of(25 * MB))).toBe('fit');
		expect(status('/import/read', of(25 * MB))).toBe('fit');
		expect(status('/import/photo?name=a', of(25 * MB))).toBe('fit');
		expect(status('/assets?story=a', of(60 * MB))).toBe(413);
		expect(status('/assets/../api/session', of(25 * MB))).toBe(413);
	});

	it('may bring less from whoever has a link and no session', () => {
		const of = (bytes: number) => ({ 'content-length': String(bytes) });
		expect(status('/review/answer', of(MB))).toBe('fit');
		expect(status('/review/answer', of(MB + 1))).toBe(413);
		expect(status('/x/../review/open', of(MB + 1))).toBe(413);
	});

	it('says beforehand how much it brings', () => {
		expect(status('/api/session', { 'transfer-encoding': 'chunked' })).toBe(411);
		expect(status('/assets?story=a', { 'transfer-encoding': 'chunked' })).toBe(411);
	});
});
