import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { changeAuthors, type PastText } from '#document/change-authors.ts';
import { StoryPast } from '#document/story-past.ts';
import { recordPast, replayRecordOf, type RecordedPast } from './replay-record.ts';
import type { LoggedText, ReplayAnswer, ReplayQuestion } from './replays.ts';

/** More units than a browser walks through thirty times a second. */
const MOST_UNITS = 2_000_000;

function make(question: ReplayQuestion): ReplayAnswer {
	try {
		return question.between ? compare(question, question.between) : replay(question);
	} catch (error) {
		return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}

function replay({ history }: ReplayQuestion): ReplayAnswer {
	const record = replayRecordOf(history);
	if (record.text.length > MOST_UNITS) return { problem: 'too-long' };
	const text = Buffer.from(JSON.stringify(record));
	// A fast level: it is made for one look, and sent once.
	return { replay: { gzip: gzipSync(text, { level: 2 }), length: text.length } };
}

function compare(
	{ history }: ReplayQuestion,
	{ from, to }: { from: LoggedText; to: LoggedText }
): ReplayAnswer {
	const past = recordPast(history);
	if (past.record.text.length > MOST_UNITS) return { problem: 'too-long' };
	const textIn = (text: LoggedText): PastText => placed(text, history.seqs, past);
	return { authors: changeAuthors(new StoryPast(past.record), textIn(from), textIn(to)) };
}

function placed({ texts, seq }: LoggedText, seqs: Float64Array, past: RecordedPast): PastText {
	const updates = seq === null ? seqs.length : seqs.findLastIndex((one) => one <= seq) + 1;
	return { edit: past.editsAfter(updates), texts };
}

parentPort?.on('message', (question: ReplayQuestion) => parentPort?.postMessage(make(question)));
parentPort?.postMessage('ready');
