/** Of an Anki package; the server refuses what goes beyond (lib/anki/read-package.ts). */
export const PACKAGE_LIMITS = { reviews: 200_000, megabytes: 64 } as const
