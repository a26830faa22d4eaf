import type { CommandType } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { Answer } from '../desk/desk.ts';
import type { Tracing } from './tracing.ts';

/** Carries out a command within a span, which says when it was its turn and what came of it. */
export const traceCommand = (
	{ within }: Pick<Tracing, 'within'>,
	commandId: Id,
	type: CommandType,
	carry: (began: () => void) => Promise<Answer>
): Promise<Answer> =>
	within('desk.command', { 'copydesk.command': type, 'copydesk.command_id': commandId }, (span) =>
		carry(() => span.event('its turn')).then((answer) => {
			span.tell({ 'copydesk.outcome': answer.ok ? 'done' : answer.error.reason });
			return answer;
		})
	);
