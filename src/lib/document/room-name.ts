import { isId, type Id } from '#model/ids.ts';

const PREFIX = 'story/';

/** The name of the room in which a story is written. */
export const storyRoom = (storyId: Id): string => `${PREFIX}${storyId}`;

/** The story a room name stands for; null if it is not the name of a story's room. */
export function storyOfRoom(room: string): Id | null {
	if (!room.startsWith(PREFIX)) return null;
	const id = room.slice(PREFIX.length);
	return isId(id) ? id : null;
}
