import type { FormatFaultKind } from '#model/format-faults.ts';
import type { FormatField } from '#model/format-fields.ts';
import { defineTexts } from './texts.ts';

type Filled = Exclude<FormatField, 'retired' | 'heads'>;

interface FormatTexts {
	lead: string;
	add: string;
	newTitle: string;
	newLead: string;
	editTitle: (name: string) => string;
	editLead: string;
	back: string;
	/** For whoever has it open while somebody takes it back. */
	gone: { title: string; text: string };
	/** Heads of the list. */
	columns: { name: string; trim: string; grid: string; type: string; used: string; acts: string };
	isDefault: string;
	isRetired: string;
	grid: (columns: number, chars: number, lines: number) => string;
	trim: (width: number, height: number) => string;
	type: (em: string, pitch: string) => string;
	used: (templates: number, editions: number) => string;
	older: (count: number) => string;
	changeDefault: string;
	change: string;
	copy: string;
	retire: string;
	offer: string;
	acts: (name: string) => string;
	retired: (name: string) => string;
	offered: (name: string) => string;
	added: (name: string) => string;
	undo: string;
	start: string;
	like: (name: string) => string;
	preset: (sheet: 'duikai' | 'sikai', columns: number, isLarge: boolean) => string;
	source: string;
	copyOf: (name: string) => string;
	parts: { paper: string; grid: string; type: string; heads: string; templates: string };
	partLeads: { paper: string; grid: string; type: string; heads: string };
	fields: Record<Filled, string>;
	units: { mm: string; pt: string; columns: string; chars: string; lines: string };
	topHint: string;
	/** 9 磅（小五）. */
	size: (points: string, name: string | undefined) => string;
	sizeNames: Partial<Record<string, string>>;
	hair: (points: string) => string;
	level: (level: number) => string;
	fault: Record<FormatFaultKind, (...amount: string[]) => string>;
	nameTaken: string;
	/** What the figures come to. */
	sums: {
		label: string;
		area: (width: string, height: string) => string;
		margins: (top: string, bottom: string, side: string) => string;
		spans: string;
		span: (columns: number, chars: string) => string;
		whole: (chars: string) => string;
		full: (chars: string) => string;
	};
	picture: (name: string) => string;
	fates: {
		lead: string;
		same: (count: number) => string;
		moved: string;
		out: string;
		outNote: (pages: number[]) => string;
		none: string;
		wrong: string;
		missing: Record<'front' | 'inside', string>;
		saveNote: (moved: number, out: number) => string;
	};
	waiting: {
		title: string;
		lead: string;
		give: string;
		giveTo: (day: string) => string;
		given: (day: string) => string;
	};
}

