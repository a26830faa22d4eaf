/** What a server reaches over a way of its own. */
export const FAR = ['postgres', 'redis'] as const;
export type Far = (typeof FAR)[number];

/** Where servers stand, each with a way to PostgreSQL and one to Redis that can be cut without a word. */
export interface Network {
	readonly kind: 'namespaces' | 'proxies';
	/** Where PostgreSQL and Redis have to listen, beside this machine's own address. */
	readonly hosts: Partial<Record<Far, string>>;
	/** A place for one more server; `ports`: on which they listen. */
	join(ports: Record<Far, number>): Promise<Place>;
	close(): Promise<void>;
}

export interface Place {
	/** Where a server here listens. */
	readonly host: string;
	/** What the command line of a process begins with that is to be here. */
	readonly prefix: readonly string[];
	/** At what address and port each is reached from here. */
	readonly reach: Record<Far, string>;
	/** Nothing passes any more, either way, and nobody is told. */
	cut(...far: Far[]): Promise<void>;
	heal(): Promise<void>;
}
