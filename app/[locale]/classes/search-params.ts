type Param = string | string[] | undefined

/** A parameter of an address that is given once; undefined: it is not, or says nothing. */
export function textOf(param: Param): string | undefined {
  return typeof param === 'string' && param !== '' ? param : undefined
}

/** The place of a row in a list, for an address; dates as ISO 8601. */
export function cursorOf(...parts: (string | Date)[]): string {
  return parts.map((part) => (part instanceof Date ? part.toISOString() : part)).join('~')
}

/** What `cursorOf` wrote; whether it makes sense is for the operation to say. */
export function readCursor<T>(text: string | undefined, read: (parts: string[]) => T): T | undefined {
  return text === undefined ? undefined : read(text.split('~'))
}

/** What the address of a log asks for: `input` for the operation, `query` for links that keep it. */
export function actQuery(params: Record<string, Param>) {
  const [person, kind] = [textOf(params.person), textOf(params.kind)]
  const before = readCursor(textOf(params.before), ([at, id]) => ({ at: new Date(at ?? ''), id: id ?? '' }))
  const query: { person?: string; kind?: string } = {
    ...(person ? { person } : {}),
    ...(kind ? { kind } : {}),
  }
  const input = {
    ...(person ? { personId: person } : {}),
    ...(kind ? { action: kind } : {}),
    ...(before ? { before } : {}),
  }
  return { query, input, later: before !== undefined }
}
