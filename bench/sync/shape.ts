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
	/** Where there are several servers, what they take by turns: the people of a room, unless told otherwise. */
	spread?: 'people' | 'rooms';
}

/** What else is to be measured beside the servers: the process by name, with all its children. */
export type Beside = Record<string, number>;

/** What the load client is asked to do with a server. */
export type Job =
	| ({ type: 'typing' } & Typing)
	| ({ type: 'saturation' } & Saturation)
	| ({ type: 'opening' } & Opening)
	| ({ type: 'killing' } & Killing)
	| ({ type: 'reading' } & Reading)
	| ({ type: 'memory' } & Memory);

export interface Typing {
	/** One server, or several that share what is written. */
	endpoints: Endpoint[];
	seed: number;
	crowd: Crowd;
	warmUpMs: number;
	measureMs: number;
	beside?: Beside;
}

export interface Saturation extends Typing {
	/** Latency above which it does not keep up any more, ms; and which one that is. */
	limitMs: number;
	by: 'latencyP50' | 'latencyP99';
}

export interface Opening {
	endpoint: Endpoint;
	rooms: Room[];
	/** In each room, all at once. */
	clients: number;
	/** Whether somebody else comes when the room is warm. */
	again: boolean;
}

export interface Killing {
	/** Somebody types at each of them, by turns. */
	endpoints: Endpoint[];
	seed: number;
	room: Room;
	edits: number;
	intervalMs: number;
	/** How long acknowledgements are waited for; the protocol of one peer has none, ms. */
	patienceMs: number;
	/** From the last acknowledgement to the end of the server, ms. */
	waitMs: number;
	/** Which processes are killed then. */
	killed: number[];
	/** What is killed when half of the edits are sent. */
	killedMidway?: number;
}

export interface Reading {
	endpoint: Endpoint;
	room: Room;
	/** In whose words; what is left of each is told in this order. */
	clientIds: number[];
}

export interface Memory {
	endpoint: Endpoint;
	seed: number;
	rooms: Room[];
	clients: number;
	/** True: in their own rooms; false: all of them in the first one, for the sockets alone. */
	apart: boolean;
}

export type Answer = { result: Result } | { problem: string };
