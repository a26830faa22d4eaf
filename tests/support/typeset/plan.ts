import type { Copy, CopyKind, CopyPhoto, CopyText } from '#model/copy.ts';
import { spanWidth } from '#model/geometry.ts';
import type { Format, SlotRole } from '#model/page.ts';
import type { PlannedSlot } from '#lib/typeset/page-plan.ts';

/** A slot in columns × lines, as a test wants it. */
export interface SlotSketch {
	id: string;
	role?: SlotRole;
	level?: number;
	column: number;
	line: number;
	span: number;
	lines: number;
	headLines?: number;
	photoLines?: number;
	/** Columns of text other than the grid's (破栏). */
	measure?: number;
	storyId?: string;
	label?: string;
}

/** The places of a sketched slot, px: photo over the headline over columns of text. */
export function planSlot(format: Format, sketch: SlotSketch): PlannedSlot {
	const { id, role = 'column', level = 3, column, line, span, lines } = sketch;
	const { headLines = 0, photoLines = 0, storyId = null, label } = sketch;
	const { em, pitch, chars: grid, gutter } = format;
	const x = column * (grid + gutter) * em;
	const width = spanWidth(format, span) * em;
	const columns = sketch.measure ?? span;
	const chars = Math.floor((spanWidth(format, span) - (columns - 1) * gutter) / columns);
	const at = (from: number, tall: number) => ({ x, y: from * pitch, width, height: tall * pitch });
	const textLine = line + headLines + photoLines;
	const textLines = Math.max(0, line + lines - textLine);
	return {
		id,
		role,
		level,
		area: at(line, lines),
		photo: photoLines > 0 ? at(line, photoLines) : null,
		head: headLines > 0 ? at(line + photoLines, headLines) : null,
		frames: Array.from({ length: columns }, (_, index) => ({
			x: x + index * (chars + gutter) * em,
			y: textLine * pitch,
			width: chars * em,
			lines: textLines,
			chars
		})),
		storyId,
		...(label === undefined ? {} : { label })
	};
}

export const block = (kind: CopyKind, text: string): CopyText => ({ kind, spans: [{ text }] });

export const photo = (asset: string | null, caption: string, credit = ''): CopyPhoto => ({
	kind: 'photo',
	asset,
	spans: caption === '' ? [] : [{ text: caption }],
	credit
});

/** A story of a headline and paragraphs. */
export const copy = (storyId: string, headline: string, ...paragraphs: string[]): Copy => ({
	storyId,
	blocks: [block('headline', headline), ...paragraphs.map((text) => block('paragraph', text))]
});
