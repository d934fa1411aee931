/** An escape sequence, one of Alt and a letter, or a character, control characters among them. */
const KEY = /\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|\x1b[a-z]|[\s\S]/gu

/** How many keys were pressed for what a terminal received: Tab, arrows and Backspace are one each. */
export const keysIn = (data: string): number => data.match(KEY)?.length ?? 0

/** How many keys a script takes when every character of it is typed, with Enter after each line. */
export const keysToType = (script: string): number => keysIn(script.trim()) + 1
