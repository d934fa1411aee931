import { compareQuantities, parseQuantity, QuantityError } from '@/lib/cluster/apimachinery/quantity'
import { KubectlError } from '../errors'
import { compareStrings, goType, quote } from '../go-format'
import { compileJsonPath, findAll, relaxedPath } from './jsonpath'

function isQuantity(text: string): boolean {
  try {
    parseQuantity(text)
    return true
  } catch (error) {
    if (error instanceof QuantityError) return false
    throw error
  }
}

/** Values of a type that has no order. */
export class Unsortable extends Error {}

function isLess(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  if (typeof a === 'string' && typeof b === 'string') {
    return isQuantity(a) && isQuantity(b) ? compareQuantities(a, b) < 0 : compareStrings(a, b) < 0
  }
  if (a === null || b === null) return a === null && b !== null
  if (typeof a === 'number' || typeof a === 'string') throw new Unsortable('unsortable interface: interface')
  throw new Unsortable(`unsortable type: ${goType(a)}`)
}

/**
 * Go's sort of short lists, an insertion sort: with what is missing less than all, also than itself, the
 * order of the result depends on it.
 * Differs: long lists are sorted likewise.
 */
function insertionSort<T>(items: T[], less: (a: T, b: T) => boolean): T[] {
  const sorted = [...items]
  for (let i = 1; i < sorted.length; i++) {
    for (let j = i; j > 0 && less(sorted[j]!, sorted[j - 1]!); j--) {
      ;[sorted[j - 1], sorted[j]] = [sorted[j]!, sorted[j - 1]!]
    }
  }
  return sorted
}

/**
 * Items in the order of `--sort-by`.
 * @throws KubectlError when the path is wrong or nothing has the field
 * @throws Unsortable for values that have no order
 */
export function sortItems<T>(items: T[], sortBy: string, object: (item: T) => unknown): T[] {
  const text = relaxedPath(sortBy)
  const path = compileJsonPath(text)
  const keyed = items.map((item) => ({ item, key: findAll(path, object(item))[0] }))
  if (keyed.length > 0 && keyed.every(({ key }) => key === undefined)) {
    throw new KubectlError(`couldn't find any field with path ${quote(text)} in the list of objects`)
  }
  const less = (a: { key?: unknown }, b: { key?: unknown }) =>
    a.key === undefined || (b.key !== undefined && isLess(a.key, b.key))
  return insertionSort(keyed, less).map(({ item }) => item)
}
