const SLUG = /^[a-z0-9][a-z0-9-]{0,59}$/

/** Whether a check or a wrong solution may be called so: as a file is, and as none in front of it. */
export const isGoodName = (names: readonly string[], at: number): boolean =>
  SLUG.test(names[at] ?? '') && names.indexOf(names[at] ?? '') === at

/** What somebody types, as a name may be. */
export const slugged = (text: string): string => text.toLowerCase().replace(/[^a-z0-9-]+/g, '-')
