/** RFC 6902 on plain JSON. Inputs are never changed. */
import { deepEqual, isObject, jsonKind, PatchError } from '@/lib/cluster/apimachinery/json-patch'

interface Operation {
  op: string
  path: string
  from?: string
  value?: unknown
  /** Counts what is copied. @throws PatchError beyond the limit */
  copied(value: unknown): void
}

type Container = unknown[] | Record<string, unknown>

const MISSING = 'missing value'
/** Bytes of JSON that the copies of one patch may come to: the API server's JSONPatchMaxCopyBytes. */
const COPY_LIMIT = 3 * 1024 * 1024

function copyCounter(): Operation['copied'] {
  let size = 0
  return (value) => {
    size += (JSON.stringify(value) ?? 'null').length
    if (size <= COPY_LIMIT) return
    throw new PatchError(
      `Unable to complete the copy, the accumulated size increase of copy is ${size}, exceeding the limit ${COPY_LIMIT}`,
    )
  }
}

/** Where a pointer leads: the containers on the way and the key in the last one; undefined where it ends early. */
interface Place {
  way: { container: Container; key: string }[]
  container: Container
  key: string
}

/** A list's index; a negative one counts from the end. @throws PatchError in the words of Go's library */
function indexOf(part: string, size: number): number {
  if (!/^[-+]?\d+$/.test(part)) {
    throw new PatchError(`strconv.Atoi: parsing ${JSON.stringify(part)}: invalid syntax`)
  }
  const index = Number(part)
  if (!(index < size && index >= -size)) {
    throw new PatchError(`Unable to access invalid index: ${index}: invalid index referenced`)
  }
  return index < 0 ? index + size : index
}

function get(container: Container, key: string): unknown {
  if (Array.isArray(container)) return container[indexOf(key, container.length)]
  return Object.hasOwn(container, key) ? container[key] : undefined
}

/** What stands before the first slash is not read. */
function find(document: unknown, path: string): Place | undefined {
  const [, ...parts] = path.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const key = parts.pop()
  if (key === undefined) return undefined
  const way: Place['way'] = []
  let container: unknown = document
  for (const part of parts) {
    if (!Array.isArray(container) && !isObject(container)) return undefined
    way.push({ container, key: part })
    try {
      container = get(container, part)
    } catch {
      return undefined
    }
  }
  return Array.isArray(container) || isObject(container) ? { way, container, key } : undefined
}

/** The document with a container replaced: copies along the way only. */
function withContainer({ way }: Place, container: Container): unknown {
  return way.reduceRight<unknown>((inner, step) => {
    if (!Array.isArray(step.container)) return { ...step.container, [step.key]: inner }
    return step.container.with(indexOf(step.key, step.container.length), inner)
  }, container)
}

function set(place: Place, value: unknown): unknown {
  const { container, key } = place
  if (!Array.isArray(container)) return withContainer(place, { ...container, [key]: value })
  return withContainer(place, container.with(indexOf(key, container.length), value))
}

function insert(place: Place, value: unknown): unknown {
  const { container, key } = place
  if (!Array.isArray(container)) return set(place, value)
  if (key === '-') return withContainer(place, [...container, value])
  if (!/^[-+]?\d+$/.test(key)) {
    throw new PatchError(
      `value was not a proper array index: '${key}': strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`,
    )
  }
  return withContainer(place, container.toSpliced(indexOf(key, container.length + 1), 0, value))
}

function without(place: Place): unknown {
  const { container, key } = place
  if (Array.isArray(container)) {
    return withContainer(place, container.toSpliced(indexOf(key, container.length), 1))
  }
  if (!Object.hasOwn(container, key)) {
    throw new PatchError(`Unable to remove nonexistent key: ${key}: ${MISSING}`)
  }
  const { [key]: _, ...rest } = container
  return withContainer(place, rest)
}

/** Runs a step; what it is stands before its error. */
function named<T>(name: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof PatchError) throw new PatchError(`${name}: ${error.message}`)
    throw error
  }
}

