import { type Cluster, createCluster } from '@/lib/cluster/create-cluster'
import { LabError } from '@/lib/lab/log'
import { unpackStart } from '@/lib/lab/packed-start'
import { performStep } from '@/lib/lab/perform-step'
import { awaitAddons, awaitExpected, awaitRest, awaitWhole } from '@/lib/lab/rest'
import {
  isSnapshot,
  type LabScenario,
  type LabScenarioInput,
  type LabSnapshot,
  labScenario,
} from '@/lib/lab/scenario'
import type { ShellLimits } from '@/lib/shell/limits'
import { forkMachine, type MachineState } from '@/lib/shell/machine-state'
import { createShell } from '@/lib/shell/shell'
import { Workplace } from '@/lib/shell/workplace'

/** A cluster and the files as they are handed over to the learner; fork it to keep it. */
export interface LabStart extends MachineState {
  cluster: Cluster
  files: Record<string, string>
  /** Where the learner logs in from `base`. */
  examHost?: string
}

/** What a session starts from: a scenario, or a start that `packStart` made of one. */
export type LabGiven = LabScenarioInput | LabSnapshot

/** Boots the scenario's cluster and runs its setup, or takes up the packed one. @throws LabError setup-failed, not-loaded */
export async function startLab(input: LabGiven, seed: number): Promise<LabStart> {
  if (isSnapshot(input)) return unpackStart(input.snapshot)
  const scenario = labScenario.parse(input)
  await awaitExpected(JSON.stringify(scenario))
  return awaitWhole(() => setUp(scenario, seed))
}

async function setUp(scenario: LabScenario, seed: number): Promise<LabStart> {
  const { nodes, ...options } = scenario.cluster
  const { registries, objects, commands, files } = scenario
  const parts = [registries, objects, commands, Object.keys(files), options.addons ?? []]
  if (options.cni || options.layout || options.bare || parts.some(({ length }) => length > 0))
    await awaitRest()
  if (options.addons?.length) await awaitAddons()
  const cluster = createCluster({
    ...withoutUndefined(options),
    seed: options.seed ?? seed,
    ...(nodes ? { nodes: nodes.map(withoutUndefined) } : {}),
  })
  for (const { host, ...login } of registries) cluster.registry.addAccount(host, login)
  const shell = createShell(cluster, { files: scenario.files, seed })
  for (const object of objects) {
    const { exitCode, stderr } = await shell.run('kubectl apply -f -', { stdin: JSON.stringify(object) })
    if (exitCode !== 0) throw new LabError('setup-failed', { message: stderr.trim() })
  }
  if (objects.length > 0) cluster.settle()
  for (const step of commands) await performStep(shell, step)
  const { examHost } = scenario
  return { cluster, files: shell.files(), ...shell.machine(), ...(examHost ? { examHost } : {}) }
}

/** A workplace with one terminal on a fork of the start. */
export function openWorkplace(
  start: LabStart,
  seed: number,
  limits?: Partial<ShellLimits>,
): { cluster: Cluster; workplace: Workplace } {
  const cluster = start.cluster.fork()
  const workplace = new Workplace(cluster, {
    files: start.files,
    ...forkMachine(start),
    ...(start.examHost ? { examHost: start.examHost } : {}),
    seed,
    ...(limits ? { limits } : {}),
  })
  workplace.open()
  return { cluster, workplace }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>
}
