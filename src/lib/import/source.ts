import type { Id } from '#model/ids.ts';
import { newId } from '#model/ids.ts';
import type { Recognition } from '#model/import/recognition.ts';
import type { ReadRefusal } from './read-upload.ts';

/** One thing that was pasted or dropped. */
export type Source = { id: Id; name: string; kind: 'paste' | 'file' } & (
	| { status: 'reading' }
	| { status: 'refused'; reason: ReadRefusal }
	| { status: 'read'; recognition: Recognition; images: Blob[] }
);

export type ReadSource = Extract<Source, { status: 'read' }>;

export const isRead = (source: Source): source is ReadSource => source.status === 'read';

export const newSource = (name: string, kind: Source['kind']): Source => ({
	id: newId(),
	name,
	kind,
	status: 'reading'
});
