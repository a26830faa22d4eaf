/** What is printed beside a page so that nobody takes an old proof for a new one. */
export interface ProofStamp {
	/** 第几次大样; null: it was never pulled (打样). */
	number: number | null;
	/** When this was printed, epoch ms, and by whom. */
	at: number;
	name: string;
}

/** 大样 第3次 · 2026-11-26 01:20 · 白露; the paper’s own time. */
export function stampWords({ number, at, name }: ProofStamp, timeZone: string): string {
	const time = new Date(at).toLocaleString('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'short'
	});
	return [`大样${number === null ? '' : ` 第${number}次`}`, time, name].join(' · ');
}
