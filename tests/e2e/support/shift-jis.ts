const between = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** The bytes of a text as spreadsheets in Japan save it. Node only reads Shift_JIS: the table is made by reading all of it. */
export function shiftJis(text: string): Buffer {
  const decoder = new TextDecoder('shift_jis')
  const bytesOf = new Map<string, number[]>()
  for (const first of [...between(0x81, 0x9f), ...between(0xe0, 0xfc)])
    for (const second of between(0x40, 0xfc)) {
      const sign = decoder.decode(Uint8Array.of(first, second))
      if (sign.length === 1 && !bytesOf.has(sign)) bytesOf.set(sign, [first, second])
    }
  return Buffer.from([...text].flatMap((sign) => bytesOf.get(sign) ?? [...Buffer.from(sign)]))
}
