import type { Verdict } from '#model/outside.ts';
import type { Texts } from './texts.ts';

/** What somebody outside the house thinks of a text, in a word. */
export const verdictTexts: Texts<Record<Verdict, string>> = {
	zh: { approved: '没有意见', changes: '改好就可以', rejected: '这样不能发' },
	en: { approved: 'no objection', changes: 'fine once changed', rejected: 'must not run like this' }
};
