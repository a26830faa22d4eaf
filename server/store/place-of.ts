import path from 'node:path';
import type { StorePlace } from './open-store.ts';
import { databaseAt } from './postgres-fault.ts';

/** Where a newsroom lies, in words: its folder, or its database without the password. */
export const placeOf = ({ dataDir, database }: StorePlace): string =>
	database === null ? path.resolve(dataDir) : `the ${databaseAt(database)}`;
