import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import type { Inks } from '#model/print-options.ts';

/** The longest that one document may take, ms, and the most memory of its interpreter, KB. */
const PATIENCE = 60_000;
const MEMORY = 512 * 1024;

/** The options that change colours into inks. */
const CONVERSIONS: Record<Exclude<Inks, 'rgb'>, string[]> = {
	grey: ['-sColorConversionStrategy=Gray', '-dProcessColorModel=/DeviceGray'],
	cmyk: ['-sColorConversionStrategy=CMYK', '-dProcessColorModel=/DeviceCMYK']
};

/** Interpreters side by side: a server has two cores or more, and photos take a third of a second a megapixel. */
const SIDE_BY_SIDE = 2;

/**
 * Separates a PDF with Ghostscript: text stays text, fonts stay embedded, photos keep their pixels.
 * Resolves to documents whose pages, one after the other, are those of the one that was given.
 * Rejects where it fails, takes too long, or is called off. It reads and writes nothing but its pipes.
 */
export async function separate(
	executable: string,
	pdf: { bytes: Uint8Array; pages: number },
	inks: Exclude<Inks, 'rgb'>,
	signal: AbortSignal
): Promise<Uint8Array[]> {
	const settled = new AbortController();
	const until = AbortSignal.any([signal, settled.signal]);
	try {
		const ranges = rangesOf(pdf.pages);
		return await Promise.all(
			ranges.map((range) =>
				separatePages(executable, pdf.bytes, [...CONVERSIONS[inks], ...range], until)
			)
		);
	} finally {
		// Where one has failed the other goes with it.
		settled.abort();
	}
}

/** So many pages in ranges as equal as can be, as Ghostscript is told them. */
function rangesOf(pages: number): string[][] {
	const length = Math.max(1, Math.ceil(pages / SIDE_BY_SIDE));
	return Array.from({ length: Math.max(1, Math.ceil(pages / length)) }, (_, at) => [
		`-dFirstPage=${at * length + 1}`,
		`-dLastPage=${Math.min(pages, (at + 1) * length)}`
	]);
}

async function separatePages(
	executable: string,
	pdf: Uint8Array,
	wanted: readonly string[],
	signal: AbortSignal
): Promise<Uint8Array> {
	const child = spawn(executable, [...SETTINGS, ...wanted, '-'], {
		signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
		killSignal: 'SIGKILL',
		env: {}
	});
	// It may end before it has read everything; why is in its exit code.
	child.stdin.on('error', () => {});
	child.stdin.end(pdf);
	const [[code], bytes, complaints] = await Promise.all([
		once(child, 'close') as Promise<[number | null]>,
		buffer(child.stdout),
		text(child.stderr)
	]);
	if (code !== 0 || bytes.length === 0)
		throw new Error(`Ghostscript ended with ${code}: ${complaints.slice(-1000)}`);
	return bytes;
}

const SETTINGS = [
	'-q',
	'-dSAFER',
	'-dBATCH',
	'-dNOPAUSE',
	`-K${MEMORY}`,
	'-sstdout=%stderr',
	'-sDEVICE=pdfwrite',
	'-sOutputFile=-',
	'-dCompatibilityLevel=1.6',
	'-dPDFSETTINGS=/prepress',
	'-dDownsampleColorImages=false',
	'-dDownsampleGrayImages=false',
	'-dDownsampleMonoImages=false',
	'-dAutoRotatePages=/None',
	'-dEmbedAllFonts=true',
	'-dSubsetFonts=true'
];
