import { encode } from 'uqr';

export interface QrPath {
	/** Path data of the dark modules, one unit each. */
	d: string;
	/** Modules to a side, the quiet zone not counted. */
	size: number;
}

/** What a printed code must still read with when a fold or a thumb hides some of it: 15 %. */
const CORRECTION = 'M';

/** A QR code as shapes, so that it prints sharp; null where the text is longer than a code holds. */
export function qrPath(text: string): QrPath | null {
	try {
		const { data, size } = encode(text, { ecc: CORRECTION, border: 0 });
		const runs = data.flatMap((row, y) =>
			runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
		);
		return { d: runs.join(''), size };
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** Where dark modules stand in a row, side by side as one: [from, how many]. */
function runsOf(row: readonly boolean[]): [number, number][] {
	const runs: [number, number][] = [];
	row.forEach((dark, x) => {
		const last = runs.at(-1);
		if (dark && last && last[0] + last[1] === x) last[1] += 1;
		else if (dark) runs.push([x, 1]);
	});
	return runs;
}
