import path from 'node:path';
import { expect, it } from 'vitest';
import { placeOf } from './place-of.ts';

it('names the newsroom’s folder, or its database without the password', () => {
	expect(placeOf({ dataDir: 'paper', database: null })).toBe(path.resolve('paper'));
	const database = 'postgres://desk:a-secret@db.example.org:5433/linxi';
	expect(placeOf({ dataDir: 'paper', database })).toBe('the database linxi at db.example.org:5433');
});
