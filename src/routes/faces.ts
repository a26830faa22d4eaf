/**
 * The faces of the screen, which the root layout imports after the first paint. Rare characters come in
 * the slices in which they print, each when a text has one of it: no name is a box while it is written.
 */
import '#lib/ui/fonts.ts';
import '#lib/typeset/rare/rare.css';
