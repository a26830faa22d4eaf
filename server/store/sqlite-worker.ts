/** The thread of the store: it alone writes the database. */
import { parentPort, workerData } from 'node:worker_threads';
import { BatchWriter } from './append-batch.ts';
import { RoomReader, transferable, transferableHistory } from './room-reader.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import type { StoreAnswer, StoreRequest } from './sqlite-thread.ts';

const port = parentPort;
if (!port) throw new Error('this is the store’s thread');
const database = new SqliteDatabase(workerData as string);
let writer: BatchWriter | undefined;
let reader: RoomReader | undefined;

const POSTPONED: ReadonlySet<StoreRequest['type']> = new Set(['append', 'load', 'history']);
/** What must not stand within a transaction of kysely's, while one is open. */
const postponed: (() => void)[] = [];

port.on('message', (request: StoreRequest) => {
	if (POSTPONED.has(request.type)) postponed.push(() => serve(request));
	else serve(request);
	while (!database.isInTransaction && postponed.length > 0) postponed.shift()?.();
});

function serve(request: StoreRequest): void {
	if (request.type === 'load') read(request.id, (from) => from.steps(request.room), transferable);
	else if (request.type === 'history')
		read(request.id, (from) => from.history(request.room, request.most), transferableHistory);
	else answer(request.id, () => ({ value: work(request) }));
	if (request.type === 'close') port?.close();
}

function work(request: Exclude<StoreRequest, { type: 'load' | 'history' }>): unknown {
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
function read<T>(
	id: number,
	begin: (from: RoomReader) => Generator<undefined, T>,
	transfer: (value: T) => ArrayBuffer[]
): void {
	let steps: Generator<undefined, T>;
	const step = () =>
		answer(id, () => {
			steps ??= begin((reader ??= new RoomReader(database.raw)));
			const { done, value } = steps.next();
			if (done) return { value, transfer: transfer(value) };
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
