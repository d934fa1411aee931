import { documentAt } from '@/lib/lab/manifest/manifest-documents'
import { type PathPart, YamlTree } from '@/lib/lab/manifest/yaml-tree'

/** Where somebody writes in a manifest, and what of a word is there. */
export interface Cursor {
  /** A field's name is written, or a value. */
  writes: 'key' | 'value'
  /** Of the value, or of what the field is in. */
  path: PathPart[]
  /** The word that is replaced, in the whole text. */
  from: number
  to: number
  word: string
  /** The column of a key, counted from 0. */
  column: number
  /** A colon follows already. */
  hasColon: boolean
  /** Within braces or brackets. */
  inFlow: boolean
  /** The document without the word. */
  tree: YamlTree
}

/** Stands for the word that is written. */
export const MARK = 'kubekataCursor'

const KEY = /^(\s*(?:- +)*)([\w./$-]*)$/
const VALUE = /^\s*(?:- +)*(?:"[^"]*"|'[^']*'|[^\s#"'{[][^:#]*):\s+([^\s{[#|>][^#]*|)$/
const FLOW = /[{[,]\s*([\w./$-]*)$/
const FLOW_VALUE = /[{,]\s*[\w./$-]+:\s+([\w./$-]*)$/

interface Writing {
  /** Begin of the word in the line. */
  start: number
  word: string
  /** What the marker is put in as. */
  as: 'key' | 'value'
  inFlow: boolean
}

/** What a line up to a place says of what is being written there. */
function writingIn(before: string): Writing | undefined {
  const key = KEY.exec(before)
  if (key) return { start: key[1]?.length ?? 0, word: key[2] ?? '', as: 'key', inFlow: false }
  const flowValue = FLOW_VALUE.exec(before)?.[1]
  if (flowValue !== undefined) return inFlow(before, flowValue, 'value')
  const flow = FLOW.exec(before)?.[1]
  if (flow !== undefined)
    return inFlow(before, flow, before.lastIndexOf('{') > before.lastIndexOf('[') ? 'key' : 'value')
  const value = VALUE.exec(before)?.[1]
  if (value === undefined) return undefined
  return { start: before.length - value.length, word: value, as: 'value', inFlow: false }
}

const inFlow = (before: string, word: string, as: 'key' | 'value'): Writing => ({
  start: before.length - word.length,
  word,
  as,
  inFlow: true,
})

/** The path to the marker in a text; undefined: it stands in no value or key by itself. */
function find(text: string): { tree: YamlTree; path: PathPart[]; isKey: boolean } | undefined {
  const tree = new YamlTree(text)
  for (const one of tree.scalars()) if (one.text === MARK) return { tree, path: one.path, isKey: one.isKey }
  return undefined
}

/** Where a place is; undefined in comments and texts of several lines. */
export function cursorAt(text: string, at: number): Cursor | undefined {
  const document = documentAt(text, at)
  const place = at - document.from
  const lineStart = document.text.lastIndexOf('\n', place - 1) + 1
  const before = document.text.slice(lineStart, place)
  const writing = writingIn(before)
  if (!writing || /(?:^|\s)#/.test(before)) return undefined
  const rest = document.text.slice(place)
  const tail =
    (writing.as === 'key' || writing.inFlow ? /^[\w./$-]*/ : /^[^\n#]*?(?=\s*(?:#|\n|$))/).exec(rest)?.[0] ??
    ''
  const after = rest.slice(tail.length)
  const hasColon = writing.as === 'key' && /^\s*:/.test(after)
  const start = lineStart + writing.start
  const [head, end] = [document.text.slice(0, start), document.text.slice(place + tail.length)]
  const marked = writing.as === 'key' && !hasColon ? [`${MARK}: `, MARK] : [MARK]
  // A word alone may be an item of a list or a field: what is around it decides.
  for (const mark of marked) {
    const found = find(head + mark + end)
    if (!found) continue
    return {
      writes: found.isKey ? 'key' : 'value',
      path: found.isKey ? found.path.slice(0, -1) : found.path,
      from: document.from + start,
      to: at + tail.length,
      word: writing.word,
      column: writing.start,
      hasColon,
      inFlow: writing.inFlow,
      tree: found.tree,
    }
  }
  return undefined
}
