import type { Duplex } from 'node:stream';
import type { Plugin, ViteDevServer } from 'vite';
import type * as Boot from '../server/boot.ts';
import type * as Settings from '../server/config.ts';
import type * as Access from '../server/services.ts';

/**
 * Runs the server's services inside `vite dev`, on Vite's own port, so that pages, commands and
 * WebSockets work as they do behind server/main.ts. A change under server/ closes them, boots them
 * anew and reloads the page.
 */
export function devServices(): Plugin {
	return {
		name: 'copydesk-services',
		apply: (_config, { command, isPreview }) =>
			command === 'serve' && !isPreview && !process.env.VITEST,
		configureServer: attach
	};
}

async function attach(server: ViteDevServer): Promise<void> {
	const { logger } = server.config;
	let running: Boot.Services | undefined;

	async function start(): Promise<void> {
		const { readConfig } = (await server.ssrLoadModule('/server/config.ts')) as typeof Settings;
		const { boot } = (await server.ssrLoadModule('/server/boot.ts')) as typeof Boot;
		const { provide, withdraw } = (await server.ssrLoadModule(
			'/server/services.ts'
		)) as typeof Access;
		await withdraw()?.close();
		running = undefined;
		running = await boot(readConfig(process.env));
		provide(running);
		running.evidence.start();
		logger.info('services started', { timestamp: true });
		const setUp = running.setUp.path();
		if (setUp) logger.info(`set up at ${setUp}`, { timestamp: true });
	}

	// One start at a time; a source that does not run must not end the dev server.
	let queue: Promise<void> = Promise.resolve();
	const restart = () =>
		(queue = queue
			.then(start)
			.catch((error: unknown) =>
				logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
			));

	server.httpServer?.on('upgrade', (request, socket: Duplex, head) => {
		if (request.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
		// Never destroyed when it is not ours: Vite owns upgrade paths of its own.
		running?.upgrade(request, socket, head);
	});
	server.httpServer?.on('close', () => void running?.close());
	server.watcher.on('change', (file) => {
		if (!file.startsWith(`${server.config.root}/server/`)) return;
		server.moduleGraph.invalidateAll();
		void restart().then(() => server.ws.send({ type: 'full-reload' }));
	});
	await restart();
}
