/**
 * The page is a form that works by itself; sending the framework for it would cost everybody's first
 * visit more than 40 KB. What little it does beside is in static/sign-in.js.
 */
export const csr = false;
