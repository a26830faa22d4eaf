import path from 'node:path';
import { earlyAcks, loggedRows, sentAcks, TRACED } from '#tests/support/ack-order.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { strace } from '#tests/support/strace.ts';
import { Typist } from '#tests/support/typist.ts';
import { openStory } from '#tests/support/window-on-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { atLeast, atMost, none, told, until, type Figure } from './figure.ts';

const STORY = 'after-the-disk';
/** Between two words of a person, ms. */
const PACE = 20;

/** Every acknowledgement that leaves the server comes after the fsync of what it is for. */
export async function order({ edits = 200, seed = 5 }): Promise<Figure[]> {
	const paper = await openPaper();
	const { server } = paper;
	const file = path.join(server.dataDir, 'copydesk.sqlite');
	const wal = `${file}-wal`;
	await paper.run('meng', newStory(STORY));
	const before = loggedRows(file).at(-1)?.seq ?? 0;
	const cookies = [await paper.signIn('meng'), await paper.signIn('tao')];
	const trace = await strace(server.pid, { calls: TRACED }).catch(async (error: unknown) => {
		await paper.close();
		throw error;
	});
	const at = { origin: server.origin, url: `${server.origin.replace('http', 'ws')}/sync` };
	const windows = cookies.map((cookie, index) =>
		openStory(at, 'somebody', { story: STORY, cookie, localAddress: `127.3.0.${index + 1}` })
	);
	await until('both are in', () => windows.every(({ shown }) => shown.synced > 0));
	const typists = windows.map((window, index) => new Typist(window, `${index}`, randomOf(seed)));
	typists.forEach((typist) => typist.start(PACE));
	await until(
		'enough is saved',
		() => typists.every(({ saved }) => saved.length >= edits),
		120_000
	);
	typists.forEach((typist) => typist.stop());
	await until('all is saved', () => windows.every(({ wire }) => wire.unsaved === 0));
	const calls = await trace.end();
	const lost = windows.reduce((sum, { shown }) => sum + shown.lost, 0);
	const writers = new Map(
		windows.map(({ wire }, index) => [`127.3.0.${index + 1}`, wire.doc.clientID])
	);
	windows.forEach((window) => window.close());
	await server.stop();
	const early = earlyAcks(calls, wal, loggedRows(file, before), writers);
	await paper.close();
	const sent = [...sentAcks(calls).values()];
	const acknowledged = sent.map((acks) => Math.max(...acks.map(({ frames }) => frames)) - 1);
	return [
		told('acknowledgements seen on their way', sent.flat().length),
		told(
			'fsyncs of the write-ahead log',
			calls.filter(({ name, file }) => name === 'fsync' && file === wal).length
		),
		atLeast('connections seen', sent.length, 2),
		atLeast('edits acknowledged on each', Math.min(...acknowledged), edits),
		none(
			'acknowledgements that left before the fsync of what they are for',
			early.map(({ seq }) => seq)
		),
		atMost('connections lost', lost, 0)
	];
}
