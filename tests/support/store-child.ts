/**
 * One of several servers' stores in a process of its own, which a test may stop with SIGSTOP. It appends
 * without a pause: what it has in hand, and what became of it, it says, a line each.
 */
import process from 'node:process';
import { openPostgresStore } from '#server/store/postgres-store.ts';

const [url = '', room = ''] = process.argv.slice(2);
const { store } = await openPostgresStore(url, {}, 'several');
const say = (line: string) => process.stdout.write(`${line}\n`);
let asked = 0;

async function append(): Promise<void> {
	const word = String(asked++);
	say(`asked ${word}`);
	const bytes = new TextEncoder().encode(word);
	const update = { room, personId: 'p1', clientId: 1, at: 1, bytes };
	try {
		await store.log.append([update]);
		say(`written ${word}`);
	} catch (error) {
		say(`refused ${word} ${(error as { code?: string }).code ?? ''}`);
	}
}

const typing = setInterval(() => void append(), 2);
process.on('SIGTERM', () => {
	clearInterval(typing);
	void store.close().then(() => process.exit(0));
});
