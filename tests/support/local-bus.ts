import { newId } from '#model/ids.ts';
import type { Bus } from '#server/nodes/bus.ts';

type Hear = Parameters<Bus['subscribe']>[1];

/** Nodes in one process, and what carries between them. */
export interface LocalHub {
	join(): Bus;
	/** Nothing passes between these two from now on, nor what is on its way; neither is told. */
	part(one: Bus, other: Bus): void;
	/** Carries nothing, and says so. */
	stop(): void;
	/** Carries again between all. */
	heal(): void;
}

/** A Bus without a server, whose connections tests can cut. */
export function localHub(): LocalHub {
	const nodes = new Set<LocalBus>();
	const parted = new Set<string>();
	const hub = {
		isUp: true,
		nodes,
		isParted: (one: string, other: string) => parted.has(pair(one, other))
	};
	const turn = (isUp: boolean) => {
		if (hub.isUp === isUp) return;
		hub.isUp = isUp;
		for (const node of nodes) node.tell(isUp);
	};
	return {
		join() {
			const bus = new LocalBus(hub);
			nodes.add(bus);
			return bus;
		},
		part: (one, other) => void parted.add(pair(one.node, other.node)),
		stop: () => turn(false),
		heal() {
			parted.clear();
			turn(true);
		}
	};
}

const pair = (one: string, other: string): string => [one, other].sort().join(' ');

interface Hub {
	readonly isUp: boolean;
	readonly nodes: Set<LocalBus>;
	isParted(one: string, other: string): boolean;
}

class LocalBus implements Bus {
	readonly node = newId();
	readonly #hub: Hub;
	readonly #hearers = new Map<string, Set<Hear>>();
	readonly #watchers = new Set<(isUp: boolean) => void>();
	/** Channels on which nobody else was when something was said last. */
	readonly #unheard = new Set<string>();

	constructor(hub: Hub) {
		this.#hub = hub;
	}

	get isUp(): boolean {
		return this.#hub.isUp;
	}

	publish(channel: string, message: Uint8Array): void {
		if (!this.#hub.isUp) return;
		const copy = message.slice();
		setImmediate(() => {
			if (!this.#hub.isUp) return;
			const others = [...this.#hub.nodes].filter(
				(other) => other !== this && !this.#hub.isParted(this.node, other.node)
			);
			const heard = others.filter((other) => other.#take(channel, copy, this.node));
			if (heard.length > 0 || !this.#listensTo(channel)) this.#unheard.delete(channel);
			else this.#unheard.add(channel);
		});
	}

	subscribe(channel: string, hear: Hear): () => void {
		const hearers = this.#hearers.get(channel) ?? new Set();
		this.#hearers.set(channel, hearers.add(hear));
		return () => void hearers.delete(hear);
	}

	isHeard(channel: string): boolean {
		return !this.#unheard.has(channel);
	}

	onChange(hear: (isUp: boolean) => void): () => void {
		this.#watchers.add(hear);
		return () => void this.#watchers.delete(hear);
	}

	async close(): Promise<void> {
		this.#hub.nodes.delete(this);
		this.#hearers.clear();
		this.#watchers.clear();
	}

	tell(isUp: boolean): void {
		this.#unheard.clear();
		for (const hear of this.#watchers) hear(isUp);
	}

	#listensTo(channel: string): boolean {
		return (this.#hearers.get(channel)?.size ?? 0) > 0;
	}

	/** Whether anybody is there to hear it. */
	#take(channel: string, message: Uint8Array, node: string): boolean {
		if (!this.#listensTo(channel)) return false;
		this.#unheard.delete(channel);
		for (const hear of this.#hearers.get(channel) ?? []) hear(message, node);
		return true;
	}
}