function placeOf(document: unknown, path: string, missing: string): Place {
  const place = find(document, path)
  if (!place) throw new PatchError(`${missing}: ${MISSING}`)
  return place
}

const OPERATIONS: Record<string, (document: unknown, operation: Operation) => unknown> = {
  add(document, { path, value }) {
    const place = placeOf(document, path, `add operation does not apply: doc is missing path: "${path}"`)
    return named(`error in add for path: '${path}'`, () => insert(place, value))
  },
  remove(document, { path }) {
    const place = placeOf(document, path, `remove operation does not apply: doc is missing path: "${path}"`)
    return named(`error in remove for path: '${path}'`, () => without(place))
  },
  replace(document, { path, value }) {
    if (path === '') return value
    const what = 'replace operation does not apply: doc is missing'
    const place = placeOf(document, path, `${what} path: ${path}`)
    try {
      return set(place, value)
    } catch (error) {
      if (error instanceof PatchError) throw new PatchError(`${what} key: ${path}: ${MISSING}`)
      throw error
    }
  },
  move(document, { from, path }) {
    if (from === undefined) {
      throw new PatchError(`move operation failed to decode from: operation, missing from field: ${MISSING}`)
    }
    const what = 'move operation does not apply: doc is missing'
    const source = placeOf(document, from, `${what} from path: ${from}`)
    const error = `error in move for path: '${source.key}'`
    const value = named(error, () => get(source.container, source.key))
    const rest = named(error, () => without(source))
    const place = placeOf(rest, path, `${what} destination path: ${path}`)
    return named(`error in move for path: '${path}'`, () => insert(place, value))
  },
  copy(document, { from, path, copied }) {
    if (from === undefined) {
      throw new PatchError(`copy operation failed to decode from: operation, missing from field: ${MISSING}`)
    }
    const what = 'copy operation does not apply: doc is missing'
    const source = placeOf(document, from, `${what} from path: ${from}`)
    const value = named(`error in copy for from: '${from}'`, () => get(source.container, source.key))
    const place = placeOf(document, path, `${what} destination path: ${path}`)
    copied(value)
    return named('error while adding value during copy', () => insert(place, value ?? null))
  },
  test(document, { path, value }) {
    const place =
      path === ''
        ? undefined
        : placeOf(document, path, `test operation does not apply: is missing path: ${path}`)
    const found = place
      ? named(`error in test for path: '${path}'`, () => get(place.container, place.key))
      : document
    if (!deepEqual(found ?? null, value)) throw new PatchError(`testing value ${path} failed: test failed`)
    return document
  },
}

/** What is no list of operations at all. */
export class NoPatchError extends PatchError {}

function operationsOf(patch: unknown): Record<string, unknown>[] {
  if (patch === null) return []
  if (!Array.isArray(patch)) {
    throw new NoPatchError(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type jsonpatch.Patch`)
  }
  return patch.map((operation: unknown) => {
    if (operation === null) return {}
    if (isObject(operation)) return operation
    const kind = jsonKind(operation)
    throw new NoPatchError(`json: cannot unmarshal ${kind} into Go value of type jsonpatch.Operation`)
  })
}

/**
 * Applies a JSON patch. Mirrors: github.com/evanphx/json-patch v4, whose `replace` adds what a map does not have.
 * @throws NoPatchError when the patch is no list of operations
 * @throws PatchError when one of them does not apply
 */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  let out = document
  const copied = copyCounter()
  for (const { op = 'unknown', path, from, value = null } of operationsOf(patch)) {
    const name = String(op)
    const apply = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
    if (!apply) throw new PatchError(`Unexpected kind: ${name}`)
    if (typeof path !== 'string') {
      throw new PatchError(`${name} operation failed to decode path: ${MISSING}`)
    }
    out = apply(out, { op: name, path, value, copied, ...(typeof from === 'string' ? { from } : {}) })
  }
  return out
}
