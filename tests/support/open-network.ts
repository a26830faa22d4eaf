import process from 'node:process';
import { openNamespaces } from './namespaces.ts';
import type { Network } from './network.ts';
import { openProxies } from './proxies.ts';

/** Network namespaces where this process may make them, else proxies of our own; says so. `CHAOS_NETWORK=proxies` wants these. */
export async function openNetwork(): Promise<Network> {
	if (process.env.CHAOS_NETWORK === 'proxies') return openProxies();
	try {
		return await openNamespaces();
	} catch (error) {
		const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		process.stderr.write(`No network namespaces (${why}): partitions are made by proxies.\n`);
		return openProxies();
	}
}
