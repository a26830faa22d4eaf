import type { PointerStyle } from '#model/masthead.ts';
import { defineTexts } from './texts.ts';

interface MastheadTexts {
	heading: string;
	lead: string;
	preview: string;
	organ: string;
	organHint: string;
	publisher: string;
	latin: string;
	latinHint: string;
	hotline: string;
	registration: string;
	registrationHint: string;
	slogans: string;
	slogansHint(most: number): string;
	/** So many of them are printed where an ear stands beside the masthead. */
	slogansLeftOut(set: number): string;
	pointer: string;
	pointerHint: string;
	pointers: Record<PointerStyle, string>;
	codes: string;
	codesHint: string;
	codeLabel(number: number): string;
	codeText(number: number): string;
	codeTooLong: string;
	art: string;
	artHint: string;
	artChoose: string;
	artRemove: string;
	artIsSet: string;
	fault: Record<'not-svg' | 'no-shapes' | 'text' | 'too-large' | 'unreadable', string>;
}

export const mastheadTexts = defineTexts<MastheadTexts>(
	{
		heading: '报头',
		lead: '日期、星期、农历、版数和总期号由每一期自己生成，不用填。',
		preview: '印出来的样子（以今天为例）',
		organ: '主管主办',
		organHint: '印在报头下，如：中共某县委机关报',
		publisher: '出版单位',
		latin: '拼音或外文报名',
		latinHint: '印在报名下，可不填',
		hotline: '新闻热线',
		registration: '刊号、代号、网址',
		registrationHint: '如：国内统一连续出版物号 CN 00-0000',
		slogans: '口号',
		slogansHint: (most) => `一行一条，最多 ${most} 行`,
		slogansLeftOut: (set) =>
			`四开头版报头旁有报眼时，字号不小于 7.5 磅，只排得下前 ${set} 条，其余不印。`,
		pointer: '导读怎么指版',
		pointerHint: '各期的导读都这样印，版次跟着稿件走',
		pointers: { see: '见2版　版名', page: '2版　版名', arrows: '>>>2' },
		codes: '二维码',
		codesHint: '填网址或文字，码由程序画，印出来是清楚的',
		codeLabel: (number) => `二维码 ${number} 的名称`,
		codeText: (number) => `二维码 ${number} 的网址`,
		codeTooLong: '内容太长，画不成二维码。',
		art: '报名题字',
		artHint: 'SVG 文件，文字要先转成轮廓。不传就用黑体宋排报名。',
		artChoose: '选文件…',
		artRemove: '去掉题字',
		artIsSet: '已有题字',
		fault: {
			'not-svg': '这不是 SVG 文件。',
			'no-shapes': '文件里没有可印的形状；描边的请先转成填充的轮廓。',
			text: '文件里还有文字，请先转成轮廓（曲线）再传。',
			'too-large': '文件太大或太复杂，请简化后再传。',
			unreadable: '文件读不出来，再选一次。'
		}
	},
	{
		heading: 'Masthead',
		lead: 'Date, weekday, lunar date, number of pages and issue come from each edition.',
		preview: 'As it will print (with today’s date)',
		organ: 'Organ of',
		organHint: 'Printed below the name',
		publisher: 'Publisher',
		latin: 'Name in Latin letters',
		latinHint: 'Printed below the name; may be empty',
		hotline: 'News hotline',
		registration: 'Registration, code, website',
		registrationHint: 'For instance: CN 00-0000',
		slogans: 'Slogans',
		slogansHint: (most) => `One to a line, ${most} lines at most`,
		slogansLeftOut: (set) =>
			`Beside an ear on a tabloid (四开) front page only the first ${set} have room at 7.5 pt; the others are not printed there.`,
		pointer: 'How teasers point to a page',
		pointerHint: 'The same in every edition; the page follows the story',
		pointers: { see: '见2版 and the page’s name', page: '2版 and the page’s name', arrows: '>>>2' },
		codes: 'QR codes',
		codesHint: 'Give an address or words; the code is drawn by the program and prints sharp',
		codeLabel: (number) => `Name of QR code ${number}`,
		codeText: (number) => `Address of QR code ${number}`,
		codeTooLong: 'Too long for a QR code.',
		art: 'The name as artwork',
		artHint: 'An SVG file, its letters turned into outlines. Without one the name is set in type.',
		artChoose: 'Choose a file…',
		artRemove: 'Remove the artwork',
		artIsSet: 'Artwork is set',
		fault: {
			'not-svg': 'This is not an SVG file.',
			'no-shapes': 'There is no shape in it to print; turn strokes into filled outlines first.',
			text: 'There is text in it; turn it into outlines first.',
			'too-large': 'Too large or too intricate; simplify it first.',
			unreadable: 'The file could not be read; choose it again.'
		}
	}
);
