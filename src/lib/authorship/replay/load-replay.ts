import type { ReplayRecord } from '#document/replay-record.ts';
import type { Id } from '#model/ids.ts';
import type { Version } from '#model/version.ts';
import { err, ok, type Result } from '#model/result.ts';

/** too-long: the server makes none; failed: no network, or no right to it. */
export type LoadFault = 'too-long' | 'failed';

interface LoadOptions {
	storyId: Id;
	/** Told how much has come, 0 to 1. */
	come: (share: number) => void;
	signal: AbortSignal;
	fetch: typeof fetch;
}

export interface LoadedReplay {
	record: ReplayRecord;
	/** The kept texts, the newest first; empty where they cannot be had. */
	versions: readonly Version[];
}

/** How a story came to be, and what was kept of it meanwhile. */
export async function loadReplay(options: LoadOptions): Promise<Result<LoadedReplay, LoadFault>> {
	const { storyId, come, signal, fetch: get } = options;
	try {
		const [answer, versions] = await Promise.all([
			get(`/api/stories/${storyId}/replay`, { signal }),
			get(`/api/stories/${storyId}/versions`, { signal })
		]);
		if (answer.status === 413) return err('too-long');
		if (!answer.ok) return err('failed');
		const text = await read(answer, come);
		return ok({
			record: JSON.parse(text) as ReplayRecord,
			versions: versions.ok ? ((await versions.json()) as Version[]) : []
		});
	} catch (error) {
		// What fetch, or a body that breaks off, throws without a network; and leaving the page.
		const isExpected = error instanceof TypeError || error instanceof SyntaxError;
		if (isExpected || signal.aborted) return err('failed');
		throw error;
	}
}

async function read(answer: Response, come: (share: number) => void): Promise<string> {
	const length = Number(answer.headers.get('x-replay-length'));
	const reader = answer.body?.getReader();
	if (!reader) return answer.text();
	const decoder = new TextDecoder();
	const parts: string[] = [];
	for (let bytes = 0; ;) {
		const { done, value } = await reader.read();
		if (done) return parts.join('') + decoder.decode();
		parts.push(decoder.decode(value, { stream: true }));
		bytes += value.length;
		if (length > 0) come(Math.min(1, bytes / length));
	}
}
