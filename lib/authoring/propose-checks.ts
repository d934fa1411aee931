/** Checks drafted from what a solution has changed: their author ticks, edits and weighs them. */

import { findDamage } from '@/lib/drill/damage'
import { type Drill, drillDefinition } from '@/lib/drill/definition'
import { gradeDrill } from '@/lib/drill/grade'
import { drillScenario } from '@/lib/drill/scenario'
import type { ConditionInput } from '@/lib/goal/condition'
import type { Situation } from '@/lib/goal/finding'
import { Stage } from '@/lib/goal/stage'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { forkMachine } from '@/lib/shell/machine-state'
import { changedFields } from './changed-fields'
import { type ChangedObject, changedObjects } from './changed-objects'
import { yaml } from './draft-yaml'
import type { DraftCheck } from './drill-draft'
import { wordsOf, wordsOfFile } from './proposal-words'
import { readyConditions } from './ready-conditions'

export interface Proposals {
  checks: DraftCheck[]
  /** What the solution changes of what was there: `resource/name -n namespace`. */
  touches: string[]
}

const SEED = 5
const MINUTE_MS = 60_000
const PATIENCE = 30
const MOST_CHECKS = 30
const MOST_FILE = 2_000

/** Runs a drill's solution and drafts checks that tell its end from its start. @throws LabError setup-failed */
export async function proposeChecks(drill: Drill): Promise<Proposals> {
  const session = await LabSession.open({ scenario: drillScenario(drill), seed: SEED })
  await session.act({ kind: 'line', text: drill.solution })
  for (let n = 0; session.terminal().mode === 'busy' && n < PATIENCE; n++)
    await session.act({ kind: 'advance', ms: MINUTE_MS })
  await session.act({ kind: 'settle' })
  const done = await replayLog({ scenario: drillScenario(drill), seed: SEED, log: session.log() })
  const { cluster, start, workplace } = done
  const natural = start.cluster.fork()
  natural.advance(Math.max(0, cluster.now() - natural.now()))
  const before = new Stage(natural, start.files, forkMachine(start))
  const after = new Stage(cluster.fork(), workplace.files(), forkMachine(workplace.machine()))
  const drafted = [
    ...changedObjects(before, after).flatMap(checkOfObject),
    ...changedFiles(start.files, after.files).map(checkOfFile),
  ].slice(0, MOST_CHECKS)
  const checks = await telling(drill, distinct(drafted), done)
  const situation: Situation = {
    now: after,
    start: new Stage(start.cluster.fork(), start.files, forkMachine(start)),
  }
  const touches = findDamage(situation, { ...drill, checks: [], touches: [] })
  return { checks: checks.map(({ input, ...check }) => ({ ...check, all: yaml(input) })), touches }
}

type Drafted = Omit<DraftCheck, 'all'> & { input: ConditionInput[] }

function checkOfObject(changed: ChangedObject): Drafted[] {
  const { resource, kind, name, namespace, before, after } = changed
  const of = { resource, name, ...(namespace ? { namespace } : {}) }
  const fields = changedFields(changed)
  // What the cluster's own parts do by themselves is nobody's task.
  if (before && after && fields.length === 0 && namespace === 'kube-system') return []
  const said = [...fields, ...readyConditions(changed)]
  // What changed in nothing that anybody could want is no task either.
  if (before && after && said.length === 0) return []
  const there: ConditionInput[] = said.length ? said : [{ kind: 'exists', ...of }]
  const input: ConditionInput[] = after ? there : [{ kind: 'absent', ...of }]
  const [plural] = resource.split('.')
  const show = `kubectl get ${plural} ${name}${namespace ? ` -n ${namespace}` : ''}${after ? ' -o yaml' : ''}`
  return [{ id: slugOf(`${kind}-${name}`), weight: 1, show, input, ...wordsOf(changed, input) }]
}

interface FileChange {
  path: string
  text: string
}

function changedFiles(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): FileChange[] {
  return Object.entries(after)
    .filter(([path, text]) => path.startsWith('/root/') && before[path] !== text && text.length <= MOST_FILE)
    .filter(([path]) => !/\/\.(?:kube|cache|bash_history|viminfo|ssh|config)/.test(path))
    .map(([path, text]) => ({ path, text }))
}

const checkOfFile = ({ path, text }: FileChange): Drafted => ({
  ...{ id: slugOf(`file-${path.split('/').at(-1)}`), weight: 1, show: `cat ${path}` },
  input: [{ kind: 'file', path, equals: text }],
  ...wordsOfFile(path),
})

/** Only checks that fail at the start and hold at the end: others would be refused when the drill is tried. */
async function telling(
  drill: Drill,
  drafted: readonly Drafted[],
  { cluster, start, workplace }: Awaited<ReturnType<typeof replayLog>>,
): Promise<Drafted[]> {
  if (drafted.length === 0) return []
  const checks = drillDefinition.shape.checks.parse(
    drafted.map(({ id, weight, show, input }) => ({ id, weight, show, all: input })),
  )
  const tried = { ...drill, checks, touches: [] }
  const untouched = { files: () => start.files, machine: () => start }
  const [atStart, atEnd] = [
    await gradeDrill(tried, { cluster: start.cluster, start, workplace: untouched }),
    await gradeDrill(tried, { cluster, start, workplace }),
  ]
  return drafted.filter((_, at) => !atStart.checks[at]?.passed && atEnd.checks[at]?.passed)
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)

function distinct(drafted: readonly Drafted[]): Drafted[] {
  const used = new Map<string, number>()
  return drafted.map((check) => {
    const times = (used.get(check.id) ?? 0) + 1
    used.set(check.id, times)
    return times === 1 ? check : { ...check, id: `${check.id}-${times}` }
  })
}
