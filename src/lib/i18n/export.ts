import { defineTexts } from './texts.ts';

/** Handing stories and editions out as files. */
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
		done: (name: string) => `已导出“${name}”`,
		unread: (headlines: readonly string[]) =>
			`有 ${headlines.length} 篇没能读出，文件里只有标题：${headlines.map((one) => `“${one}”`).join('、')}。请告诉管理员。`,
		failed: {
			forbidden: '这份不归你导出。',
			'not-found': '它刚被撤下了，没有导出。',
			broken: '没有导出：服务器没能做出这份文件。再试一次，还不行就告诉管理员。',
			unreachable: '没连上服务器，没有导出。连上后再试。',
			cancelled: '停下了，没有导出。',
			'no-chromium': '没有导出：服务器上没有 Chromium。请管理员装一个。',
			'no-ghostscript': '没有导出：服务器上没有 Ghostscript，不能分色。',
			busy: '没有导出：前面有几份在打，过一分钟再试。'
		}
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
		done: (name) => `Exported “${name}”`,
		unread: (headlines) =>
			`${headlines.length === 1 ? 'One story' : `${headlines.length} stories`} could not be read; only the headlines are in the file: ${headlines.map((one) => `“${one}”`).join(', ')}. Tell an administrator.`,
		failed: {
			forbidden: 'This is not yours to export.',
			'not-found': 'It has just been taken away; nothing was exported.',
			broken:
				'Nothing was exported: the server could not make the file. Try again; if it fails again, tell an administrator.',
			unreachable: 'The server cannot be reached; nothing was exported. Try again when it is back.',
			cancelled: 'Stopped; nothing was exported.',
			'no-chromium':
				'Nothing was exported: there is no Chromium on the server. Ask an administrator to install one.',
			'no-ghostscript':
				'Nothing was exported: there is no Ghostscript on the server to separate colours.',
			busy: 'Nothing was exported: others are waiting for their prints. Try again in a minute.'
		}
	}
);
