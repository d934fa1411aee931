/** Values within values that are shown. */
export const MAX_SHOWN = 100

/** An indent that deep is of a value that nobody reads to its end. */
export const tooDeep = (indent: string): boolean => indent.length > MAX_SHOWN * 8
