import fs from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');

/**
 * All that the pages answer to, as `GET /api/stories/[id]/copy`; a page's actions as `POST /account?/end`.
 * Read from the sources, so that what is added is in it.
 */
export function everyRoute(): string[] {
	const found: string[] = [];
	for (const file of fs.globSync('**/+{server,page.server,page}.{ts,svelte}', { cwd: ROUTES })) {
		const at = `/${path
			.dirname(file)
			.split(path.sep)
			.filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
			.join('/')}`;
		const name = path.basename(file);
		const source = fs.readFileSync(path.join(ROUTES, file), 'utf8');
		if (name === '+server.ts')
			for (const [, method] of source.matchAll(
				/^export (?:const|function|async function) ([A-Z]+)\b/gm
			))
				found.push(`${method} ${at}`);
		if (name === '+page.svelte') found.push(`GET ${at}`);
		if (name === '+page.server.ts') {
			// A page that only leads elsewhere.
			found.push(`GET ${at}`);
			for (const action of actionsIn(source))
				found.push(`POST ${at}${action === 'default' ? '' : `?/${action}`}`);
		}
	}
	return [...new Set(found)].sort();
}

function actionsIn(source: string): string[] {
	const [, block] = /^export const actions\b[^{]*\{\n([\s\S]*?)^\}/m.exec(source) ?? [];
	if (block === undefined) {
		if (/\bactions\b/.test(source)) throw new Error('actions that cannot be read from the source');
		return [];
	}
	return [...block.matchAll(/^\t(?:async )?(\w+)(?::|\()/gm)].map(([, name]) => name ?? '');
}
