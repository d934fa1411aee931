/**
 * A boot made ahead. A cluster right after its boot is a pure function of its options, so it can be made at set-up and
 * read back: that takes a fraction of the time. Nothing is ever wrong without it, or with one that does not fit: the
 * cluster then boots.
 */

/** The engine's sources, the options' key and the packed state, a line each: `packBoot` makes it. */
let installed = ''

/** @param text as `packBoot` made it, by an engine of the same sources as this one: a host sees to that */
export function installBoot(text: string): void {
  installed = text
}

/** The packed state of a cluster that has just booted with options of this key. */
export function prebuiltState(key: string): string | undefined {
  const head = installed.indexOf('\n') + 1
  return head > 0 && installed.startsWith(`${key}\n`, head)
    ? installed.slice(head + key.length + 1)
    : undefined
}
