/** What a path of the Kubernetes API addresses. */
export interface ResourcePath {
  group: string
  version: string
  /** Empty for the discovery document of a group version. */
  resource: string
  namespace?: string
  name?: string
  subresource?: string
}

const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize'])

const REMEMBERED = 500
const parsed = new Map<string, Readonly<ResourcePath>>()

/** undefined for paths outside /api/<version> and /apis/<group>/<version>. */
export function parsePath(path: string): Readonly<ResourcePath> | undefined {
  const known = parsed.get(path)
  if (known) return known
  if (parsed.size >= REMEMBERED) parsed.clear()
  const made = readPath(path)
  if (made) parsed.set(path, made)
  return made
}

function readPath(path: string): ResourcePath | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) if (part !== '') parts.push(decode(part))
  const [root, first = '', second = ''] = parts
  if (root === 'api' && parts.length > 1) return parseResource('', first, parts.slice(2))
  if (root === 'apis' && parts.length > 2) return parseResource(first, second, parts.slice(3))
  return undefined
}

function decode(part: string): string {
  if (!part.includes('%')) return part
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function parseResource(group: string, version: string, parts: string[]): ResourcePath {
  const base = { group, version }
  const [first = '', second, third] = parts
  if (
    first === 'namespaces' &&
    second !== undefined &&
    third !== undefined &&
    !(parts.length === 3 && NAMESPACE_SUBRESOURCES.has(third))
  ) {
    return { ...base, namespace: second, ...named(parts.slice(2)) }
  }
  return { ...base, ...named(parts) }
}

function named([resource = '', name, subresource]: string[]) {
  return {
    resource,
    ...(name !== undefined ? { name } : {}),
    ...(subresource !== undefined ? { subresource } : {}),
  }
}
