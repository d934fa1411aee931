import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { compareStrings, digString, type JsonMap } from '../go-format'
import type { DescribeWriter } from './writer'

/** A label selector as kubectl shows it; `<none>` for an empty one. */
export function selectorText(selector: unknown): string {
  const parsed = selectorFromLabelSelector(selector as Parameters<typeof selectorFromLabelSelector>[0])
  return (parsed && formatSelector(parsed)) || '<none>'
}

function tolerationText(toleration: JsonMap): string {
  const [key, value, effect] = ['key', 'value', 'effect'].map((field) => digString(toleration, field)) as [
    string,
    string,
    string,
  ]
  let text = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`
  if (toleration.operator === 'Exists' && !value) text += key || effect ? ' op=Exists' : 'op=Exists'
  if (toleration.tolerationSeconds !== undefined) text += ` for ${toleration.tolerationSeconds}s`
  return text
}

export function describeTolerations(writer: DescribeWriter, title: string, tolerations: JsonMap[]): void {
  const sorted = [...tolerations].sort((a, b) => compareStrings(digString(a, 'key'), digString(b, 'key')))
  writer.entries(title, sorted.map(tolerationText))
}

export function describeSpread(writer: DescribeWriter, constraints: JsonMap[], space: string): void {
  if (constraints.length === 0) return
  const sorted = [...constraints].sort((a, b) =>
    compareStrings(digString(a, 'topologyKey'), digString(b, 'topologyKey')),
  )
  writer.entries(
    `${space}Topology Spread Constraints`,
    sorted.map((one) => {
      const head = `${digString(one, 'topologyKey')}:${digString(one, 'whenUnsatisfiable')}`
      const selector = one.labelSelector ? ` for selector ${selectorText(one.labelSelector)}` : ''
      return `${head} when max skew ${digString(one, 'maxSkew')} is exceeded${selector}`
    }),
  )
}

/** `key=value:Effect` */
export function taintText(taint: JsonMap): string {
  const value = digString(taint, 'value')
  return `${digString(taint, 'key')}${value ? `=${value}` : ''}:${digString(taint, 'effect')}`
}
