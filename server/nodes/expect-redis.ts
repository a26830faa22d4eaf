import { createClient } from '@redis/client';
import { ConfigError } from '../config.ts';
import { withTimeout } from '../with-timeout.ts';
import { PREFIX, withoutPassword } from './join-nodes.ts';
import { GIVE_BACK, TAKE } from './tallies.ts';

/** How long a start waits for what Redis says to it, ms. */
const PATIENCE_MS = 2000;
/** A channel, and a key that is there for a moment, beside those of every installation. */
const NAME = `${PREFIX}start`;
const MOMENT_MS = '1000';
/** What Redis says for as long as its settings, or those of this server, are what they are. */
const STAYS =
	/^(WRONGPASS|NOAUTH|NOPERM|DENIED|ERR (AUTH|Client sent AUTH|invalid password|unknown command|(invalid )?DB index|The user executing the script))/i;

/**
 * Throws ConfigError where a Redis answers that this server may not, or cannot, do what it needs there: that is a slip in a
 * setting, and does not pass by itself. One that does not answer keeps none from starting (decision 0055).
 */
export async function expectRedis(url: string | null, patienceMs = PATIENCE_MS): Promise<void> {
	if (url === null) return;
	const client = clientOf(url, patienceMs);
	const said = new Promise<Error | null>((resolve) => {
		client.on('error', resolve);
		ask(client).then(() => resolve(null), resolve);
	});
	const refusal = await withTimeout(patienceMs, said, () => null);
	client.destroy();
	if (!refusal || !STAYS.test(refusal.message)) return;
	const why = withoutPassword(refusal.message, url)?.replace(/\.$/, '');
	throw new ConfigError(
		`The Redis at ${new URL(url).host} refuses what REDIS_URL asks of it: ${why}.`,
		{ cause: refusal }
	);
}

/** One of each kind of what is asked of it later (redis-bus.ts, tallies.ts). */
async function ask(client: ReturnType<typeof clientOf>): Promise<void> {
	await client.connect();
	await client.sPublish(NAME, '');
	await client.eval(TAKE, { keys: [NAME], arguments: ['1000000', MOMENT_MS] });
	await client.eval(GIVE_BACK, { keys: [NAME] });
	await client.del(NAME);
	await client.sSubscribe(NAME, () => undefined);
}

const clientOf = (url: string, patienceMs: number) =>
	createClient({
		url,
		commandOptions: { timeout: undefined },
		socket: { connectTimeout: patienceMs * 0.75, reconnectStrategy: false }
	});
