import type { CheckKind } from './check-item.ts';
import { checkFit } from './check-fit.ts';
import { checkJumps } from './check-jumps.ts';
import { checkNumbering } from './check-numbering.ts';
import { checkPageSignatures } from './check-page-signatures.ts';
import { checkPictures } from './check-pictures.ts';
import { checkRepeats } from './check-repeats.ts';
import { checkSignatures } from './check-signatures.ts';
import { checkSlots } from './check-slots.ts';
import { checkTeasers } from './check-teasers.ts';
import { checkThreads } from './check-threads.ts';
import { checkWords } from './check-words.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

export type Check = (checking: Checking, findings: Findings) => void;

/** Which check finds what, in the order in which they are run. */
export const CHECK_OF: Record<CheckKind, Check> = {
	...{ unsigned: checkSignatures, struck: checkSignatures },
	...{ changed: checkSignatures, amended: checkSignatures },
	...{ held: checkWords, incomplete: checkWords, wordless: checkWords },
	...{ promised: checkWords, promisedPhoto: checkWords, glyphs: checkWords },
	lightGlyphs: checkWords,
	...{ over: checkFit, under: checkFit },
	...{ suggestion: checkThreads, question: checkThreads, remark: checkThreads },
	correction: checkThreads,
	...{ photoMissing: checkPictures, creditMissing: checkPictures },
	...{ photoSoft: checkPictures, photoCoarse: checkPictures },
	...{ jumpAstray: checkJumps, jumpEmpty: checkJumps },
	...{ slotEmpty: checkSlots, adEmpty: checkSlots, headless: checkSlots },
	...{ teaserAstray: checkTeasers, teaserWeak: checkTeasers, teaserPointer: checkTeasers },
	...{ teaserDiffers: checkTeasers, teaserEmpty: checkTeasers },
	...{ repeatSame: checkRepeats, repeatAlike: checkRepeats },
	...{ photoTwice: checkRepeats, photoAgain: checkRepeats },
	...{ pageUnsigned: checkPageSignatures, pageChanged: checkPageSignatures },
	...{ issueMissing: checkNumbering, issueRepeat: checkNumbering, issueOrder: checkNumbering },
	...{ issueGap: checkNumbering, pressDay: checkNumbering },
	...{ oddPages: checkNumbering, unusualPages: checkNumbering }
};

export const CHECKS: readonly Check[] = [...new Set(Object.values(CHECK_OF))];
