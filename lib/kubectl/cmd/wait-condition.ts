import { JsonPath } from '@/lib/cluster/apimachinery/jsonpath/jsonpath'
import { PathSyntaxError } from '@/lib/cluster/apimachinery/jsonpath/parser'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { dig, digList, digString, isMap, quote } from '../go-format'
import { relaxedPath } from '../printers/jsonpath'

export type WaitCondition =
  | { type: 'create' }
  | { type: 'delete' }
  | { type: 'check'; check(object: Manifest): boolean }

function statusCondition(name: string, value: string): WaitCondition {
  const equal = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  return {
    type: 'check',
    check(object) {
      const condition = digList(object, 'status', 'conditions').find((one) =>
        equal(digString(one, 'type'), name),
      )
      if (!condition) return false
      const generation = dig(object, 'metadata', 'generation')
      const observed = dig(condition, 'observedGeneration') ?? dig(object, 'status', 'observedGeneration')
      if (generation !== undefined && observed !== undefined && Number(observed) < Number(generation))
        return false
      return equal(digString(condition, 'status'), value)
    },
  }
}

/** Splits at single `=`; `==` belongs to the expression. */
function splitAtEquals(text: string): string[] {
  return text.split(/(?<!=)=(?!=)/)
}

function jsonPathCondition(text: string): WaitCondition {
  const parts = splitAtEquals(text)
  if (parts.length > 2) {
    throw new KubectlError(
      "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'",
    )
  }
  const [expression = '', rawValue] = parts
  const relaxed = relaxedPath(expression)
  const value = rawValue?.replace(/^['"]+|['"]+$/g, '')
  if (value === '') {
    throw new KubectlError(
      "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3",
    )
  }
  if (relaxed === '') throw new KubectlError('jsonpath expression cannot be empty')
  return { type: 'check', check: jsonPathCheck(relaxed, value) }
}

function jsonPathCheck(expression: string, value: string | undefined): (object: Manifest) => boolean {
  let path: JsonPath
  try {
    path = new JsonPath(expression)
  } catch (error) {
    if (error instanceof PathSyntaxError) throw new KubectlError(error.message)
    throw error
  }
  return (object) => {
    const results = path.find(object)
    const [first = []] = results
    if (first.length === 0) return false
    if (results.length > 1) throw new KubectlError('given jsonpath expression matches more than one list')
    if (first.length > 1) throw new KubectlError('given jsonpath expression matches more than one value')
    if (value === undefined) return true
    if (isMap(first[0]) || Array.isArray(first[0])) {
      throw new KubectlError('jsonpath leads to a nested object or list which is not supported')
    }
    return String(first[0]).trim() === value.trim()
  }
}

/** What `--for` says. @throws KubectlError */
export function parseCondition(text: string): WaitCondition {
  const lower = text.toLowerCase()
  if (lower === 'delete') return { type: 'delete' }
  if (lower === 'create') return { type: 'create' }
  if (text.startsWith('condition=')) {
    const [name = '', value = 'true'] = text.slice('condition='.length).split(/=(.*)/s)
    return statusCondition(name, value)
  }
  if (text.startsWith('jsonpath=')) {
    const body = text.slice('jsonpath='.length)
    if (body === '') throw new KubectlError('jsonpath expression cannot be empty')
    return jsonPathCondition(body)
  }
  throw new KubectlError(`unrecognized condition: ${quote(text)}`)
}
