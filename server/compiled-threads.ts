import process from 'node:process';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../node_modules/.cache/copydesk', import.meta.url);

/**
 * Keeps what threads begun from here on compile, and what Node makes of their TypeScript, for those
 * begun later, also after a start: one that is begun because somebody asked is there in a third of the
 * time. And it needs no WebAssembly, by which Node takes the types away: in threads that come and go
 * that can end the process (V8 loses count of its pages: nodejs/node#64500). Where the folder cannot be written, everything goes on without.
 */
export function keepThreadsCompiled(env: NodeJS.ProcessEnv = process.env): void {
	env.NODE_COMPILE_CACHE ??= fileURLToPath(FOLDER);
}
