import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { check, submissionsOf } from '@/lib/quiz/check'
import type { Question } from '@/lib/quiz/question'
import { answerPart, publicPart, renderAnswer, renderVariant } from '@/lib/quiz/render'
import { questionTexts } from '@/lib/quiz/texts'
import type { Variant } from '@/lib/quiz/variant'

const folder = new URL('.', import.meta.url).pathname
const slugs = readdirSync(folder).filter((slug) => existsSync(`${folder}/${slug}/question.ts`))
const seeds = Array.from({ length: 50 }, (_, i) => i + 1)
const locales = ['en', 'ja'] as const

function textsOf(slug: string, locale: string) {
  return questionTexts.parse(parse(readFileSync(`${folder}/${slug}/${locale}.yaml`, 'utf8')))
}

/** What makes two problems the same: everything shown, without the order of options. */
function problemOf(variant: Variant): string {
  const options =
    'options' in variant.body ? variant.body.options.map((o) => JSON.stringify(o.text)).sort() : []
  return JSON.stringify([variant.prompt, variant.exhibits, options])
}

/** Every field name at any depth. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([k, v]) => [...(Array.isArray(value) ? [] : [k]), ...fieldsOf(v)])
}

const publicFields = new Set(
  'skill concepts difficulty kind body options min max multiline text en ja title prompt exhibits unit id code'.split(
    ' ',
  ),
)

describe.each(slugs)('%s', (slug) => {
  const texts = { en: textsOf(slug, 'en'), ja: textsOf(slug, 'ja') }
  const load = async () => (await import(`./${slug}/question.ts`)).default as Question
  // Made once: each takes an engine run or several.
  const variants: Variant[] = []
  beforeAll(async () => {
    const question = await load()
    for (const seed of seeds) variants.push(await question.generate(seed))
  }, 60_000)

  it('has the same messages in both languages', () => {
    expect(Object.keys(texts.ja.messages).sort()).toEqual(Object.keys(texts.en.messages).sort())
    expect(Object.keys(texts.ja.misconceptions).sort()).toEqual(Object.keys(texts.en.misconceptions).sort())
  })

  it('is sound for 50 seeds × {correct, wrong, invalid} in both languages', () => {
    const problems = new Set<string>()
    const keys = new Set<string>()
    for (const variant of variants) {
      expect(variant.skill).toBe(slug)
      problems.add(problemOf(variant))
      keys.add(JSON.stringify(renderAnswer(variant, texts.en).answer))
      const { correct, wrong, invalid } = submissionsOf(variant)
      expect(check(variant, correct)).toEqual({ correct: true, score: 1, misconceptions: [] })
      const verdict = check(variant, wrong)
      expect(verdict).toMatchObject({ correct: false })
      expect(verdict.invalid).toBeUndefined()
      expect(verdict.score).toBeLessThan(1)
      if (variant.slips.length) expect(verdict.misconceptions.length).toBeGreaterThan(0)
      expect(check(variant, invalid)).toMatchObject({ invalid: true, correct: false })
      for (const locale of locales) {
        const shown = renderVariant(variant, texts[locale])
        expect(new Set(shown.options.map((o) => o.text)).size).toBe(shown.options.length)
        expect(renderAnswer(variant, texts[locale]).answer.length).toBeGreaterThan(0)
      }
    }
    expect(problems.size).toBeGreaterThanOrEqual(20)
    expect(keys.size).toBeGreaterThanOrEqual(3)
  })

  it('says the same for the same seed', async () => {
    const question = await load()
    expect(await question.generate(7)).toEqual(variants[6])
  })

  it('sends no answer in its public part', () => {
    for (const variant of variants) {
      const shown = publicPart(variant, texts)
      expect(fieldsOf(shown).filter((f) => !publicFields.has(f))).toEqual([])
      const text = JSON.stringify(shown)
      const answer = answerPart(variant, texts).text
      for (const secret of [answer.en.rule, answer.ja.rule, ...answer.en.facts, ...answer.ja.facts]) {
        expect(text).not.toContain(JSON.stringify(secret).slice(1, -1))
      }
    }
  })
})
