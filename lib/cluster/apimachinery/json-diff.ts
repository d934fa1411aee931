import { deepEqual, isObject } from '@/lib/cluster/apimachinery/json-patch'

/** One step of a JSON patch, and the value that it replaces or removes. */
export interface JsonChange {
  op: 'add' | 'replace' | 'remove'
  /** A JSON pointer. */
  path: string
  value?: unknown
  was?: unknown
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

function listChanges(before: readonly unknown[], after: readonly unknown[], path: string): JsonChange[] {
  const common = Math.min(before.length, after.length)
  const changes = after
    .slice(0, common)
    .flatMap((item, index) => jsonChanges(before[index], item, `${path}/${index}`))
  for (let index = before.length - 1; index >= common; index--)
    changes.push({ op: 'remove', path: `${path}/${index}`, was: before[index] })
  for (let index = common; index < after.length; index++)
    changes.push({ op: 'add', path: `${path}/${index}`, value: after[index] })
  return changes
}

/**
 * The patch that makes one value of another: applied in order, RFC 6902 gives `after`.
 * Lists are compared place by place.
 */
export function jsonChanges(before: unknown, after: unknown, path = ''): JsonChange[] {
  if (deepEqual(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path)
  if (!isObject(before) || !isObject(after)) return [{ op: 'replace', path, value: after, was: before }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return keys.flatMap((key): JsonChange[] => {
    const [was, value, at] = [before[key], after[key], `${path}/${escaped(key)}`]
    if (value === undefined) return was === undefined ? [] : [{ op: 'remove', path: at, was }]
    return was === undefined ? [{ op: 'add', path: at, value }] : jsonChanges(was, value, at)
  })
}
