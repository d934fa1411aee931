import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { compareStep } from '@/lib/transcript/compare'
import { runTranscript } from '@/lib/transcript/run'
import { Score } from '@/lib/transcript/score'

const folder = new URL('.', import.meta.url)
const AREAS = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

const exceptions = z
  .array(z.object({ file: z.string(), step: z.number().int().positive(), reason: z.string().min(10) }))
  .parse(parse(readFileSync(new URL('exceptions.yaml', folder), 'utf8')))
const score = new Score()

/** What differs, as text, of each step of a file by its number. */
async function differencesOf(area: string, file: string): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  let number = 0
  const text = readFileSync(new URL(`${area}/${file}`, folder), 'utf8')
  for await (const { step, output } of runTranscript(area, text)) {
    number += 1
    const differences = compareStep(step, output)
    score.add(area, differences.length === 0)
    if (differences.length === 0) continue
    const lines = differences.map(({ stream, sign, line }) => `  ${sign} ${stream}: ${line}`)
    found.set(number, [`step ${number}: $ ${step.command}`, ...lines].join('\n'))
  }
  return found
}

describe.each(AREAS)('%s', (area) => {
  const files = readdirSync(new URL(area, folder)).filter((name) => name.endsWith('.t'))
  it.each(files)('%s answers as the real cluster did', { timeout: 60_000 }, async (file) => {
    const found = await differencesOf(area, file)
    const listed = exceptions.filter((exception) => exception.file === `${area}/${file}`)
    for (const { step, reason } of listed) {
      expect(found.has(step), `step ${step} matches now, but is listed: ${reason}`).toBe(true)
      found.delete(step)
    }
    expect([...found.values()].join('\n\n')).toBe('')
  })
})

afterAll(() => console.log(score.table()))
