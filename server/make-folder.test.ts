import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

it('makes a folder with those above it, and says where a link to one leads nowhere', () => {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-'));
	const deep = path.join(folder, 'one', 'two');
	makeFolder(deep);
	makeFolder(deep);
	expect(fs.statSync(deep).isDirectory()).toBe(true);
	const link = path.join(folder, 'link');
	fs.symlinkSync(path.join(folder, 'disk'), link);
	for (const place of [link, path.join(link, 'paper')])
		expect(() => makeFolder(place)).toThrow(`${link} leads to a place that is not there`);
	fs.rmSync(folder, { recursive: true });
});
