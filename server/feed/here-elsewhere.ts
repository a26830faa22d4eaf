import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Bus } from '../nodes/bus.ts';

/** How often a server says again who is there, and after what silence of one nobody is there, ms. */
const RENEW_MS = 3000;
const SILENT_MS = 10_000;
const CHANNEL = 'here';

type Message = { moved: Whereabouts[] } | { left: Id } | { all: Whereabouts[] };

export interface HereElsewhereOptions {
	bus: Bus;
	/** Who is where at this server. */
	here: () => Whereabouts[];
	/** Somebody at another server is somewhere else now. */
	moved: (places: readonly Whereabouts[]) => void;
	/** A tab is at none of the other servers any more. */
	left: (tab: Id) => void;
	silentMs?: number;
	renewMs?: number;
}

interface Node {
	tabs: Map<Id, Whereabouts>;
	/** By performance.now(). */
	heardAt: number;
}

/** Who is where at other servers, as each of them says and says again. */
export class HereElsewhere {
	readonly #options: HereElsewhereOptions;
	readonly #nodes = new Map<string, Node>();
	readonly #stops: (() => void)[];
	readonly #timer: NodeJS.Timeout;

	constructor(options: HereElsewhereOptions) {
		this.#options = options;
		const { bus, renewMs = RENEW_MS } = options;
		this.#stops = [
			bus.subscribe(CHANNEL, (bytes, node) => {
				this.#hear(JSON.parse(new TextDecoder().decode(bytes)) as Message, node);
			}),
			bus.onChange((isUp) => isUp && this.#renew())
		];
		this.#timer = setInterval(() => this.#renew(), renewMs).unref();
	}

	all(): Whereabouts[] {
		return [...this.#nodes.values()].flatMap(({ tabs }) => [...tabs.values()]);
	}

	has(tab: Id): boolean {
		return [...this.#nodes.values()].some(({ tabs }) => tabs.has(tab));
	}

	tellMoved(moved: Whereabouts[]): void {
		if (moved.length > 0) this.#say({ moved });
	}

	tellLeft(tab: Id): void {
		this.#say({ left: tab });
	}

	close(): void {
		clearInterval(this.#timer);
		this.#stops.forEach((stop) => stop());
		// Nobody is here any more.
		this.#say({ all: [] });
	}

	#say(message: Message): void {
		this.#options.bus.publish(CHANNEL, new TextEncoder().encode(JSON.stringify(message)));
	}

	#renew(): void {
		this.#say({ all: this.#options.here() });
		const { silentMs = SILENT_MS } = this.#options;
		for (const [name, node] of this.#nodes)
			if (performance.now() - node.heardAt > silentMs) {
				this.#nodes.delete(name);
				for (const tab of node.tabs.keys()) this.#drop(tab);
			}
	}

	#hear(message: Message, name: string): void {
		const node = this.#nodes.get(name) ?? { tabs: new Map<Id, Whereabouts>(), heardAt: 0 };
		this.#nodes.set(name, node);
		node.heardAt = performance.now();
		if ('left' in message) this.#leave(node, message.left);
		else if ('moved' in message) this.#move(node, message.moved);
		else this.#replace(node, message.all);
	}

	#move(node: Node, places: readonly Whereabouts[]): void {
		const news = places.filter(
			(at) => JSON.stringify(node.tabs.get(at.tab)) !== JSON.stringify(at)
		);
		for (const at of news) node.tabs.set(at.tab, at);
		if (news.length > 0) this.#options.moved(news);
	}

	#replace(node: Node, all: readonly Whereabouts[]): void {
		const there = new Set(all.map(({ tab }) => tab));
		for (const tab of [...node.tabs.keys()]) if (!there.has(tab)) this.#leave(node, tab);
		this.#move(node, all);
	}

	#leave(node: Node, tab: Id): void {
		if (node.tabs.delete(tab)) this.#drop(tab);
	}

	/** It may have come to another server meanwhile. */
	#drop(tab: Id): void {
		if (!this.has(tab)) this.#options.left(tab);
	}
}
