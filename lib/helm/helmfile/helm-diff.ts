/**
 * What helm-diff shows: the manifests of a release against what would come of an upgrade.
 * Mirrors: databus23/helm-diff v3, its plain output without colours.
 */
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { splitManifests } from '@/lib/helm/release/manifests'
import { isMap } from '@/lib/kubectl/go-format'
import { changesBetween } from '@/lib/userland/tools/shared/line-diff'

interface Part {
  kind: string
  text: string
}

type Index = Map<string, Part>

function keyed(text: string, namespace: string): [key: string, part: Part] | undefined {
  const object = decodeYaml(text)
  if (!isMap(object) || !isMap(object.metadata)) return undefined
  const annotations = isMap(object.metadata.annotations) ? object.metadata.annotations : {}
  if (String(annotations['helm.sh/hook'] ?? '').startsWith('test')) return undefined
  const group = String(object.apiVersion).split('/')
  const api = group.length > 1 ? group.slice(0, -1).join('/') : group[0]
  const kind = String(object.kind)
  const key = `${object.metadata.namespace ?? namespace}, ${object.metadata.name}, ${kind} (${api})`
  return [key, { kind, text: text.trim() }]
}

const indexOf = (manifest: string, namespace: string): Index =>
  new Map(
    splitManifests(manifest).flatMap((text) => {
      const found = keyed(text, namespace)
      return found ? [found] : []
    }),
  )

const sizeOf = (value: unknown) => {
  const text = String(value).replace(/=+$/, '')
  return Math.floor((text.length * 3) / 4)
}

/** A Secret's values are not shown, but whether they differ. */
function redacted(part: Part | undefined, other: Part | undefined, mark: string): string {
  if (!part) return ''
  if (part.kind !== 'Secret') return part.text
  const dataOf = (one: Part | undefined): Record<string, unknown> => {
    const object = one ? decodeYaml(one.text) : undefined
    return isMap(object) && isMap(object.data) ? object.data : {}
  }
  const [own, others] = [dataOf(part), dataOf(other)]
  return Object.entries(own).reduce((text, [key, value]) => {
    const same = others[key] === value
    const line = new RegExp(`^(\\s+)["']?${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']?:.*$`, 'm')
    return text.replace(line, `$1${key}: ${same ? 'REDACTED' : mark} # (${sizeOf(value)} bytes)`)
  }, part.text)
}

function lines(before: string, after: string): string {
  const [left, right] = [before.split('\n'), after.split('\n')]
  const out: string[] = []
  const same = (from: number, to: number) =>
    out.push(...left.slice(from, to).map((line) => (line === '' ? '' : `  ${line}`)))
  let at = 0
  for (const { a1, a2, b1, b2 } of changesBetween(left, right)) {
    same(at, a1)
    out.push(
      ...left.slice(a1, a2).map((line) => `- ${line}`),
      ...right.slice(b1, b2).map((line) => `+ ${line}`),
    )
    at = a2
  }
  same(at, left.length)
  return `${out.join('\n')}\n`
}

/** @returns '' where nothing differs */
export function diffManifests(before: string, after: string, namespace: string): string {
  const [old, fresh] = [indexOf(before, namespace), indexOf(after, namespace)]
  const entry = (key: string, what: string) => {
    const [from, to] = [old.get(key), fresh.get(key)]
    return `${key} has ${what}:\n${lines(redacted(from, to, '--------'), redacted(to, from, '++++++++'))}`
  }
  const sorted = (index: Index) => [...index.keys()].sort()
  const changed = sorted(old).filter((key) => fresh.has(key) && fresh.get(key)?.text !== old.get(key)?.text)
  const removed = sorted(old).filter((key) => !fresh.has(key))
  const added = sorted(fresh).filter((key) => !old.has(key))
  return [
    ...changed.map((key) => entry(key, 'changed')),
    ...removed.map((key) => entry(key, 'been removed')),
    ...added.map((key) => entry(key, 'been added')),
  ].join('')
}
