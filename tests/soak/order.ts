import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onDisk, sentAcks, TRACED, type LoggedRow } from '#tests/support/ack-order.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { openPair } from '#tests/support/pair.ts';
import { strace } from '#tests/support/strace.ts';
import { atLeast, atMost, none, told, until, type Figure } from './figure.ts';

const STORY = 'after-the-disk';

/** Every acknowledgement that leaves the server comes after the fsync of what it is for. */
export async function order({ edits = 200 }): Promise<Figure[]> {
	const paper = await openPaper();
	const { server } = paper;
	const file = path.join(server.dataDir, 'copydesk.sqlite');
	await paper.run('meng', newStory(STORY));
	const cookies = [await paper.signIn('meng'), await paper.signIn('tao')] as const;
	const trace = await strace(server.pid, { calls: TRACED }).catch(async (error: unknown) => {
		await paper.close();
		throw error;
	});
	const before = logged(file).at(-1)?.seq ?? 0;
	const at = { origin: server.origin, url: `${server.origin.replace('http', 'ws')}/sync` };
	const pair = await openPair(at, { story: STORY, cookies });
	const typing = pair.begin(20);
	await until('enough is written', () => pair.latencies.length >= edits, 120_000);
	typing.stop();
	const missing = await pair.settle();
	const { lost } = pair;
	const calls = await trace.end();
	pair.close();
	await server.stop();
	const rows = logged(file).filter(({ seq }) => seq > before);
	await paper.close();

	const durable = onDisk(calls, `${file}-wal`, rows);
	const sent = [...sentAcks(calls).values()];
	/** Whoever writes has the most frames acknowledged; the other has only the first. */
	const most = Math.max(...sent.flat().map(({ frames }) => frames));
	const early = sent.flat().filter(({ frames, seq, begun }) => {
		const covered = rows.filter((row) => row.seq <= seq);
		// Its first frame says that there is nothing from before.
		const isShort = covered.length < frames - 1;
		return isShort || covered.some((row) => !((durable.get(row.seq) ?? Infinity) < begun));
	});
	return [
		told('acknowledgements seen on their way', sent.flat().length),
		told(
			'fsyncs of the write-ahead log',
			calls.filter((call) => call.name === 'fsync' && call.file === `${file}-wal`).length
		),
		atLeast('edits acknowledged', most - 1, edits),
		atLeast('connections seen', sent.length, 2),
		none(
			'acknowledgements that left before the fsync of what they are for',
			early.map(({ seq }) => seq)
		),
		none('words that are missing or twice', missing),
		atMost('times the two were cut off', lost, 0)
	];
}

function logged(file: string): LoggedRow[] {
	const database = new DatabaseSync(file, { readOnly: true });
	const rows = database
		.prepare('select seq, bytes from story_update where room = ? order by seq')
		.all(`story/${STORY}`);
	database.close();
	return rows as unknown as LoggedRow[];
}
