import { exportTexts } from './export.ts';
import { defineTexts } from './texts.ts';

/** What became of a file that was asked for. */
export const deliveryTexts = defineTexts(
	{
		done: (name: string) => `已导出“${name}”`,
		unread: (headlines: readonly string[]) =>
			`有 ${headlines.length} 篇没能读出，文件里只有标题：${headlines.map((one) => `“${one}”`).join('、')}。请告诉管理员。`,
		failed: {
			'signed-out': '登录到期或已退出，没有导出。重新登录后再试。',
			forbidden: '这份不归你导出。',
			'not-found': '它刚被撤下了，没有导出。',
			broken: '没有导出：服务器没能做出这份文件。再试一次，还不行就告诉管理员。',
			unreachable: exportTexts.zh.unreachable,
			'store-away': exportTexts.zh.storeAway,
			cancelled: '停下了，没有导出。',
			'no-chromium': '没有导出：服务器上没有 Chromium。请管理员装一个。',
			'no-ghostscript': '没有导出：服务器上没有 Ghostscript，不能分色。',
			busy: '没有导出：前面有几份在打，过一分钟再试。'
		}
	},
	{
		done: (name) => `Exported “${name}”`,
		unread: (headlines) =>
			`${headlines.length === 1 ? 'One story' : `${headlines.length} stories`} could not be read; only the headlines are in the file: ${headlines.map((one) => `“${one}”`).join(', ')}. Tell an administrator.`,
		failed: {
			'signed-out': 'You are signed out; nothing was exported. Sign in again, then try once more.',
			forbidden: 'This is not yours to export.',
			'not-found': 'It has just been taken away; nothing was exported.',
			broken:
				'Nothing was exported: the server could not make the file. Try again; if it fails again, tell an administrator.',
			unreachable: exportTexts.en.unreachable,
			'store-away': exportTexts.en.storeAway,
			cancelled: 'Stopped; nothing was exported.',
			'no-chromium':
				'Nothing was exported: there is no Chromium on the server. Ask an administrator to install one.',
			'no-ghostscript':
				'Nothing was exported: there is no Ghostscript on the server to separate colours.',
			busy: 'Nothing was exported: others are waiting for their prints. Try again in a minute.'
		}
	}
);
