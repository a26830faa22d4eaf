/** The product’s own build, which also writes to CHUNK_ORIGINS what each browser chunk is made of. */
import fs from 'node:fs';
import path from 'node:path';
import { mergeConfig, type Plugin, type Rolldown } from 'vite';
import config from '../../vite.config.ts';

const report: Plugin = {
	name: 'chunk-origins',
	apply: 'build',
	generateBundle(_options, bundle) {
		const file = process.env.CHUNK_ORIGINS;
		if (!file) throw new Error('CHUNK_ORIGINS names no file');
		const known = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
		for (const chunk of Object.values(bundle)) {
			if (chunk.type === 'chunk') known[path.basename(chunk.fileName)] = originsOf(chunk);
		}
		fs.writeFileSync(file, JSON.stringify(known));
	}
};

function originsOf(chunk: Rolldown.OutputChunk): Record<string, number> {
	const origins: Record<string, number> = {};
	for (const [id, module] of Object.entries(chunk.modules)) {
		const name = originOf(id);
		origins[name] = (origins[name] ?? 0) + module.renderedLength;
	}
	return origins;
}

function originOf(id: string): string {
	const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;
	const last = [...id.matchAll(inPackage)].at(-1)?.[1];
	return last ?? /(src\/[^?]*)/.exec(id)?.[1] ?? path.basename(id);
}

export default mergeConfig(config, { plugins: [report] });
