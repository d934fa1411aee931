import { ASSIGNMENT_LIMITS } from '@/lib/classroom/assignment'
import type { FamilyItem } from './form-item'

/** The item with a variant pinned, or no longer; where all get the same, in the place of the one before. */
export function pinSeed({ drawn: _, ...item }: FamilyItem, seed?: number, isSame = false): FamilyItem {
  const { seeds } = item
  if (seed === undefined) return item
  if (seeds.includes(seed)) return { ...item, seeds: seeds.filter((one) => one !== seed) }
  if (isSame) return { ...item, seeds: [seed] }
  return seeds.length < ASSIGNMENT_LIMITS.seeds ? { ...item, seeds: [...seeds, seed] } : item
}
