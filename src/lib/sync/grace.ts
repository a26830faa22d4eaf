/** Shorter losses of a connection are not worth a word that moves the page and is read out, ms. */
export const GRACE_MS = 1500;
