/** All that “who wrote this” needs, in one piece that is loaded when it is first switched on. */
export { default as AuthorLayer } from './AuthorLayer.svelte';
export { default as AuthorPanel } from './AuthorPanel.svelte';
export { Replay } from './replay/replay.svelte.ts';
export { default as ReplayBar } from './replay/ReplayBar.svelte';
export { default as ReplaySheet } from './replay/ReplaySheet.svelte';
export { Authorship } from './authorship.svelte.ts';
