import type { ClusterOptions } from '@/lib/cluster/cluster'
import { openStage } from './open-stage'
import { type Stage, yamlOf } from './stage'

const KEPT = 16

const kept = new Map<string, Stage>()

/**
 * A cluster on which objects were applied, then commands run, and all has come to rest. Made once per process for
 * equal arguments: what many variants of a family share costs them a fork.
 * @throws Error when the API server refuses an object or a command fails
 */
export async function settledStage(
  options: ClusterOptions,
  objects: readonly object[],
  commands: readonly string[] = [],
): Promise<Stage> {
  const id = JSON.stringify([options, objects, commands])
  const known = kept.get(id)
  if (known) return known.fork()
  const stage = openStage(options)
  const check = ({ exitCode, stderr }: { exitCode: number; stderr: string }) => {
    if (exitCode !== 0) throw new Error(stderr)
    stage.settle()
  }
  // Pods are refused until the controllers have made their Namespace's default ServiceAccount.
  const isNamespace = (object: object) => 'kind' in object && object.kind === 'Namespace'
  for (const some of [objects.filter(isNamespace), objects.filter((object) => !isNamespace(object))])
    if (some.length > 0) check(await stage.apply(yamlOf(...some)))
  for (const command of commands) check(await stage.run(command))
  if (kept.size >= KEPT) kept.clear()
  kept.set(id, stage)
  return stage.fork()
}
