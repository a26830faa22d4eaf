import { Node, getSchema, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Italic } from '@tiptap/extension-italic';
import { Strike } from '@tiptap/extension-strike';
import { Underline } from '@tiptap/extension-underline';
import type { Schema } from '@tiptap/pm/model';
import { Link } from './marks/link.ts';
import { UnknownMark } from './marks/unknown-mark.ts';
import { Embed, HardBreak } from './nodes/inline.ts';
import { ListItem } from './nodes/list-item.ts';
import { Photo } from './nodes/photo.ts';
import {
	Byline,
	Crosshead,
	Headline,
	Kicker,
	Paragraph,
	Quote,
	Subhead
} from './nodes/text-blocks.ts';
import { UnknownBlock } from './nodes/unknown.ts';

export { SCHEMA_VERSION } from './schema-version.ts';

const StoryDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const StoryWords = Node.create({ name: 'text', group: 'inline' });

/**
 * The one schema of a story, for editor, server, exports and tests. Paragraph comes first: it is
 * what ProseMirror falls back on. Nothing the schema knows is ever invalid: every attribute has a
 * default, every block takes any inline content.
 */
export const storyExtensions = (): Extensions => [
	StoryDocument,
	Paragraph,
	Kicker,
	Headline,
	Subhead,
	Byline,
	Crosshead,
	Quote,
	ListItem,
	Photo,
	UnknownBlock,
	StoryWords,
	HardBreak,
	Embed,
	Bold,
	Italic,
	Underline,
	Strike,
	Link,
	UnknownMark
];

/** The schema alone, without an editor or a DOM. */
export const storySchema = (): Schema => getSchema(storyExtensions());
