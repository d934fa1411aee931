/** Characters that sed writes by escapes. */

const CONTROL: Record<string, string> = { a: '\x07', f: '\f', t: '\t', v: '\v', r: '\r' }

/** `\t`, `\x41`, `\o101`, `\d065`, `\cX` at a backslash: the character and how long it is written. */
export function escapeAt(text: string, at: number): [char: string, length: number] | undefined {
  const rest = text.slice(at + 1, at + 5)
  const control = Object.hasOwn(CONTROL, rest.charAt(0)) ? CONTROL[rest.charAt(0)] : undefined
  if (control) return [control, 2]
  const match = /^(?:x([0-9a-fA-F]{1,2})|o([0-7]{1,3})|d(\d{1,3})|c(.))/s.exec(rest)
  if (!match) return undefined
  const [whole, hex, octal, decimal, key] = match
  const code = hex
    ? Number.parseInt(hex, 16)
    : octal
      ? Number.parseInt(octal, 8)
      : decimal
        ? Number(decimal)
        : key!.toUpperCase().charCodeAt(0) ^ 64
  return [String.fromCharCode(code & 255), 1 + whole.length]
}
