import type { Missing } from '#model/press.ts';
import type { Manifest } from './manifest.ts';

/** What is in the pack and how to verify it, for who finds it in ten years. */
export function packReadme(about: Omit<Manifest, 'files'>): string {
	const {
		paper,
		date,
		called = '',
		issue,
		version,
		pressedBy,
		pressedAt,
		code,
		head,
		missing
	} = about;
	const at = new Date(pressedAt).toISOString();
	const number = issue === null ? called : `总第${issue}期${called && `　${called}`}`;
	return `证据包　${paper}　${date}　${number}　第 ${version} 版次
${pressedBy} ${at} 付印

里面有什么
  state.json          付印的全部内容：各版版式、版位上的稿件、每篇文字的指纹、有效签名
  stories.json        稿件目录；每篇一个文件夹：text.txt 正文，blocks.json 原文，
                      texts/ 每次签名、退回时的原文，story.json 记录与批注
  pages/              各版的版式
  signatures.json     全部签名（作废的也在），returns.json 退回，waivers.json 放过的检查项
  audit.jsonl         与这一期有关的操作记录，一行一条，带链上指纹
  masthead.json       报头上印的内容，people.json 姓名与角色
  pdf/                整期与各版的 PDF
  manifest.json       以上每个文件的 sha-256
${sayMissing(missing, 'zh')}
怎么核对
  在装有 Copydesk 的机器上：npm run admin -- evidence verify 文件
  没有 Copydesk 也能核对：
  1. 每个文件的 sha-256 应与 manifest.json 一致。
  2. state.json 的 sha-256 是付印指纹 ${code}，
     audit.jsonl 里付印那一行（edition.press）的 expect 就是它。
  3. 付印那一行的指纹是 ${head}；
     npm run admin -- audit verify --head 指纹，能查它是否还在报社的记录链上。
  证据包自己的 sha-256 记在付印之后的操作记录（edition.packed）里。

---

Evidence pack: ${paper}, ${date}${called && ` ${called}`}${issue === null ? '' : `, No. ${issue}`}, version ${version}
Sent to press by ${pressedBy}, ${at}

What is in it
  state.json          all that was pressed: page layouts, stories in slots, the hash of every
                      text, the signatures that held
  stories.json        list of stories; a folder each: text.txt the words, blocks.json the text
                      as it is hashed, texts/ the text at every signature and return,
                      story.json record and comments
  pages/              the layout of each page
  signatures.json     all signatures (struck ones too), returns.json, waivers.json
  audit.jsonl         the log of commands that touched this edition, with their chain hashes
  masthead.json       what the masthead says; people.json names and roles
  pdf/                the edition and its pages as PDF
  manifest.json       the sha-256 of each of these files
${sayMissing(missing, 'en')}
How to verify it
  With Copydesk: npm run admin -- evidence verify FILE
  Without:
  1. The sha-256 of each file is the one in manifest.json.
  2. The sha-256 of state.json is ${code},
     which is the expect of the row edition.press in audit.jsonl.
  3. That row's own hash is ${head};
     npm run admin -- audit verify --head HASH tells whether it is still in the newsroom's chain.
  The sha-256 of this pack itself stands in the log after the press, in the row edition.packed.
`;
}

const WORDS = {
	zh: { title: '缺什么', pdf: 'PDF 没有做成', story: '有稿件的文字没有读出来' },
	en: { title: 'What is missing', pdf: 'PDFs could not be made', story: 'words could not be read' }
};

function sayMissing(missing: readonly Missing[], lang: 'zh' | 'en'): string {
	if (missing.length === 0) return '';
	const t = WORDS[lang];
	const lines = missing.map((one) =>
		one.what === 'pdf' ? `  ${t.pdf} (${one.fault})` : `  ${t.story} (${one.storyId})`
	);
	return `\n${t.title}\n${lines.join('\n')}\n`;
}
