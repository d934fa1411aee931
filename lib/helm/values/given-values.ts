import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { mergeMaps, readValues } from '@/lib/helm/values/read-values'
import { setJsonValues, setLiteral, setValues } from '@/lib/helm/values/set-values'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

/** Flags by which values are given. */
export const VALUE_FLAGS: FlagSpec[] = [
  { name: 'values', short: 'f', type: 'stringSlice', usage: 'A file with values; may be repeated.' },
  { name: 'set', type: 'stringArray', usage: 'Values: key1=val1,key2=val2; may be repeated.' },
  { name: 'set-string', type: 'stringArray', usage: 'Values that are texts.' },
  { name: 'set-file', type: 'stringArray', usage: 'Values from files: key1=path1,key2=path2.' },
  { name: 'set-json', type: 'stringArray', usage: 'Values in JSON: key1=jsonval1, or a whole object.' },
  { name: 'set-literal', type: 'stringArray', usage: 'A value that is taken as it stands.' },
]

function readFile(io: HelmIo, path: string): string {
  if (path.trim() === '-') return io.stdin
  if (/^https?:\/\//.test(path)) {
    const text = io.fetchText?.(path)
    if (text === undefined) throw new HelmError(`failed to fetch ${path} : 404 Not Found`)
    return text
  }
  const text = io.readFile(path)
  if (text !== undefined) return text
  throw new HelmError(
    io.listDir(path) ? `read ${path}: is a directory` : `open ${path}: no such file or directory`,
  )
}

function worded(words: string, run: () => void): void {
  try {
    run()
  } catch (error) {
    if (!(error instanceof HelmError)) throw error
    throw new HelmError(words.endsWith(':') ? `${words} ${error.message}` : words)
  }
}

function addJson(text: string, values: JsonMap): JsonMap {
  if (!text.trim().startsWith('{')) {
    worded(`failed parsing --set-json data ${text}`, () => setJsonValues(text, values))
    return values
  }
  try {
    const map: unknown = JSON.parse(text)
    if (isMap(map)) return mergeMaps(values, map)
  } catch {
    // Worded below.
  }
  throw new HelmError(`failed parsing --set-json data JSON: ${text}`)
}

/** What a command line gives, files first. @throws HelmError */
export function givenValues(io: HelmIo, flags: FlagValues): JsonMap {
  let values: JsonMap = {}
  for (const path of flags.list('values')) {
    const text = readFile(io, path)
    worded(`failed to parse ${path}:`, () => {
      values = mergeMaps(values, readValues(text))
    })
  }
  for (const text of flags.list('set-json')) values = addJson(text, values)
  const set = (flag: string, add: (text: string) => void) => {
    for (const text of flags.list(flag)) worded(`failed parsing --${flag} data:`, () => add(text))
  }
  set('set', (text) => setValues(text, values))
  set('set-string', (text) => setValues(text, values, (value) => value))
  set('set-file', (text) => setValues(text, values, (path) => readFile(io, path)))
  set('set-literal', (text) => setLiteral(text, values))
  return values
}
