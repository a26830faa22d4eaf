import type { LayoutProblem } from '#model/check-layout.ts';
import type { LayoutRefusal } from '#model/layout-edit.ts';
import type { Border, Corner, GridRect, RuleSide } from '#model/page.ts';
import { defineTexts } from './texts.ts';

/** A slot as it is called on screen: 1A 头条. */
type Name = string;

interface LayoutTexts {
	title: (page: number, name: string) => string;
	head: string;
	back: string;
	undo: string;
	redo: string;
	views: { label: string; grid: string; copy: string };
	saveTemplate: string;
	apply: (page: number) => string;
	solveFirst: (count: number) => string;
	nothingChanged: string;
	applied: (page: number) => string;
	leave: string;
	readOnly: string;
	/** In a try-out. */
	trying: {
		tag: (name: string) => string;
		back: string;
		apply: (page: number) => string;
		applied: (page: number) => string;
		readOnly: string;
	};
	overtaken: string;
	overtakenNote: string;
	takeTheirs: string;
	keepMine: string;
	templates: {
		title: string;
		current: string;
		changed: (count: number) => string;
		slots: (count: number) => string;
	};
	canvas: (columns: number, lines: number) => string;
	column: (number: number) => string;
	typeArea: (width: number, height: number, columns: number, lines: number) => string;
	size: (columns: number, lines: number) => string;
	short: (columns: number, lines: number) => string;
	millimetres: (width: number, height: number) => string;
	was: (size: string) => string;
	others: (name: Name, size: string) => string;
	/** Others that are not named one by one. */
	more: (count: number) => string;
	/** Said about a slot when it takes the focus. */
	slotLabel: (name: Name, place: string, story: string | null) => string;
	hole: (lines: number) => string;
	/** Stands for a headline of a level before there is one. */
	sample: (level: number) => string;
	inspector: {
		slot: (name: Name) => string;
		none: string;
		split: string;
		merge: string;
		remove: string;
		role: string;
		otherRole: string;
		place: string;
		placeOf: (at: GridRect) => string;
		size: string;
		fewer: { columns: string; lines: string };
		more: { columns: string; lines: string };
		columns: (count: number) => string;
		lines: (count: number) => string;
		measure: string;
		whole: string;
		broken: (count: number) => string;
		measureNote: (span: number, columns: number, mm: string, chars: number) => string;
		level: string;
		levels: string[];
		headAt: string;
		headOver: string;
		headLeft: string;
		headLines: string;
		border: string;
		borders: Record<Border | 'none', string>;
		sides: string;
		sidesAuto: string;
		sideOf: Record<RuleSide, string>;
		photo: string;
		photoNone: string;
		photoWide: string;
		corners: Record<Corner, string>;
		room: string;
		roomOf: (count: string) => string;
		roomWas: (count: string, more: number) => string;
		story: string;
		empty: string;
	};
	cut: { label: (column: boolean, at: number) => string; done: string; cancel: string };
	hints: {
		swap: string;
		move: string;
		size: string;
		split: string;
		merge: string;
		next: string;
		remove: string;
	};
	checks: {
		title: string;
		count: (count: number) => string;
		clean: string;
		stops: string;
		hint: string;
		says: (problem: LayoutProblem, name: (id: string) => Name) => string;
		fix: {
			extend: (name: Name) => string;
			add: string;
			'leave-blank': string;
			lead: (name: Name) => string;
			plain: (name: Name) => string;
			unbreak: string;
		};
	};
	refusals: Record<LayoutRefusal | 'in-hand', string>;
	/** Said on a slot that a colleague has in hand. */
	heldBy: (name: string) => string;
	here: (names: string) => string;
	swap: { begin: string; choose: string; cancel: string };
	teaser: { open: string; applyFirst: string };
	addShipped: (count: number) => string;
	shippedAdded: (names: string) => string;
	confirm: {
		title: (page: number) => string;
		leaving: (headline: string) => string;
		tighter: (headline: string, lines: number, chars: number) => string;
		go: string;
		cancel: string;
	};
	template: {
		title: string;
		name: string;
		replaces: string;
		kind: string;
		kinds: { front: string; inside: string; ad: string };
		go: string;
		saved: (name: string) => string;
	};
	shortcuts: string;
}

