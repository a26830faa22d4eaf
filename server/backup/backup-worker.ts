/** The thread of backups: it reads the newsroom on a connection of its own, once for each message. */
import { parentPort } from 'node:worker_threads';
import { backUp } from './back-up.ts';
import type { BackupQuestion, BackupReply } from './backups.ts';

const port = parentPort;
if (!port) throw new Error('this is the thread of backups');
port.on('message', ({ place, folder, mayBase }: BackupQuestion) => {
	backUp(place, folder, { mayBase, mayBeNewer: true }).then(
		(result) => port.postMessage(result satisfies BackupReply),
		(error: Error) => port.postMessage({ ok: false, error: error.message } satisfies BackupReply)
	);
});
