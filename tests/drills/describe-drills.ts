import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { listDrills, loadDrill } from '@/lib/content/load-drill'
import type { Drill } from '@/lib/drill/definition'
import { runTrial, showResults, trialsOf } from '@/lib/drill/drill-check'
import { isQuick } from '../quick'
import { shareOf } from '../shard'

const root = fileURLToPath(new URL('../../content', import.meta.url))

/** Tests the caller's share of all drills. @param url the caller's own */
export function describeDrills(url: string): void {
  for (const slug of shareOf(listDrills(root), url)) {
    describe(slug, { timeout: 60_000 }, () => describeDrill(slug))
  }
}

function describeDrill(slug: string): void {
  let drill: Drill
  try {
    drill = loadDrill(root, slug)
  } catch (error) {
    // One folder that cannot be read shall not hide the others.
    it('can be read', () => {
      throw error
    })
    return
  }
  const trials = isQuick ? trialsOf(drill).slice(0, 2) : trialsOf(drill)
  it.each(trials.map((trial) => [trial.name, trial] as const))('%s', async (_name, trial) => {
    const { attempt, problems } = await runTrial(drill, trial)
    expect(problems, `${showResults(attempt.results)}\n${attempt.output}`).toEqual([])
  })
}
