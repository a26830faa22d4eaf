/**
 * The faces of the interface, in slices of which a browser fetches what a page's characters need.
 * The rules that list the slices weigh over 100 KB compressed, so the root layout imports this
 * module only after the first paint; until then the system's Song and Hei faces stand in, of the
 * same widths.
 */
import '@fontsource/inter/400.css';
import '@fontsource/inter/700.css';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import '@fontsource/noto-serif-sc/400.css';
import '@fontsource/noto-serif-sc/700.css';
