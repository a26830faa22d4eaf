import { expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

it.each([
	[null, '/'],
	['/stories/abc?view=list', '/stories/abc?view=list'],
	['//evil.example/x', '/'],
	['/..//evil.example', '/'],
	['/.//evil.example', '/'],
	['/a/..//evil.example', '/'],
	['/\\evil.example', '/'],
	['/\t/evil.example', '/'],
	['//', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['stories', '/']
])('goes from %j to %s', (wanted, path) => expect(safePath(wanted)).toBe(path));
