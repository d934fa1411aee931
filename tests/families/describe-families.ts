import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { listFamilies, loadFamily } from '@/lib/content/load-family'
import type { Family } from '@/lib/quiz/family'
import { familyChecks } from '@/lib/quiz/family-check'
import { type Sample, type SampleSize, sampleFamily } from '@/lib/quiz/family-sample'
import { isQuick } from '../quick'
import { shareOf } from '../shard'

const root = fileURLToPath(new URL('../../content', import.meta.url))

const FEW: SampleSize = { seeds: 2, seedsPerLevel: 0 }
const OF_MANY = new Set([
  'asks many different problems',
  'changes the problem from level to level',
  'uses every message, misconception and kind',
])

/** Tests the caller's share of all families. @param url the caller's own */
export function describeFamilies(url: string): void {
  for (const slug of shareOf(listFamilies(root), url)) describeFamily(slug)
}

function describeFamily(slug: string): void {
  // Answers that are run take a lab each: a busy machine may take long.
  describe(slug, { timeout: 120_000 }, () => {
    let family: Family
    let sample: Sample
    // Generated once: each variant takes an engine run or several.
    beforeAll(async () => {
      family = await loadFamily(root, slug)
      sample = await sampleFamily(family.question, isQuick ? FEW : undefined)
    }, 240_000)

    it('is called as its folder', () => expect(family.question.id).toBe(slug))

    // What a family shows in many variants, a few do not show.
    const checks = Object.entries(familyChecks).filter(([name]) => !isQuick || !OF_MANY.has(name))
    it.each(checks)('%s', async (_name, check) => {
      expect(await check(family, sample)).toEqual([])
    })
  })
}
