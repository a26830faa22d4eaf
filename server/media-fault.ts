/**
 * A store of media does not answer, or will not take or give what it is asked for. The message is a
 * sentence without secrets.
 */
export class MediaFault extends Error {
	override name = 'MediaFault';
}
