/** What comes up beside the text once somebody is in it; loaded then. */
export { default as BlockHandle } from './BlockHandle.svelte';
export { default as SelectionTools } from './SelectionTools.svelte';
