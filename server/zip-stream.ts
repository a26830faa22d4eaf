import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipEntry {
	/** Path in the archive. */
	name: string;
	bytes: Uint8Array;
	/** Compressed already, as photos are. */
	stored?: boolean;
	/** When it says it was changed, on the clock of whoever looks; not given: now. */
	mtime?: Date;
}

/** A ZIP made file by file while it is read, so that no more than one file is held at a time. */
export function zipStream(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
	const source = entries[Symbol.asyncIterator]();
	let zip: Zip;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			zip = new Zip((error, bytes, isLast) => {
				if (error) return controller.error(error);
				if (bytes.length > 0) controller.enqueue(bytes);
				if (isLast) controller.close();
			});
		},
		async pull() {
			const next = await source.next();
			if (next.done) return zip.end();
			const { name, bytes, stored = false, mtime } = next.value;
			const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
			if (mtime) file.mtime = mtime;
			zip.add(file);
			file.push(bytes, true);
		},
		async cancel() {
			zip.terminate();
			await source.return?.();
		}
	});
}
