import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { listFamilies, loadFamily } from '@/lib/content/load-family'
import type { Family } from '@/lib/quiz/family'
import { familyChecks } from '@/lib/quiz/family-check'
import { type Sample, sampleFamily } from '@/lib/quiz/family-sample'
import { shareOf } from '../shard'

const root = fileURLToPath(new URL('../../content', import.meta.url))

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
      sample = await sampleFamily(family.question)
    }, 240_000)

    it('is called as its folder', () => expect(family.question.id).toBe(slug))

    it.each(Object.entries(familyChecks))('%s', async (_name, check) => {
      expect(await check(family, sample)).toEqual([])
    })
  })
}
