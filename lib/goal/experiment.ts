import { stringify } from 'yaml'
import { checkLook } from './check-look'
import { isReady } from './check-state'
import type { Act, Experiment } from './condition'
import type { Finding, Situation } from './finding'
import type { Stage } from './stage'

/** Moments that are looked at in one experiment; after them it is once a second. */
const MOMENTS = 500
const STEP_MS = 1000

/** Why an act could not be done; undefined when it was. */
async function perform(
  stage: Stage,
  act: Act,
  wait: (ms: number) => Promise<void>,
): Promise<Finding | undefined> {
  if (typeof act === 'string') return refusal(act, await stage.run(act))
  if ('apply' in act) {
    const text = typeof act.apply === 'string' ? act.apply : stringify(act.apply)
    return refusal('kubectl apply', await stage.apply(text))
  }
  if ('wait' in act) await wait(act.wait * 1000)
  else if ('powerOff' in act) stage.cluster.hosts.powerOff(act.powerOff)
  else if ('powerOn' in act) stage.cluster.hosts.powerOn(act.powerOn)
  else if ('stop' in act) stage.cluster.stopComponent(act.stop)
  else {
    const victim = stage.list('pods', act.namespace, act.deletePod).find(isReady)
    if (!victim) return { passed: false, expected: `pod -l ${act.deletePod} Ready`, found: '<none>' }
    stage.delete('pods', victim.metadata.name, 'Background', act.namespace)
  }
  return undefined
}

function refusal(command: string, { exitCode, stdout, stderr }: Awaited<ReturnType<Stage['run']>>) {
  if (exitCode === 0) return undefined
  return { passed: false, expected: command, found: (stderr.trim() || stdout.trim()).slice(0, 500) }
}

/** What must hold throughout, at the first moment at which it does not. */
async function firstBreach(situation: Situation, throughout: Experiment['throughout']) {
  for (const look of throughout) {
    const finding = await checkLook(situation, look)
    if (!finding.passed) return finding
  }
  return undefined
}

/** Acts on a fork: what the learner built must stand it; the learner's cluster stays as it is. */
export async function runExperiment({ now, start, beginnings }: Situation, c: Experiment): Promise<Finding> {
  const begun = beginnings?.find(c)
  const fork = begun?.stage ?? now.fork()
  let breach: Finding | undefined
  const watch = async () => {
    breach ??= await firstBreach({ now: fork, start }, c.throughout)
  }
  let moments = 0
  const wait = async (ms: number) => {
    const { cluster } = fork
    if (c.throughout.length === 0) return cluster.advance(ms)
    const end = cluster.now() + ms
    while (cluster.now() < end && !breach) {
      const next = moments++ < MOMENTS ? cluster.nextEventAt() : cluster.now() + STEP_MS
      cluster.advance(Math.max(1, Math.min(next ?? end, end) - cluster.now()))
      await watch()
    }
  }
  for (const [index, act] of c.do.entries()) {
    if (index < (begun?.done ?? 0)) continue
    const failed = await perform(fork, act, wait)
    fork.cluster.drain()
    await watch()
    const mayFail = !c.succeeds && index === c.do.length - 1
    if (mayFail && !failed) return { passed: false, expected: `refused: ${said(act)}`, found: 'accepted' }
    if (failed && !mayFail) return failed
    if (breach) return breach
    if (!failed) beginnings?.keep(c, index + 1, fork)
  }
  if (c.wait > 0) await wait(c.wait * 1000)
  if (breach) return breach
  const findings: Finding[] = []
  const situation = { now: fork, start }
  for (const look of [...c.expect, ...c.throughout]) findings.push(await checkLook(situation, look))
  const done = { passed: true, expected: c.do.map(said).join('; '), found: c.succeeds ? 'done' : 'refused' }
  return findings.find((f) => !f.passed) ?? findings[0] ?? done
}

const said = (act: Act): string => (typeof act === 'string' ? act : JSON.stringify(act))
