import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The project's own settings, but for the typed rules: they want files on disk. */
const eslint = new ESLint({ cwd: root, overrideConfig: [ts.configs.disableTypeChecked] });

/** What the arrows say to `code` if it stood in `file`. */
async function refusals(file: string, code: string): Promise<string[]> {
	const source = file.endsWith('.svelte') ? `<script lang="ts">\n${code}\n</script>` : code;
	const results = await eslint.lintText(`${source}\n`, { filePath: path.join(root, file) });
	const messages = results.flatMap((result) => result.messages);
	const fatal = messages.find((message) => message.fatal);
	if (fatal) throw new Error(`${file}: ${fatal.message}`);
	return messages.filter((m) => m.ruleId === 'copydesk/arrows').map((m) => m.message);
}

const forbidden: [file: string, code: string, why: RegExp][] = [
	['src/lib/model/x.ts', `import { Doc } from 'yjs'; new Doc();`, /imports nothing outside/],
	['src/lib/model/x.ts', `import fs from 'node:fs'; fs.rmSync('x');`, /imports nothing outside/],
	['src/lib/model/x.ts', `export * from '#document/schema.ts';`, /imports nothing outside/],
	['src/lib/model/x.ts', `import '../document/schema.ts';`, /imports nothing outside/],
	['src/lib/model/x.ts', `import 'tyme4ts';`, /imports nothing outside/],
	['src/lib/model/calendar.ts', `import 'yjs';`, /calendar may use tyme4ts/],
	['src/lib/model/diff/x.ts', `import 'yjs';`, /found with diff/],
	['src/lib/model/x.ts', `import 'diff';`, /imports nothing outside/],
	['src/lib/document/x.ts', `import '#lib/sync/x.ts';`, /nothing of browsers, servers/],
	['src/lib/document/x.ts', `import 'svelte';`, /nothing of browsers, servers/],
	['src/lib/document/x.ts', `import 'node:fs';`, /nothing of browsers, servers/],
	['src/lib/document/x.ts', `import type { Store } from '#server/store/store.ts';`, /nothing of/],
	['src/lib/ui/X.svelte', `import '#model/story.ts';`, /ui knows nothing of newsrooms/],
	['src/lib/i18n/x.ts', `import '#lib/board/x.ts';`, /i18n holds texts/],
	['src/lib/sync/x.svelte.ts', `import '#lib/editor/x.ts';`, /knows the model and the document/],
	['src/lib/board/x.svelte.ts', `import '#lib/editor/x.ts';`, /lib\/board is a feature/],
	['src/lib/board/Board.svelte', `import X from '../editor/X.svelte';`, /lib\/board is a feature/],
	['src/lib/board/x.ts', `const x = await import('#lib/editor/x.ts');`, /lib\/board is a feature/],
	['src/lib/board/x.ts', `import type { Services } from '#server/boot.ts';`, /only over the wire/],
	['src/routes/+page.svelte', `import '#server/services.ts';`, /never imports the server/],
	['src/routes/x/+page.ts', `import '#server/services.ts';`, /never imports the server/],
	['src/routes/x/+page.server.ts', `import '#server/store/store.ts';`, /state would exist twice/],
	['src/hooks.server.ts', `import { boot } from '#server/boot.ts';`, /state would exist twice/],
	['server/store/x.ts', `import '#server/auth/x.ts';`, /server\/store stands on/],
	['server/auth/x.ts', `import '../store/x.ts';`, /server\/auth stands on/],
	['server/sync/x.ts', `import { boot } from '#server/boot.ts';`, /server\/sync stands on/],
	['server/sync/x.ts', `import '#lib/sync/x.ts';`, /server\/sync stands on/],
	['server/services.ts', `import { boot } from './boot.ts';`, /types only/],
	['server/services.ts', `import fs from 'node:fs';`, /types only/],
	['server/store/x.ts', `import '#server/many-newsrooms.ts';`, /server\/store stands on/],
	['server/main.ts', `import '#lib/board/x.ts';`, /composes its parts/]
];

const welcome: [file: string, code: string][] = [
	['src/lib/model/x.ts', `import { ok } from './result.ts'; ok;`],
	['src/lib/model/calendar.ts', `import 'tyme4ts';`],
	['src/lib/model/diff/x.ts', `import 'diff';`],
	['src/lib/model/x.test.ts', `import { test } from 'vitest'; test;`],
	['src/lib/document/x.ts', `import '#model/story.ts'; import '@tiptap/pm/model'; import 'yjs';`],
	['src/lib/document/x.ts', `import '@tiptap/extension-bold'; import 'lib0/decoding';`],
	['src/lib/sync/x.svelte.ts', `import 'y-websocket'; import '#document/protocol.ts';`],
	['src/lib/board/Board.svelte', `import '#lib/ui/Button.svelte'; import '#lib/sync/desk.ts';`],
	['src/routes/+page.svelte', `import '#lib/board/Board.svelte'; import '#lib/editor/x.ts';`],
	['src/routes/x/+page.server.ts', `import { services } from '#server/services.ts'; services;`],
	['src/routes/x/+server.ts', `import type { Store } from '#server/store/store.ts';`],
	['server/sync/x.ts', `import type { Store } from '#server/store/store.ts'; import 'ws';`],
	['server/services.ts', `import type { Services } from './boot.ts';`],
	['server/services.ts', `import { AsyncLocalStorage } from 'node:async_hooks';`],
	['server/many-newsrooms.ts', `import { boot } from './boot.ts';`],
	['server/boot.ts', `import './store/store.ts'; import './auth/auth.ts';`]
];

describe('the arrows', () => {
	// Loading the settings is slow on a busy machine, judging a line is not.
	beforeAll(() => refusals('src/lib/model/x.ts', 'export {};'), 60_000);

	test.for(forbidden)('%s must not hold: %s', async ([file, code, why]) => {
		expect(await refusals(file, code)).toEqual([expect.stringMatching(why)]);
	});

	test.for(welcome)('%s may hold: %s', async ([file, code]) => {
		expect(await refusals(file, code)).toEqual([]);
	});

	test('a component’s DOM is not for the document', async () => {
		const [result] = await eslint.lintText('export const title = document.title;\n', {
			filePath: path.join(root, 'src/lib/document/x.ts')
		});
		expect(result?.messages.map((message) => message.ruleId)).toContain('no-restricted-globals');
	});
});
