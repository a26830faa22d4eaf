import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

it('makes shapes of a code, a run of dark modules as one', () => {
	const code = qrPath('https://example.org');
	expect(code?.size).toBe(25);
	// The upper edge of the finder in the corner: seven dark modules.
	expect(code?.d.startsWith('M0 0h7v1h-7z')).toBe(true);
});

it('says that a text is too long for a code', () => {
	expect(qrPath('长'.repeat(2000))).toBeNull();
});
