import net from 'node:net';
import { ConfigError, type Config } from './config.ts';
import { HTTP_LIMITS } from './http/http-limits.ts';
import { openMetricsDoor } from './metrics/metrics-server.ts';

/** Listens where people come; throws ConfigError where that cannot be. */
export function openFrontDoor(
	server: net.Server,
	{ host, port }: Pick<Config, 'host' | 'port'>
): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
		server.listen(port, host, HTTP_LIMITS.backlog, resolve);
	});
}

/**
 * Throws ConfigError where the server could not listen later: found out before anything is opened, so that
 * a slip in a setting brings no database to a newer form. Both at once, since they can be in each other's way.
 */
export async function expectDoors(
	config: Pick<Config, 'host' | 'port' | 'metrics'>
): Promise<void> {
	// Who comes meanwhile is sent away: a server does not close before everybody has left it.
	const shut = () => net.createServer((socket) => socket.destroy());
	const [front, metrics] = [shut(), shut()];
	try {
		await openFrontDoor(front, config);
		if (config.metrics) await openMetricsDoor(metrics, config.metrics);
	} finally {
		for (const server of [front, metrics])
			if (server.listening) await new Promise((resolve) => server.close(resolve));
	}
}

const NO_ADDRESS = /^(EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL|ENOTFOUND|EAI_AGAIN)$/;

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
	const { code = '' } = error;
	if (code === 'EADDRINUSE')
		return new ConfigError(`PORT ${port} is taken by another program; choose another one.`);
	if (code === 'EACCES') return new ConfigError(`PORT ${port} may not be used here.`);
	if (NO_ADDRESS.test(code))
		return new ConfigError(`HOST ${host} is not an address of this machine.`);
	return error;
}
