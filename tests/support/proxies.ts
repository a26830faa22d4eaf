import net from 'node:net';
import { FAR, type Far, type Network, type Place } from './network.ts';

/** Two ends of one connection. */
interface Pair {
	near: net.Socket;
	far: net.Socket;
}

/** Servers on this machine's own address, with a proxy before each thing that they reach. */
export function openProxies(): Network {
	const open: Proxy[] = [];
	return {
		kind: 'proxies',
		hosts: {},
		async join(ports): Promise<Place> {
			const proxies: Record<Far, Proxy> = {
				postgres: new Proxy(ports.postgres),
				redis: new Proxy(ports.redis)
			};
			open.push(...Object.values(proxies));
			const reach = {
				postgres: await proxies.postgres.listen(),
				redis: await proxies.redis.listen()
			};
			return {
				...{ host: '127.0.0.1', prefix: [], reach },
				cut: async (...far) => far.forEach((one) => proxies[one].cut()),
				heal: async () => FAR.forEach((one) => proxies[one].heal())
			};
		},
		close: async () => open.forEach((one) => one.close())
	};
}

/** Passes bytes on until it is cut; then it reads none, and says nothing of ends either. */
class Proxy {
	readonly #port: number;
	readonly #server = net.createServer({ pauseOnConnect: true }, (socket) => this.#take(socket));
	readonly #pairs = new Set<Pair>();
	/** Connections that came while it was cut. */
	readonly #waiting = new Set<net.Socket>();
	#isCut = false;

	constructor(port: number) {
		this.#port = port;
	}

	listen(): Promise<string> {
		return new Promise((resolve) => {
			this.#server.listen(0, '127.0.0.1', () => {
				resolve(`127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`);
			});
		});
	}

	cut(): void {
		this.#isCut = true;
		for (const { near, far } of this.#pairs) {
			near.unpipe(far).pause();
			far.unpipe(near).pause();
		}
	}

	heal(): void {
		this.#isCut = false;
		for (const pair of this.#pairs) this.#join(pair);
		for (const socket of this.#waiting) this.#take(socket);
		this.#waiting.clear();
	}

	close(): void {
		this.#server.close();
		this.#isCut = false;
		for (const socket of this.#waiting) socket.destroy();
		for (const pair of this.#pairs) this.#end(pair);
	}

	#take(near: net.Socket): void {
		near.on('error', () => undefined);
		if (this.#isCut) return void this.#waiting.add(near);
		const pair = { near, far: net.connect(this.#port, '127.0.0.1') };
		this.#pairs.add(pair);
		pair.far.on('error', () => undefined);
		for (const socket of [near, pair.far]) socket.on('close', () => this.#end(pair));
		this.#join(pair);
	}

	#join(pair: Pair): void {
		if (pair.near.destroyed || pair.far.destroyed) return this.#end(pair);
		pair.near.pipe(pair.far);
		pair.far.pipe(pair.near);
	}

	/** One end is gone; the other one hears of it once it can. */
	#end(pair: Pair): void {
		if (this.#isCut) return;
		this.#pairs.delete(pair);
		pair.near.destroy();
		pair.far.destroy();
	}
}
