import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { listFamilies, loadFamily } from '@/lib/content/load-family'
import type { Family } from '@/lib/quiz/family'
import { familyChecks } from '@/lib/quiz/family-check'
import { type Sample, sampleFamily } from '@/lib/quiz/family-sample'

const root = fileURLToPath(new URL('../../content', import.meta.url))

/**
 * Tests a share of all families, so that workers divide the rest among them: every `questions-*.test.ts` beside
 * `url`, the caller's own, takes its turn.
 */
export function describeFamilies(url: string): void {
  const file = fileURLToPath(url)
  const shards = readdirSync(path.dirname(file))
    .filter((name) => /^questions-\d+\.test\.ts$/.test(name))
    .sort()
  const mine = shards.indexOf(path.basename(file))
  for (const slug of listFamilies(root).filter((_, i) => i % shards.length === mine)) describeFamily(slug)
}

function describeFamily(slug: string): void {
  describe(slug, () => {
    let family: Family
    let sample: Sample
    // Generated once: each variant takes an engine run or several.
    beforeAll(async () => {
      family = await loadFamily(root, slug)
      sample = await sampleFamily(family.question)
    }, 120_000)

    it('is called as its folder', () => expect(family.question.id).toBe(slug))

    it.each(Object.entries(familyChecks))('%s', async (_name, check) => {
      expect(await check(family, sample)).toEqual([])
    })
  })
}
