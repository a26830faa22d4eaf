import type { Result } from './results.ts';

/** The servers of the comparison, in the order in which they take turns. */
export const SERVERS = ['relay', 'ours', 'level', 'hocuspocus'] as const;
export type ServerName = (typeof SERVERS)[number];

/** How a server is spoken to; `relay` passes on whatever it gets and answers nothing. */
export type Dialect = 'relay' | 'y-websocket' | 'hocuspocus';

/** Where the load client finds a server. */
export interface Endpoint {
	dialect: Dialect;
	/** Before and after a room’s name in the address. */
	before: string;
	after: string;
	origin: string;
	/** A session for each person, who hold a few connections each; empty where nobody signs in. */
	cookies: string[];
	/** The server’s process. */
	pid: number;
}

/** A document, and the clock each client id has reached when all of it is there. */
export interface Room {
	name: string;
	clocks: [clientId: number, clock: number][];
}

/** Who is in which room, and who of them types how fast. */
export interface Crowd {
	rooms: Room[];
	/** In each room. */
	clients: number;
	/** The first so many of each room type. */
	typing: number;
	/** Of all who type together; 0: they only sit there, and do not show either. */
	editsPerSecond: number;
}

/** What the load client is asked to do with a server. */
export type Job = { endpoint: Endpoint; seed: number } & (
	| { type: 'typing'; crowd: Crowd; warmUpMs: number; measureMs: number }
	| { type: 'saturation'; crowd: Crowd; warmUpMs: number; measureMs: number; limitMs: number }
	| { type: 'opening'; rooms: Room[]; clients: number; again: boolean }
	| { type: 'killing'; room: Room; edits: number; intervalMs: number; waitMs: number }
	| { type: 'reading'; room: Room; clientId: number }
	| { type: 'memory'; rooms: Room[]; clients: number; apart: boolean }
);

export type Answer = { result: Result } | { problem: string };
