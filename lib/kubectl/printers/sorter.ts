import { compareQuantities, parseQuantity, QuantityError } from '@/lib/cluster/apimachinery/quantity'
import { KubectlError } from '../errors'
import { compareStrings, quote } from '../go-format'
import { compileJsonPath, findAll, relaxedPath } from './jsonpath'

/** Strings with their digit runs compared as numbers. */
function naturalCompare(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? []
  const right = b.match(/\d+|\D+/g) ?? []
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [l, r] = [left[i]!, right[i]!]
    if (l === r) continue
    if (/^\d/.test(l) && /^\d/.test(r) && Number(l) !== Number(r)) return Number(l) - Number(r)
    return compareStrings(l, r)
  }
  return left.length - right.length
}

function isQuantity(text: string): boolean {
  try {
    parseQuantity(text)
    return true
  } catch (error) {
    if (error instanceof QuantityError) return false
    throw error
  }
}

function compareValues(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') {
    return isQuantity(a) && isQuantity(b) ? compareQuantities(a, b) : naturalCompare(a, b)
  }
  if (typeof a === typeof b) return compareStrings(String(a), String(b))
  throw new KubectlError(`unsortable types`)
}

/**
 * Items in the order of `--sort-by`.
 * @throws KubectlError when the path is wrong or nothing has the field
 */
export function sortItems<T>(items: T[], sortBy: string, object: (item: T) => unknown): T[] {
  const text = relaxedPath(sortBy)
  const path = compileJsonPath(text)
  const keyed = items.map((item) => ({ item, key: findAll(path, object(item))[0] }))
  if (keyed.length > 0 && keyed.every(({ key }) => key === undefined)) {
    throw new KubectlError(`couldn't find any field with path ${quote(text)} in the list of objects`)
  }
  return keyed.sort((a, b) => compareValues(a.key, b.key)).map(({ item }) => item)
}
