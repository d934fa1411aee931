import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Drill } from '@/lib/drill/definition'
import { type DrillResults, gradeDrill } from '@/lib/drill/grade'
import { parseDrill } from '@/lib/drill/parse-drill'
import { drillScenario } from '@/lib/drill/scenario'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'

const folder = new URL('.', import.meta.url).pathname
const slugs = readdirSync(folder).filter((slug) => existsSync(`${folder}/${slug}/drill.yaml`))

function readDrill(slug: string): Drill {
  const at = `${folder}/${slug}`
  const names = (readdirSync(at, { recursive: true }) as string[]).filter((n) =>
    statSync(`${at}/${n}`).isFile(),
  )
  return parseDrill(
    slug,
    Object.fromEntries(names.map((name) => [name, readFileSync(`${at}/${name}`, 'utf8')])),
  )
}

/** What the server would answer to a learner who ran this script, and the output for the test's report. */
async function gradeScript(drill: Drill, script: string, seed = 5) {
  const scenario = drillScenario(drill)
  const session = await LabSession.open({ scenario, seed })
  let report = ''
  if (script) report = (await session.act({ kind: 'line', text: script })).stdout
  for (let minutes = 0; session.terminal.mode === 'busy' && minutes < 60; minutes++)
    report += (await session.act({ kind: 'advance', ms: 60_000 })).stdout
  await session.act({ kind: 'settle' })
  const { cluster, start, terminal } = await replayLog({ scenario, seed, log: session.log() })
  const results = await gradeDrill(drill, { cluster, start, files: terminal.files() })
  const checks = results.checks.map((c) => `${c.id} ${c.passed}: want ${c.expected}, found ${c.found}`)
  return {
    results,
    report: [...checks, `damage: ${results.damage.join()}`, report].join('\n'),
    same: cluster.hash() === session.cluster.hash(),
  }
}

const failed = ({ checks }: DrillResults) => checks.filter((c) => !c.passed).map(({ id }) => id)

describe.each(slugs)('%s', { timeout: 30_000 }, (slug) => {
  const drill = readDrill(slug)

  it('fails every check when nothing was done', async () => {
    const { results, report } = await gradeScript(drill, '')
    expect(failed(results), report).toEqual(drill.checks.map(({ id }) => id))
    expect(results.damage).toEqual([])
  })

  it('is passed by its solution, replayed from the log', async () => {
    const { results, report, same } = await gradeScript(drill, drill.solution)
    expect(results.passed, report).toBe(true)
    expect(results.score).toBe(1)
    expect(same).toBe(true)
  })

  it.each(Object.entries(drill.wrong))('is not passed by %s', async (_name, { script, fails, damages }) => {
    const { results, report } = await gradeScript(drill, script)
    expect(failed(results).sort(), report).toEqual([...fails].sort())
    expect(results.damage, report).toEqual(damages)
    expect(results.passed, report).toBe(false)
  })
})