const range = (from: number, count: number): string =>
	count === 1 ? String(from + 1) : `${from + 1}–${from + count}`;
const signed = (count: number): string => String(Math.abs(count));

export const layoutTexts = defineTexts<LayoutTexts>(
	{
		title: (page, name) => `${page}版 ${name}`,
		head: '版式',
		back: '回版面',
		undo: '撤销',
		redo: '重做',
		views: { label: '看法', grid: '网格', copy: '带稿看' },
		saveTemplate: '存为版样…',
		apply: (page) => `用到本期 ${page}版`,
		solveFirst: (count) => `先解决 ${count} 处`,
		nothingChanged: '版式没有改',
		applied: (page) => `${page} 版的新版式用上了`,
		leave: '版式改了还没有用上，离开就丢了。离开吗？',
		readOnly: '这一版的版式归本版责编和总编，这里只能看。',
		trying: {
			tag: (name) => `试排 ${name}`,
			back: '回试排',
			apply: (page) => `用到试排的 ${page}版`,
			applied: (page) => `试排里 ${page} 版换了版式，真的版面没动`,
			readOnly: '试排归编辑和总编，这里只能看。'
		},
		overtaken: '这一版的版式刚被别人改过。',
		overtakenNote: '你画的还在，没有盖掉别人的。',
		takeTheirs: '看新的',
		keepMine: '用我画的接着改',
		templates: {
			title: '版样',
			current: '当前',
			changed: (count) => `当前，改过 ${count} 处`,
			slots: (count) => `${count} 个版位`
		},
		canvas: (columns, lines) => `版面网格，${columns} 栏 ${lines} 行`,
		column: (number) => `${number}栏`,
		typeArea: (width, height, columns, lines) =>
			`版心 ${width} × ${height} 毫米，${columns} 栏 × ${lines} 行`,
		size: (columns, lines) => `${columns} 栏 × ${lines} 行`,
		short: (columns, lines) => `${columns}×${lines}`,
		millimetres: (width, height) => `${width} × ${height} 毫米`,
		was: (size) => `原 ${size}`,
		others: (name, size) => `${name}变 ${size}`,
		more: (count) => `另 ${count} 处`,
		slotLabel: (name, place, story) => `${name}，${place}${story ? `，${story}` : ''}`,
		hole: (lines) => `空 ${lines} 行`,
		sample: (level) => `主题　${'一二三四'[level - 1]}级`,
		inspector: {
			slot: (name) => `版位 ${name}`,
			none: '点一个版位，或用 Tab 走到它。',
			split: '拆开',
			merge: '合并',
			remove: '删去',
			role: '角色',
			otherRole: '其他…',
			place: '位置',
			placeOf: (at) => `栏 ${range(at.column, at.span)}，行 ${range(at.line, at.lines)}`,
			size: '大小',
			fewer: { columns: '少一栏', lines: '少一行' },
			more: { columns: '多一栏', lines: '多一行' },
			columns: (count) => `${count} 栏`,
			lines: (count) => `${count} 行`,
			measure: '正文破栏',
			whole: '不破',
			broken: (count) => `破 ${count}`,
			measureNote: (span, columns, mm, chars) =>
				`${span} 栏${span === columns ? '不破' : `破 ${columns}`}，每栏 ${mm} 毫米，每行 ${chars} 字`,
			level: '标题级别',
			levels: ['一级', '二级', '三级', '四级'],
			headAt: '标题排法',
			headOver: '压在文上',
			headLeft: '排在左边',
			headLines: '标题留',
			border: '边框',
			borders: { none: '无', thin: '细线', thick: '粗线', double: '双线', rules: '文武线' },
			sides: '分隔线',
			sidesAuto: '自动',
			sideOf: { top: '上边', right: '右边', bottom: '下边', left: '左边' },
			photo: '图片',
			photoNone: '不放',
			photoWide: '通宽',
			corners: {
				'top-left': '左上角',
				'top-right': '右上角',
				'bottom-left': '左下角',
				'bottom-right': '右下角'
			},
			room: '可容',
			roomOf: (count) => `${count} 字`,
			roomWas: (count, more) => `原 ${count}，${more >= 0 ? '多' : '少'} ${signed(more)}`,
			story: '现排',
			empty: '还没有稿'
		},
		cut: {
			label: (column, at) => (column ? `从第 ${at} 栏右边拆开` : `从第 ${at} 行下面拆开`),
			done: '拆',
			cancel: '不拆'
		},
		hints: {
			move: '挪一栏 / 一行',
			size: '改大小',
			split: '拆开',
			merge: '合并',
			swap: '对换',
			next: '下一版位',
			remove: '删去'
		},
		checks: {
			title: '版式检查',
			count: (count) => `${count} 处`,
			clean: '没有问题',
			stops: '不解决不能用到本期',
			hint: '只提醒',
			says: (problem, name) => {
				const [first = '', second = ''] = problem.slotIds.map(name);
				const { area } = problem;
				switch (problem.kind) {
					case 'outside':
						return `出格：${first} 出了版心`;
					case 'overlap':
						return `重叠：${second} 压住 ${first} ${area?.lines ?? 0} 行`;
					case 'shape':
						return `形状：${first} 排不了文字`;
					case 'no-room':
						return `没有正文的地方：${first}`;
					case 'no-lead':
						return '缺头条';
					case 'many-leads':
						return `头条不止一个：${problem.slotIds.map(name).join('、')}`;
					case 'hole':
						return area
							? `空隙：${range(area.column, area.span)} 栏，${range(area.line, area.lines)} 行，印出来是白`
							: '空隙';
					case 'narrow':
						return `每行字太少：${first}`;
					case 'no-masthead':
						return '头版没有报头';
					case 'masthead-inside':
						return '报头只在头版';
					case 'no-folio':
						return '缺报眉';
				}
			},
			fix: {
				extend: (name) => `${name}补齐`,
				add: '补一个版位',
				'leave-blank': '留白',
				lead: (name) => `${name} 设为头条`,
				plain: (name) => `${name} 改普通`,
				unbreak: '不破栏'
			}
		},
		refusals: {
			'no-slot': '这个版位不在了。',
			'page-edge': '到版心边上了。',
			'too-small': '再小就放不下标题、图片和一行正文了。',
			'in-the-way': '那里有别的版位。',
			shape: '拼不成方块，也拼不成 L 形。',
			'not-alike': '稿件只能跟稿件对换，广告只能跟广告对换。',
			'in-hand': '这个版位同事正拿着，等放下再动。'
		},
		heldBy: (name) => `${name} 正在改`,
		here: (names) => `也在画这一版：${names}`,
		swap: { begin: '对换', choose: '再点一个版位，两处的稿件对换。Esc 取消。', cancel: '不换了' },
		teaser: { open: '选导读的稿件…', applyFirst: '版式用到本期以后，就能选导读的稿件。' },
		addShipped: (count) => `添上自带的 ${count} 个版样`,
		shippedAdded: (names) => `添上了：${names}`,
		confirm: {
			title: (page) => `新版式用到 ${page} 版`,
			leaving: (headline) => `“${headline}”的版位没有了，回待上版`,
			tighter: (headline, lines, chars) => `“${headline}”放不下了，约溢 ${lines} 行 ${chars} 字`,
			go: '用上',
			cancel: '再改改'
		},
		template: {
			title: '存为版样',
			name: '版样名',
			replaces: '有同名的，会换成这一张。',
			kind: '用在',
			kinds: { front: '头版', inside: '里版', ad: '广告版' },
			go: '存',
			saved: (name) => `版样“${name}”存好了`
		},
		shortcuts: '画版式'
	},
	{
		title: (page, name) => `Page ${page} ${name}`,
		head: 'Layout',
		back: 'Back to the pages',
		undo: 'Undo',
		redo: 'Redo',
		views: { label: 'View', grid: 'Grid', copy: 'With copy' },
		saveTemplate: 'Save as template…',
		apply: (page) => `Apply to page ${page}`,
		solveFirst: (count) => `Solve ${count} first`,
		nothingChanged: 'Nothing has been changed',
		applied: (page) => `Page ${page} has its new layout`,
		leave: 'The layout has been changed and not applied. Leave and lose it?',
		readOnly: 'The page’s editor and the chief editor draw this page; here you can look.',
		trying: {
			tag: (name) => `Try-out ${name}`,
			back: 'Back to the try-out',
			apply: (page) => `Apply to page ${page} of the try-out`,
			applied: (page) =>
				`Page ${page} of the try-out has its new layout; the real page is as it was`,
			readOnly: 'Editors and chief editors try out plans; here you can look.'
		},
		overtaken: 'Somebody has just drawn this page.',
		overtakenNote: 'What you drew is still here; nothing of theirs was overwritten.',
		takeTheirs: 'Show theirs',
		keepMine: 'Go on with mine',
		templates: {
			title: 'Templates',
			current: 'current',
			changed: (count) => `current, ${count} changed`,
			slots: (count) => `${count} slots`
		},
		canvas: (columns, lines) => `Grid of the page, ${columns} columns, ${lines} lines`,
		column: (number) => `Col ${number}`,
		typeArea: (width, height, columns, lines) =>
			`Type area ${width} × ${height} mm, ${columns} columns × ${lines} lines`,
		size: (columns, lines) => `${columns} columns × ${lines} lines`,
		short: (columns, lines) => `${columns}×${lines}`,
		millimetres: (width, height) => `${width} × ${height} mm`,
		was: (size) => `was ${size}`,
		others: (name, size) => `${name} becomes ${size}`,
		more: (count) => `${count} more`,
		slotLabel: (name, place, story) => `${name}, ${place}${story ? `, ${story}` : ''}`,
		hole: (lines) => `${lines} lines empty`,
		sample: (level) => `Headline ${level}`,
		inspector: {
			slot: (name) => `Slot ${name}`,
			none: 'Press a slot, or go to it with Tab.',
			split: 'Split',
			merge: 'Merge',
			remove: 'Remove',
			role: 'Role',
			otherRole: 'Other…',
			place: 'Place',
			placeOf: (at) => `Columns ${range(at.column, at.span)}, lines ${range(at.line, at.lines)}`,
			size: 'Size',
			fewer: { columns: 'One column fewer', lines: 'One line fewer' },
			more: { columns: 'One column more', lines: 'One line more' },
			columns: (count) => `${count} col`,
			lines: (count) => `${count} lines`,
			measure: 'Measure',
			whole: 'Grid',
			broken: (count) => `In ${count}`,
			measureNote: (span, columns, mm, chars) =>
				`${span} columns set in ${columns}, ${mm} mm each, ${chars} characters a line`,
			level: 'Headline',
			levels: ['1', '2', '3', '4'],
			headAt: 'It stands',
			headOver: 'Over the text',
			headLeft: 'At the left',
			headLines: 'Its lines',
			border: 'Border',
			borders: {
				none: 'None',
				thin: 'Thin',
				thick: 'Thick',
				double: 'Double',
				rules: 'Thick and thin rules'
			},
			sides: 'Lines',
			sidesAuto: 'Automatic',
			sideOf: { top: 'Above', right: 'Right', bottom: 'Below', left: 'Left' },
			photo: 'Photo',
			photoNone: 'None',
			photoWide: 'Full width',
			corners: {
				'top-left': 'Top left',
				'top-right': 'Top right',
				'bottom-left': 'Bottom left',
				'bottom-right': 'Bottom right'
			},
			room: 'Takes',
			roomOf: (count) => `${count} characters`,
			roomWas: (count, more) => `was ${count}, ${signed(more)} ${more >= 0 ? 'more' : 'fewer'}`,
			story: 'Holds',
			empty: 'No story yet'
		},
		cut: {
			label: (column, at) => (column ? `Cut right of column ${at}` : `Cut below line ${at}`),
			done: 'Cut',
			cancel: 'Leave it'
		},
		hints: {
			move: 'move by column or line',
			size: 'resize',
			split: 'split',
			merge: 'merge',
			swap: 'swap',
			next: 'next slot',
			remove: 'remove'
		},
		checks: {
			title: 'Layout check',
			count: (count) => String(count),
			clean: 'Nothing to mend',
			stops: 'Cannot be applied like this',
			hint: 'Only a hint',
			says: (problem, name) => {
				const [first = '', second = ''] = problem.slotIds.map(name);
				const { area } = problem;
				switch (problem.kind) {
					case 'outside':
						return `${first} reaches beyond the page`;
					case 'overlap':
						return `${second} lies on ${first} for ${area?.lines ?? 0} lines`;
					case 'shape':
						return `No text can be set in the shape of ${first}`;
					case 'no-room':
						return `No room for text in ${first}`;
					case 'no-lead':
						return 'No lead';
					case 'many-leads':
						return `More than one lead: ${problem.slotIds.map(name).join(', ')}`;
					case 'hole':
						return area
							? `Gap: columns ${range(area.column, area.span)}, lines ${range(area.line, area.lines)}; prints white`
							: 'Gap';
					case 'narrow':
						return `Lines too short in ${first}`;
					case 'no-masthead':
						return 'A front page without masthead';
					case 'masthead-inside':
						return 'The masthead is page 1’s';
					case 'no-folio':
						return 'No folio';
				}
			},
			fix: {
				extend: (name) => `${name} fills it`,
				add: 'New slot here',
				'leave-blank': 'Leave blank',
				lead: (name) => `Make ${name} the lead`,
				plain: (name) => `Make ${name} plain`,
				unbreak: 'Set on the grid'
			}
		},
		refusals: {
			'no-slot': 'This slot is gone.',
			'page-edge': 'That is the edge of the page.',
			'too-small': 'Any smaller, and headline, photo and a line of text would not fit.',
			'in-the-way': 'Another slot stands there.',
			shape: 'Neither a rectangle nor an L would come of it.',
			'not-alike': 'Stories swap with stories, advertisements with advertisements.',
			'in-hand': 'A colleague has this slot in hand; wait until they let go.'
		},
		heldBy: (name) => `${name} is at it`,
		here: (names) => `Also drawing this page: ${names}`,
		swap: {
			begin: 'Swap',
			choose: 'Press another slot: their stories change places. Esc cancels.',
			cancel: 'Do not swap'
		},
		teaser: {
			open: 'Choose the teaser’s stories…',
			applyFirst: 'Once the layout is applied, the teaser’s stories can be chosen.'
		},
		addShipped: (count) => `Add ${count} that come with the program`,
		shippedAdded: (names) => `Added: ${names}`,
		confirm: {
			title: (page) => `Apply the layout to page ${page}`,
			leaving: (headline) => `“${headline}” loses its slot and goes off the page`,
			tighter: (headline, lines, chars) =>
				`“${headline}” no longer fits: about ${lines} lines, ${chars} characters over`,
			go: 'Apply',
			cancel: 'Keep drawing'
		},
		template: {
			title: 'Save as template',
			name: 'Name',
			replaces: 'There is one of this name; it will be replaced.',
			kind: 'For',
			kinds: { front: 'front pages', inside: 'inside pages', ad: 'advertising pages' },
			go: 'Save',
			saved: (name) => `Template “${name}” saved`
		},
		shortcuts: 'Drawing a page'
	}
);
