import { isMapping, type Mapping } from './draft-yaml'
import type { DraftNode } from './drill-draft'

const TAINT = /^([^=:\s]+)(?:=([^:\s]*))?:(\w+)$/

const parts = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** A node of drill.yaml from what its fields hold. */
export function nodeOf({ name, controlPlane, cpu, memory, labels, taints }: DraftNode): Mapping {
  const pairs = parts(labels).map((pair) => {
    const [key = '', value = ''] = pair.split('=')
    return [key, value] as const
  })
  return {
    name,
    ...(controlPlane ? { controlPlane } : {}),
    ...(cpu ? { cpu } : {}),
    ...(memory ? { memory } : {}),
    ...(pairs.length ? { labels: Object.fromEntries(pairs) } : {}),
    ...(taints.trim() ? { taints: parts(taints).map(taintOf) } : {}),
  }
}

function taintOf(text: string): Mapping {
  const [, key, value, effect] = TAINT.exec(text) ?? []
  if (!key) throw new Error(`${text} is not key=value:Effect`)
  return { key, ...(value ? { value } : {}), effect }
}

/** What the fields hold of a node of drill.yaml. */
export function fieldsOfNode(given: unknown): DraftNode {
  const node = isMapping(given) ? given : {}
  const labels = isMapping(node.labels) ? Object.entries(node.labels) : []
  const taints = Array.isArray(node.taints) ? node.taints.filter(isMapping) : []
  return {
    name: String(node.name ?? ''),
    controlPlane: node.controlPlane === true,
    cpu: String(node.cpu ?? ''),
    memory: String(node.memory ?? ''),
    labels: labels.map(([key, value]) => `${key}=${value}`).join(', '),
    taints: taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`).join(', '),
  }
}
