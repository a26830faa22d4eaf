/**
 * Raised when an older client must not write any more. It is asked before the first sync message;
 * an older client is told to reload, and keeps what it does not know in any case.
 */
export const SCHEMA_VERSION = 1;
