import { expect, test } from 'vitest';
import { sharedFiles, type ModuleLinks } from './shared-files.ts';

const BOARD = '/src/routes/(desk)/editions/[date]/+page.svelte';
const STORY = '/src/routes/(desk)/stories/[id]/+page.svelte';
const DESK = '/src/routes/(desk)/+layout.svelte';

/** Modules and whom they import; what stands after a `?` is imported when asked for. */
function filesOf(imports: Record<string, string>) {
	const links = new Map<string, ModuleLinks>();
	const named = Object.values(imports).flatMap((words) => words.replaceAll('?', '').split(' '));
	for (const id of [...Object.keys(imports), ...named].filter(Boolean)) {
		const all = (imports[id] ?? '').split(' ').filter(Boolean);
		links.set(id, {
			isEntry: id.startsWith('/node/'),
			importedIds: all.filter((one) => !one.startsWith('?')),
			dynamicallyImportedIds: all.filter((one) => one.startsWith('?')).map((one) => one.slice(1))
		});
	}
	return Object.fromEntries(sharedFiles(links, ''));
}

test('what every page of the desk needs is one file, and its own of each page another', () => {
	const files = filesOf({
		'/node/app': '?/node/board ?/node/story',
		'/node/board': BOARD,
		'/node/story': STORY,
		[DESK]: '/shell /button',
		[BOARD]: '/button /sheets /fit',
		[STORY]: '/button /editor /fit'
	});
	expect(files).toMatchObject({ '/shell': 'desk', '/button': 'desk' });
	expect(files).toMatchObject({
		'/sheets': 'pages-0',
		'/editor': 'pages-1',
		'/fit': 'modules-0-1'
	});
	expect(files).not.toHaveProperty('/node/board');
});

test('a dialog fetches nothing of a page but what it shares with it', () => {
	const files = filesOf({
		[BOARD]: '/sheets /select ?/dialog',
		[STORY]: '/editor /node_modules/yjs',
		'/dialog': '/select /date-field',
		'/node/history': '?/history',
		'/history': '/node_modules/yjs'
	});
	expect(files).toMatchObject({ '/sheets': 'pages-0', '/select': 'modules-0' });
	expect(files['/node_modules/yjs']).toBe('packages-1');
	expect(files).not.toHaveProperty('/dialog');
	expect(files).not.toHaveProperty('/date-field');
});

test('what the board fetches by itself brings nothing of another page along', () => {
	const line = '/src/lib/press-check/edition-checking.svelte.ts';
	const proof = '/src/routes/(desk)/editions/[date]/proof/[page]/+page.svelte';
	const files = filesOf({
		[BOARD]: `/format ?${line}`,
		[line]: '/format /coverage /check-words',
		[proof]: '/coverage /zoom ?/dialog',
		'/dialog': '/zoom'
	});
	expect(files['/zoom']).toBe('modules-2');
	expect(files['/coverage']).toBe('modules-2-3');
	expect(files['/format']).toBe('modules-0-3');
});
