import { type ClusterState, restoreCluster } from '@/lib/cluster/create-cluster'
import { forgetPast } from '@/lib/cluster/runtime-state'
import { packPlain, unpackPlain } from '@/lib/cluster/sim/pack'
import type { EngineState } from '@/lib/container-engine/state'
import { awaitAddons, awaitRest, awaitWhole } from '@/lib/lab/rest'
import type { LabStart } from '@/lib/lab/start'

interface Packed {
  cluster: ClusterState
  files: Record<string, string>
  engine?: EngineState
  further: Record<string, ClusterState>
  examHost?: string
  addons: boolean
}

/**
 * A start as one text, for work that counts: what the browser gets is the situation as it is, without the commands
 * and objects that led to it, who wrote what, and what was refused. A session on it goes on as one on the scenario.
 * @param addons whether the scenario has add-ons
 */
export function packStart(
  { cluster, files, engine, further = {}, examHost }: LabStart,
  addons = false,
): string {
  const packed: Packed = {
    cluster: forgetPast(cluster.snapshot()),
    files,
    ...(engine ? { engine } : {}),
    further: Object.fromEntries(
      Object.entries(further).map(([name, each]) => [name, forgetPast(each.snapshot())]),
    ),
    ...(examHost ? { examHost } : {}),
    addons,
  }
  return packPlain(packed)
}

/** The reverse, with the code that it needs. @throws LabError not-loaded @throws Error when another engine packed it */
export async function unpackStart(text: string): Promise<LabStart> {
  const { cluster, files, engine, further, examHost, addons } = unpackPlain(text) as Packed
  await awaitRest()
  if (addons) await awaitAddons()
  return awaitWhole(async () => ({
    cluster: restoreCluster(cluster),
    files,
    ...(engine ? { engine } : {}),
    ...(Object.keys(further).length > 0
      ? {
          further: Object.fromEntries(
            Object.entries(further).map(([name, state]) => [name, restoreCluster(state)]),
          ),
        }
      : {}),
    ...(examHost ? { examHost } : {}),
  }))
}
