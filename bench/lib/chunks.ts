import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

/** Bytes of code (minified, not compressed) that each source or package has in one chunk. */
export type Origins = Map<string, number>;

/**
 * Builds the product once more, aside, and tells what each chunk of the browser’s code is made of,
 * keyed by the chunk’s file name: which import blows a budget.
 */
export async function chunkOrigins(root: string): Promise<Map<string, Origins>> {
	const chunks = new Map<string, Origins>();
	const spy: Plugin = {
		name: 'chunk-origins',
		apply: 'build',
		generateBundle(_options, bundle) {
			if (this.environment.name !== 'client') return;
			for (const file of Object.values(bundle)) {
				if (file.type === 'chunk') chunks.set(path.basename(file.fileName), originsOf(file));
			}
		}
	};
	await build({ root, logLevel: 'error', plugins: [spy], build: { write: false } });
	return chunks;
}

function originsOf(chunk: Rolldown.OutputChunk): Origins {
	const origins: Origins = new Map();
	for (const [id, module] of Object.entries(chunk.modules)) {
		const name = originOf(id);
		origins.set(name, (origins.get(name) ?? 0) + module.renderedLength);
	}
	return origins;
}

function originOf(id: string): string {
	const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;
	const last = [...id.matchAll(inPackage)].at(-1);
	if (last) return last[1] as string;
	return /(src\/(?:lib\/[^/]+|routes).*?)(?:\?|$)/.exec(id)?.[1] ?? path.basename(id);
}
