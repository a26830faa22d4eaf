/**
 * Carries messages from each node of an installation to the others, at most once and in the order in
 * which one node sent them: whoever must not miss any asks the database.
 */
export interface Bus {
	/** Names this process among the nodes, and no other one ever. */
	readonly node: string;
	/** Whether it carries at the moment. */
	readonly isUp: boolean;
	/** Dropped where nobody listens, and while it does not carry. */
	publish(channel: string, message: Uint8Array): void;
	/** `hear` is never told what this node itself has sent. Returns what ends it. */
	subscribe(channel: string, hear: (message: Uint8Array, node: string) => void): () => void;
	/** False: the last message found no other node there, and none has said anything there since. */
	isHeard(channel: string): boolean;
	/** Told each time it carries again or no longer does. Returns what ends it. */
	onChange(hear: (isUp: boolean) => void): () => void;
	close(): Promise<void>;
}

/** A process that has the newsroom to itself. */
export const soloBus = (): Bus => ({
	node: 'solo',
	isUp: true,
	publish: () => undefined,
	subscribe: () => () => undefined,
	isHeard: () => false,
	onChange: () => () => undefined,
	close: async () => undefined
});
