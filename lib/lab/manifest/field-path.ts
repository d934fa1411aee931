import type { PathPart } from '@/lib/lab/manifest/yaml-tree'

/** A field path as the API server writes it, at the begin of a text. */
export const FIELD_PATH = /^[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$/-]*|\[[^\]]*\])*/

/** `spec.containers[0].env[KEY]` → `spec`, `containers`, 0, `env`, `KEY`. */
export function parseFieldPath(text: string): PathPart[] {
  const parts: PathPart[] = []
  for (const [, inside, name] of text.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    if (inside === undefined) parts.push(name ?? '')
    else parts.push(/^\d+$/.test(inside) ? Number(inside) : inside.replace(/^"|"$/g, ''))
  }
  return parts
}
