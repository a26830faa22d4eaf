import { expect, test } from 'vitest';
import { codeFile, withCodeIn } from './langs.ts';

const PAGE = `<link href="../_app/immutable/assets/0.Bq_1.css" rel="stylesheet">
<link href="../_app/immutable/nodes/0.D-3x.js" rel="modulepreload">
<script>import("../_app/immutable/entry/start.C_9k.js")</script><script src="/sign-in.js"></script>`;

test('a page names the files of code of its language, and everything else as it is', () => {
	expect(withCodeIn('zh', PAGE)).toBe(PAGE);
	const english = withCodeIn('en', PAGE);
	expect(english).toContain('"../_app/immutable/nodes/0.D-3x.en.js"');
	expect(english).toContain('import("../_app/immutable/entry/start.C_9k.en.js")');
	expect(english).toContain('assets/0.Bq_1.css"');
	expect(english).toContain('"/sign-in.js"');
});

test('a Link header is read as a page is', () => {
	expect(withCodeIn('en', '<./_app/immutable/chunks/a-1.js>; rel="modulepreload"; nopush')).toBe(
		'<./_app/immutable/chunks/a-1.en.js>; rel="modulepreload"; nopush'
	);
});

test('each language has its own copy of a file', () => {
	expect(codeFile('chunks/a.js', 'zh')).toBe('chunks/a.js');
	expect(codeFile('chunks/a.js', 'en')).toBe('chunks/a.en.js');
});
