/**
 * How a live desk was lost. offline: no server answers, most likely no network. restarting: the
 * server said it comes back. signed-out: it comes back with a new sign-in only.
 * deactivated: it does not come back.
 */
export type Lost = 'offline' | 'restarting' | 'signed-out' | 'deactivated';
