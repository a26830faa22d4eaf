import { defineTexts } from './texts.ts';

/** What stories and editions are handed out as. */
export const exportTexts = defineTexts(
	{
		story: {
			txt: '导出文字（带标签）',
			docx: '导出 Word',
			icml: '导出 ICML（InDesign）',
			ninjs: '导出 ninjs（JSON）'
		},
		edition: {
			utf8: '导出文字包（UTF-8）',
			gb18030: '导出文字包（GB18030）',
			docx: '导出 Word',
			digital: '导出数字报（网页文件夹）',
			map: '导出版面坐标（JSON）'
		},
		preparing: '正在准备导出的文件…',
		busy: '另一份还没准备好',
		unreachable: '没连上服务器，没有导出。连上后再试。',
		storeAway: '存放图片和证据包的地方现在连不上。过几分钟再试；一直这样，请告诉管理员。'
	},
	{
		story: {
			txt: 'Export tagged text',
			docx: 'Export for Word',
			icml: 'Export ICML (InDesign)',
			ninjs: 'Export ninjs (JSON)'
		},
		edition: {
			utf8: 'Export text package (UTF-8)',
			gb18030: 'Export text package (GB18030)',
			docx: 'Export for Word',
			digital: 'Export digital edition (web folder)',
			map: 'Export page maps (JSON)'
		},
		preparing: 'Preparing the file…',
		busy: 'Another one is not ready yet',
		unreachable: 'The server cannot be reached; nothing was exported. Try again when it is back.',
		storeAway:
			'The place where photos and evidence packs are kept cannot be reached. Try again in a few minutes; if it lasts, tell an administrator.'
	}
);
