/** The thread of the store: it alone writes the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { BatchWriter } from './append-batch.ts';
import { RoomReader, transferable, type PackedRoom } from './room-reader.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import type { StoreAnswer, StoreRequest } from './sqlite-thread.ts';

const port = parentPort;
if (!port) throw new Error('this is the store’s thread');
const database = new SqliteDatabase(workerData as string);
let writer: BatchWriter | undefined;
let reader: RoomReader | undefined;

/** What must not stand within a transaction of kysely's, while one is open. */
const postponed: (() => void)[] = [];

port.on('message', (request: StoreRequest) => {
	if (request.type === 'append' || request.type === 'load') postponed.push(() => serve(request));
	else serve(request);
	while (!database.isInTransaction && postponed.length > 0) postponed.shift()?.();
});

function serve(request: StoreRequest): void {
	if (request.type === 'load') load(request.id, request.room);
	else answer(request.id, () => ({ value: work(request) }));
	if (request.type === 'close') port?.close();
}

function work(request: Exclude<StoreRequest, { type: 'load' }>): unknown {
	switch (request.type) {
		case 'run':
			return database.run(request.query);
		case 'rollback':
			return database.rollback();
		case 'append':
			return (writer ??= new BatchWriter(database.raw)).write(request.batch);
		case 'close':
			return database.close();
	}
}

/** Between the steps of a long room the thread does what else it is asked for. */
function load(id: number, room: string): void {
	let steps: Generator<undefined, PackedRoom>;
	const step = () =>
		answer(id, () => {
			steps ??= (reader ??= new RoomReader(database.raw)).steps(room);
			const { done, value } = steps.next();
			if (done) return { value, transfer: transferable(value) };
			setImmediate(step);
			return null;
		});
	step();
}

function answer(id: number, make: () => { value: unknown; transfer?: ArrayBuffer[] } | null): void {
	try {
		const made = make();
		if (made) port?.postMessage({ id, value: made.value } satisfies StoreAnswer, made.transfer);
	} catch (error) {
		const { message, code, errcode, errstr } = error as StoreAnswer['error'] & Error;
		port?.postMessage({ id, error: { message, code, errcode, errstr } } satisfies StoreAnswer);
	}
}