export const formatTexts = defineTexts<FormatTexts>(
	{
		lead: '版心按栏和行算。改开本只管以后建的期次：建好的期次记着自己的格子，一个字也不挪。',
		add: '加开本',
		newTitle: '加开本',
		newLead: '从一个现成的开始，改成自己的。版样跟着复制一份。',
		editTitle: (name) => `开本：${name}`,
		editLead: '从下一期建的期次开始用。建好的期次不变，版面、大样、证据包都照原来的格子。',
		back: '开本与版样',
		gone: {
			title: '这个开本撤掉了',
			text: '还没有期次用它，有人刚把它撤了。'
		},
		columns: {
			name: '开本',
			trim: '成品尺寸',
			grid: '版心',
			type: '正文',
			used: '用在哪',
			acts: '能做的'
		},
		isDefault: '默认',
		isRetired: '已停用',
		grid: (columns, chars, lines) => `${columns} 栏 × ${chars} 字 × ${lines} 行`,
		trim: (width, height) => `${width} × ${height} 毫米`,
		type: (em, pitch) => `${em} 磅，行距 ${pitch}`,
		used: (templates, editions) =>
			editions === 0 ? `${templates} 个版样` : `${templates} 个版样，${editions} 期`,
		older: (count) => `其中 ${count} 期是改以前的格子`,
		changeDefault: '改默认',
		change: '改',
		copy: '照样加',
		retire: '停用',
		offer: '恢复',
		acts: (name) => `${name}，能做的`,
		retired: (name) => `${name}停用了，建好的期次不变`,
		offered: (name) => `${name}又能用了`,
		added: (name) => `加了“${name}”`,
		undo: '撤销',
		start: '从哪个开始',
		like: (name) => `照“${name}”`,
		preset: (sheet, columns, isLarge) =>
			`${sheet === 'duikai' ? '对开' : '四开'} ${columns} 栏${isLarge ? '（五号字）' : ''}`,
		source:
			'尺寸照《报纸版面的基本知识》：对开 390 × 550 毫米，四开 275 × 390 毫米；版心照各报广告规格：350 × 490、235 × 350 毫米。以印厂给的为准。',
		copyOf: (name) => `${name} 副本`,
		parts: {
			paper: '纸',
			grid: '版心格子',
			type: '正文',
			heads: '标题和线',
			templates: '版样'
		},
		partLeads: {
			paper: '裁切以后的尺寸；出血只在带裁切线的 PDF 里。',
			grid: '跨 n 栏的字数 = n × 每行字数 +（n − 1）× 栏距。',
			type: '字号按 0.75 磅一档，屏幕和印出来才分毫不差。',
			heads: '每一级标题最大排多大；放不下时会小一些。'
		},
		fields: {
			name: '名称',
			width: '宽',
			height: '高',
			top: '天头',
			bleed: '出血',
			em: '字号',
			pitch: '行距',
			columns: '栏数',
			chars: '每行字数',
			gutter: '栏距',
			lines: '每栏行数',
			hairline: '细线'
		},
		units: { mm: '毫米', pt: '磅', columns: '栏', chars: '字', lines: '行' },
		topHint: '空着就上下居中',
		size: (points, name) => (name ? `${points} 磅（${name}）` : `${points} 磅`),
		sizeNames: { '7.5': '六号', '9': '小五', '10.5': '五号', '12': '小四', '13.5': '四号下' },
		hair: (points) => `${points} 磅`,
		level: (level) => `${['一', '二', '三', '四'][level - 1]}级标题`,
		fault: {
			name: () => '开本要有名字。',
			'name-long': () => '名字最多 40 个字。',
			limits: (least = '', most = '') => `要在 ${least} 到 ${most} 之间。`,
			'too-wide': (over = '') => `版心比纸宽出 ${over} 毫米：减栏、减字，或换宽的纸。`,
			'too-tall': (over = '') => `版心比纸高出 ${over} 毫米：减行、减行距，或换高的纸。`,
			step: (step = '') => `按 ${step} 一档填。`,
			leading: () => '行距不能比字号小，行会叠在一起。',
			heads: () => '每一级都要比正文大，从一级到四级不能越来越大。',
			tight: (left = '') => `白边只剩 ${left} 毫米，很多印机要 8 毫米。`,
			narrow: () => '每行不到 8 字，两端难对齐。'
		},
		nameTaken: '已经有一个同名的开本。',
		sums: {
			label: '算下来',
			area: (width, height) => `版心 ${width} × ${height} 毫米`,
			margins: (top, bottom, side) => `天头 ${top}，地脚 ${bottom}，左右各 ${side} 毫米`,
			spans: '跨栏字数',
			span: (columns, chars) => `${columns} 栏 ${chars}`,
			whole: (chars) => `通栏 ${chars} 字`,
			full: (chars) => `满版约 ${chars} 字`
		},
		picture: (name) => `${name}的纸、版心和栏`,
		fates: {
			lead: '新的一期怎么用这些版样。版样本身不改，改回来就照旧。',
			same: (count) => `${count} 个照旧。`,
			moved: '照新格子排',
			out: '排不下，不再用',
			outNote: (pages) => `版面安排 ${pages.join('、')} 版用它，以后自动换成同类的`,
			none: '这个开本还没有版样。',
			wrong: '数字填对了，再看版样怎么排。',
			missing: {
				front: '没有一个头版版样排得下，这样存不了。',
				inside: '没有一个内页版样排得下，这样存不了。'
			},
			saveNote: (moved, out) =>
				[moved > 0 ? `${moved} 个版样照新格子排` : '', out > 0 ? `${out} 个排不下，不再用` : '']
					.filter(Boolean)
					.join('，')
		},
		waiting: {
			title: '还没开编的期次',
			lead: '这些期次是改以前建的，版上还没有稿件，可以换上现在的格子。开了编的不换。',
			give: '换上',
			giveTo: (day) => `${day}换上现在的格子`,
			given: (day) => `${day}换上了现在的格子`
		}
	},
	{
		lead: 'The type area is counted in columns and lines. A change is for editions made from now on: one that is there keeps the grid it was made in, to the letter.',
		add: 'Add a format',
		newTitle: 'Add a format',
		newLead: 'Begin from a ready one and make it yours. Its templates come along as copies.',
		editTitle: (name) => `Format: ${name}`,
		editLead:
			'It holds from the next edition that is made. Editions that are there do not change: their pages, proofs and evidence packs keep the grid they were made in.',
		back: 'Formats and templates',
		gone: {
			title: 'This format is withdrawn',
			text: 'No edition used it yet; somebody has just taken it back.'
		},
		columns: {
			name: 'Format',
			trim: 'Trim size',
			grid: 'Type area',
			type: 'Body',
			used: 'Used',
			acts: 'What to do'
		},
		isDefault: 'default',
		isRetired: 'retired',
		grid: (columns, chars, lines) => `${columns} columns × ${chars} chars × ${lines} lines`,
		trim: (width, height) => `${width} × ${height} mm`,
		type: (em, pitch) => `${em} pt on ${pitch}`,
		used(templates, editions) {
			const of = `${templates} ${templates === 1 ? 'template' : 'templates'}`;
			return editions === 0 ? of : `${of}, ${editions} ${editions === 1 ? 'edition' : 'editions'}`;
		},
		older: (count) => `${count} of them in the grid before the change`,
		changeDefault: 'Change the default',
		change: 'Change',
		copy: 'Copy',
		retire: 'Retire',
		offer: 'Offer again',
		acts: (name) => `What to do with ${name}`,
		retired: (name) => `${name} is retired; editions that are there stay`,
		offered: (name) => `${name} is offered again`,
		added: (name) => `“${name}” is added`,
		undo: 'Undo',
		start: 'Begin from',
		like: (name) => `As “${name}”`,
		preset: (sheet, columns, isLarge) =>
			`${sheet === 'duikai' ? 'Broadsheet' : 'Tabloid'}, ${columns} columns${isLarge ? ', 10.5 pt' : ''}`,
		source:
			'Sizes as in the textbook 《报纸版面的基本知识》: broadsheet 390 × 550 mm, tabloid 275 × 390 mm; type areas as advertising rate cards have them: 350 × 490 and 235 × 350 mm. What your press says counts.',
		copyOf: (name) => `${name} copy`,
		parts: {
			paper: 'Paper',
			grid: 'Grid of the type area',
			type: 'Body type',
			heads: 'Headlines and rules',
			templates: 'Templates'
		},
		partLeads: {
			paper: 'After the cut; the bleed is in PDFs with trim marks alone.',
			grid: 'Over n columns a line holds n × characters + (n − 1) × gutter.',
			type: 'Type goes by steps of 0.75 pt, so that screen and print are the same to a hair.',
			heads:
				'How large a headline of each level is set at most; where it has no room it is smaller.'
		},
		fields: {
			name: 'Name',
			width: 'Width',
			height: 'Height',
			top: 'Top margin',
			bleed: 'Bleed',
			em: 'Size',
			pitch: 'Leading',
			columns: 'Columns',
			chars: 'Characters a line',
			gutter: 'Gutter',
			lines: 'Lines a column',
			hairline: 'Hairline'
		},
		units: { mm: 'mm', pt: 'pt', columns: 'columns', chars: 'chars', lines: 'lines' },
		topHint: 'Empty: in the middle',
		size: (points) => `${points} pt`,
		sizeNames: {},
		hair: (points) => `${points} pt`,
		level: (level) => `Level ${level}`,
		fault: {
			name: () => 'A format needs a name.',
			'name-long': () => 'A name has 40 characters at most.',
			limits: (least = '', most = '') => `It lies between ${least} and ${most}.`,
			'too-wide': (over = '') =>
				`The type area is ${over} mm wider than the sheet: fewer columns or characters, or wider paper.`,
			'too-tall': (over = '') =>
				`The type area is ${over} mm taller than the sheet: fewer lines, less leading, or taller paper.`,
			step: (step = '') => `It goes by steps of ${step}.`,
			leading: () => 'Leading below the type size puts lines on each other.',
			heads: () => 'Each level is larger than the body, and none larger than the one before it.',
			tight: (left = '') => `Only ${left} mm of white are left; many presses want 8 mm.`,
			narrow: () => 'Lines of fewer than 8 characters are hard to justify.'
		},
		nameTaken: 'There is a format of this name.',
		sums: {
			label: 'It comes to',
			area: (width, height) => `Type area ${width} × ${height} mm`,
			margins: (top, bottom, side) => `White ${top} above, ${bottom} below, ${side} mm beside`,
			spans: 'Characters over columns',
			span: (columns, chars) => `${columns}: ${chars}`,
			whole: (chars) => `all: ${chars}`,
			full: (chars) => `A full page: about ${chars} characters`
		},
		picture: (name) => `Sheet, type area and columns of ${name}`,
		fates: {
			lead: 'How the next edition takes these templates. They are not changed themselves: changed back, all is as before.',
			same: (count) => (count === 1 ? 'One is as before.' : `${count} are as before.`),
			moved: 'on the new grid',
			out: 'no room, not used',
			outNote: (pages) =>
				`Page plan: ${pages.length === 1 ? `page ${pages[0]} takes` : `pages ${pages.join(', ')} take`} it, and another of its kind from then on`,
			none: 'No templates of this format yet.',
			wrong: 'Once the figures are right, the templates are shown.',
			missing: {
				front: 'No front page template has room in it; it cannot be saved so.',
				inside: 'No inside page template has room in it; it cannot be saved so.'
			},
			saveNote: (moved, out) =>
				[
					moved > 0
						? `${moved} ${moved === 1 ? 'template goes' : 'templates go'} on the new grid`
						: '',
					out > 0
						? `${out} ${out === 1 ? 'has' : 'have'} no room and ${out === 1 ? 'is' : 'are'} not used any more`
						: ''
				]
					.filter(Boolean)
					.join(', ')
		},
		waiting: {
			title: 'Editions not begun yet',
			lead: 'These were made before the change, and no story stands on their pages: they can take the grid as it is now. Those that were begun cannot.',
			give: 'Take it',
			giveTo: (day) => `Give ${day} the grid as it is now`,
			given: (day) => `${day} has the grid as it is now`
		}
	}
);
