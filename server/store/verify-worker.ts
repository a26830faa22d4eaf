/** A thread that goes through the chain of commands once, on a connection of its own, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { chainSource } from './sql-audit.ts';
import { openSqliteHere } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { verifyChain } from './verify-chain.ts';

const { file, head } = workerData as { file: string; head?: string };
const db = openSqliteHere<Tables>(file);
parentPort?.postMessage(await verifyChain(chainSource(db), head));
await db.destroy();
