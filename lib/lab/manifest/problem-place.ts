import { FIELD_PATH, parseFieldPath } from '@/lib/lab/manifest/field-path'
import type { Found, PathPart, Range, YamlTree } from '@/lib/lab/manifest/yaml-tree'

const UNKNOWN_FIELD = /(?:unknown|duplicate) field "([^"]+)"/
const WRONG_TYPE = /json: cannot unmarshal (\w+) into Go (?:struct field \w+\.(\S+)|value) of type/
const NO_KIND = /no matches for kind "[^"]*" in version "([^"]*)"/
const NO_NAMESPACE = /namespaces "[^"]*" (?:is forbidden: .*not found|not found)/
const NOT_SET = /\b(?:apiVersion|kind) not set\b/
const OF_CONTAINER = /container "([^"]+)" must (?:not )?set ((?:securityContext\.)?[\w.]+)/
/** `Deployment.apps "x" is invalid: spec.selector: Invalid value: …`, `spec.replicas: Required value` */
const INVALID = /(?: is invalid: |^)([A-Za-z][^\s:]*): \S/

const jsonKind = (value: unknown): string => {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return value === null ? 'null' : typeof value
}

/** Of several fields that a message without list positions may mean: the first that is of the wrong type. */
function wronglyTyped(tree: YamlTree, kind: string, path: string): PathPart[] | undefined {
  const paths = tree.paths(path.split('.'))
  return paths.find((one) => jsonKind(tree.value(one)) === kind) ?? paths[0]
}

function containerPath(tree: YamlTree, name: string): PathPart[] | undefined {
  for (const { path, isKey, text } of tree.scalars())
    if (!isKey && text === name && path.at(-1) === 'name' && /ontainers$/.test(String(path.at(-3))))
      return path.slice(0, -1)
  return undefined
}

/** What a message is about: a field of the document, and whether its name is what is wrong. */
function subject(said: string, tree: YamlTree): { path: PathPart[]; name?: true } | undefined {
  const message = said.replace(/^Warning: /, '')
  const unknown = UNKNOWN_FIELD.exec(message)?.[1]
  if (unknown !== undefined) return { path: parseFieldPath(unknown), name: true }
  const [, kind = '', field] = WRONG_TYPE.exec(message) ?? []
  if (field !== undefined) return { path: wronglyTyped(tree, kind, field) ?? parseFieldPath(field) }
  if (NO_KIND.test(message)) return { path: ['apiVersion'] }
  if (NO_NAMESPACE.test(message)) return { path: ['metadata', 'namespace'] }
  const [, container] = OF_CONTAINER.exec(message) ?? []
  const path = container === undefined ? undefined : containerPath(tree, container)
  if (path) return { path }
  const invalid = INVALID.exec(message)?.[1]
  const named = invalid === undefined ? undefined : FIELD_PATH.exec(invalid)?.[0]
  if (named !== undefined && tree.find(parseFieldPath(named).slice(0, 1)).whole)
    return { path: parseFieldPath(named) }
  return undefined
}

/** The line that a place is on, without its margins. */
export function lineRange(text: string, at: number): Range {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', from)
  const line = text.slice(from, end < 0 ? text.length : end)
  const margin = line.length - line.trimStart().length
  return { from: from + margin, to: from + Math.max(margin, line.trimEnd().length) }
}

/** The first line that says something. */
function firstLine(text: string): Range {
  const at = text.search(/^[^\S\n]*[^\s#]/m)
  return lineRange(text, Math.max(0, at))
}

/** A long value is shown by its first line. */
const shortened = (text: string, { from, to }: Range): Range => {
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 ? to : Math.min(to, end) }
}

/** A value on lines of its own is told by its name. */
function rangeOf({ whole, key, value }: Found, name: boolean, text: string): Range | undefined {
  if (!key || !value) return key ?? value
  return name || !whole || text.slice(key.to, value.from).includes('\n') ? key : value
}

/** Where in a document's text a message belongs; where nothing better is known, to what the object is called. */
export function problemPlace(message: string, text: string, tree: YamlTree): Range {
  const line = /\byaml: line (\d+)/.exec(message)?.[1]
  if (line !== undefined) {
    const lines = text.split('\n')
    const index = Math.min(Number(line), lines.length) - 1
    const at = lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0)
    return lineRange(text, at)
  }
  if (/\byaml: /.test(message) || NOT_SET.test(message)) return firstLine(text)
  const about = subject(message, tree)
  const found = about && rangeOf(tree.find(about.path), about.name === true, text)
  if (found && (about.path.length > 1 || tree.find(about.path).whole)) return shortened(text, found)
  const called = tree.find(['metadata', 'name'])
  const fallback = called.whole ? called : tree.find(['kind'])
  const place = fallback.whole ? rangeOf(fallback, false, text) : undefined
  return place ? shortened(text, place) : firstLine(text)
}
