import type { Id } from '#model/ids.ts';
import type { ProofContent } from '#model/pulled-proof.ts';

/** What a page was when a proof of it was pulled; null: it could not be had. */
export async function fetchProof(
	id: Id,
	fetch: typeof globalThis.fetch
): Promise<ProofContent | null> {
	try {
		const answer = await fetch(`/api/proofs/${id}`);
		return answer.ok ? ((await answer.json()) as ProofContent) : null;
	} catch (error) {
		// What fetch, or a body that breaks off, throws without a network.
		if (error instanceof TypeError || error instanceof SyntaxError) return null;
		throw error;
	}
}
