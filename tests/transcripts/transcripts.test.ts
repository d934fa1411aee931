import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compareStep } from '@/lib/transcript/compare'
import { runTranscript } from '@/lib/transcript/run'

/** Sessions written from documented behaviour: each file names its source. Nothing may differ. */
const folder = new URL('.', import.meta.url)
const AREAS = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()

describe.each(AREAS)('%s', (area) => {
  const files = readdirSync(new URL(area, folder)).filter((name) => name.endsWith('.t'))
  it.each(files)('%s', { timeout: 60_000 }, async (file) => {
    const text = readFileSync(new URL(`${area}/${file}`, folder), 'utf8')
    expect(text).toMatch(/Source:/)
    const found: string[] = []
    for await (const { step, output } of runTranscript(area, text)) {
      const differences = compareStep(step, output)
      if (differences.length === 0) continue
      found.push(
        `$ ${step.command}`,
        ...differences.map(({ stream, sign, line }) => `  ${sign} ${stream}: ${line}`),
      )
    }
    expect(found.join('\n')).toBe('')
  })
})
