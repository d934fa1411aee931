/** RFC 6902 and RFC 7386 on plain JSON. Inputs are never changed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export class PatchError extends Error {}

/** What Go's decoder calls the kind of a JSON value in its errors. */
export function jsonKind(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** Equal as JSON, whatever the order of keys. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => deepEqual(item, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  let more = 0
  for (const key in a) {
    if (a[key] === undefined) continue
    if (!deepEqual(a[key], b[key])) return false
    more += 1
  }
  for (const key in b) if (b[key] !== undefined) more -= 1
  return more === 0
}

function shareItems(value: readonly unknown[], other: readonly unknown[]): unknown {
  let same = value.length === other.length
  const out = value.map((item, index) => {
    const shared = shareEqual(item, other[index])
    if (shared !== other[index]) same = false
    return shared
  })
  return same ? other : out
}

/** The same value, made of the parts of another one wherever they are equal: those need no second look. */
export function shareEqual(value: unknown, other: unknown): unknown {
  if (value === other) return other
  if (Array.isArray(value)) return Array.isArray(other) ? shareItems(value, other) : value
  if (!isObject(value) || !isObject(other)) return value
  let same = true
  const out = { ...value }
  for (const key in value) {
    const item = value[key]
    const shared = shareEqual(item, other[key])
    if (shared !== other[key]) same = false
    if (shared !== item) out[key] = shared
  }
  if (same) for (const key in other) if (value[key] === undefined && other[key] !== undefined) same = false
  return same ? other : out
}

/** JSON merge patch: null removes, objects merge, the rest replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const out: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete out[key]
    else out[key] = mergePatch(out[key], value)
  }
  return out
}

interface Operation {
  op: string
  path: string
  from?: string
  value?: unknown
}

function pointer(path: string): string[] {
  if (path === '') return []
  if (!path.startsWith('/')) throw new PatchError(`invalid pointer ${path}`)
  return path
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A negative index counts from the end. */
function indexOf(list: unknown[], part: string, extra: number): number {
  const size = list.length + extra
  const index = /^[-+]?\d+$/.test(part) ? Number(part) : Number.NaN
  if (!(index < size && index >= -size)) throw new PatchError(`Unable to access invalid index: ${part}`)
  return index < 0 ? index + size : index
}

function read(document: unknown, path: string): unknown {
  let at = document
  for (const part of pointer(path)) {
    if (Array.isArray(at)) at = at[indexOf(at, part, 0)]
    else if (isObject(at) && Object.hasOwn(at, part)) at = at[part]
    else throw new PatchError(`missing path: ${path}`)
  }
  return at
}

/** Copies along the path only, then lets `change` act on the last container. */
function along(node: unknown, parts: string[], change: (container: unknown, last: string) => void): unknown {
  const copy = Array.isArray(node) ? [...node] : isObject(node) ? { ...node } : undefined
  const [part, ...rest] = parts
  if (copy === undefined || part === undefined) throw new PatchError('missing path')
  if (rest.length === 0) {
    change(copy, part)
    return copy
  }
  if (Array.isArray(copy)) {
    const index = indexOf(copy, part, 0)
    copy[index] = along(copy[index], rest, change)
  } else {
    if (!Object.hasOwn(copy, part)) throw new PatchError(`missing path: ${part}`)
    copy[part] = along(copy[part], rest, change)
  }
  return copy
}

function add(document: unknown, path: string, value: unknown): unknown {
  const parts = pointer(path)
  if (parts.length === 0) return value
  return along(document, parts, (container, last) => {
    if (Array.isArray(container)) {
      container.splice(last === '-' ? container.length : indexOf(container, last, 1), 0, value)
    } else (container as Record<string, unknown>)[last] = value
  })
}

function remove(document: unknown, path: string): unknown {
  return along(document, pointer(path), (container, last) => {
    if (Array.isArray(container)) container.splice(indexOf(container, last, 0), 1)
    else if (isObject(container) && Object.hasOwn(container, last)) delete container[last]
    else throw new PatchError(`Unable to remove nonexistent key: ${last}: missing value`)
  })
}

function replace(document: unknown, path: string, value: unknown): unknown {
  const parts = pointer(path)
  if (parts.length === 0) return value
  return along(document, parts, (container, last) => {
    if (Array.isArray(container)) container[indexOf(container, last, 0)] = value
    else if (isObject(container) && Object.hasOwn(container, last)) container[last] = value
    else throw new PatchError(`replace operation does not apply: doc is missing key: ${path}: missing value`)
  })
}

/** What is no list of operations at all. */
export class NoPatchError extends PatchError {}

function operationsOf(patch: unknown): Record<string, unknown>[] {
  if (!Array.isArray(patch)) {
    throw new NoPatchError(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type jsonpatch.Patch`)
  }
  return patch.map((operation: unknown) => {
    if (isObject(operation)) return operation
    const kind = jsonKind(operation)
    throw new NoPatchError(`json: cannot unmarshal ${kind} into Go value of type jsonpatch.Operation`)
  })
}

/**
 * Applies a JSON patch.
 * @throws NoPatchError when the patch is no list of operations
 * @throws PatchError when one of them does not apply
 */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  let out = document
  for (const operation of operationsOf(patch)) {
    if (typeof operation.path !== 'string') throw new PatchError('missing path')
    const { op, path, from = '', value = null } = operation as unknown as Operation
    if (op === 'add') out = add(out, path, value)
    else if (op === 'remove') out = remove(out, path)
    else if (op === 'replace') out = replace(out, path, value)
    else if (op === 'move') out = add(remove(out, from), path, read(out, from))
    else if (op === 'copy') out = add(out, path, read(out, from))
    else if (op === 'test') {
      let found: unknown
      try {
        found = read(out, path)
      } catch {
        found = undefined
      }
      if (!deepEqual(found ?? null, value)) throw new PatchError(`testing value ${path} failed`)
    } else throw new PatchError(`Unexpected kind: ${op}`)
  }
  return out
}
