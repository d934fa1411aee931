// Prints, as JSON rows of { name, times }, what questions and drills cost: run by bench.ts in a process of its own.
import { existsSync, readdirSync } from 'node:fs'
import { listDrills, loadDrill } from '@/lib/content/load-drill'
import { gradeDrill } from '@/lib/drill/grade'
import { drillScenario } from '@/lib/drill/scenario'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import type { Question } from '@/lib/quiz/question'

const SEEDS = 20
/** npm runs it in the project's folder; it is one file elsewhere. */
const root = `${process.cwd()}/content/`
const slugs = (kind: string, file: string) =>
  readdirSync(`${root}${kind}`).filter((slug) => existsSync(`${root}${kind}/${slug}/${file}`))

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

/** Every family; its first variant boots what it needs and is not counted. */
async function generate(): Promise<number[]> {
  const times: number[] = []
  for (const slug of slugs('questions', 'question.ts')) {
    const { default: question } = (await import(`../content/questions/${slug}/question.ts`)) as {
      default: Question
    }
    for (const level of question.levels) await question.generate(1, level)
    for (let seed = 2; seed < 2 + SEEDS; seed++) times.push(await timeOf(() => question.generate(seed)))
  }
  return times
}

/** Every drill, solved: its checks and experiments alone, and with the replay in front of them. */
async function grade(): Promise<{ checks: number[]; whole: number[] }> {
  const checks: number[] = []
  const whole: number[] = []
  for (const slug of listDrills(root)) {
    const drill = loadDrill(root, slug)
    const scenario = drillScenario(drill)
    const session = await LabSession.open({ scenario, seed: 5 })
    await session.act({ kind: 'line', text: drill.solution })
    for (let minutes = 0; session.terminal().mode === 'busy' && minutes < 60; minutes++)
      await session.act({ kind: 'advance', ms: 60_000 })
    await session.act({ kind: 'settle' })
    const log = session.log()
    for (let run = 0; run < 3; run++) {
      const started = performance.now()
      const replay = await replayLog({ scenario, seed: 5, log, confirm: true })
      const replayed = performance.now()
      await gradeDrill(drill, replay)
      if (run === 0) continue
      checks.push(performance.now() - replayed)
      whole.push(performance.now() - started)
    }
  }
  return { checks, whole }
}

const COMMANDS = [
  'kubectl create deployment web-N --image=nginx:1.27 --replicas=2',
  'kubectl get pods -o wide',
  'kubectl expose deployment web-N --port=80',
  'kubectl scale deployment web-N --replicas=3',
  'kubectl describe deployment web-N | grep -i replicas',
  'kubectl set image deployment/web-N nginx=nginx:1.28',
  'kubectl get endpointslices',
  'kubectl label deployment web-N tier=front',
  'kubectl get events | tail -n 3',
  'kubectl delete service/web-N deployment/web-N --wait=false',
]

/** A long evening's log. */
async function replay(): Promise<number[]> {
  const session = await LabSession.open({ scenario: {}, seed: 3 })
  for (let i = 0; i < 300; i++) {
    const text = (COMMANDS[i % COMMANDS.length] ?? '').replaceAll(
      'N',
      String(Math.floor(i / COMMANDS.length)),
    )
    await session.act({ kind: 'line', text })
    await session.tick(4000)
  }
  const log = session.log()
  const times: number[] = []
  for (let run = 0; run < 5; run++)
    times.push(await timeOf(() => replayLog({ scenario: {}, seed: 3, log, confirm: true })))
  return times.slice(1)
}

const { checks, whole } = await grade()
const rows = [
  { name: 'practice: a question', times: await generate() },
  { name: 'practice: the checks and experiments of a drill', times: checks },
  { name: 'practice: the same with the replay of its log', times: whole },
  { name: 'practice: replay of 300 commands', times: await replay() },
]
console.log(JSON.stringify(rows))
