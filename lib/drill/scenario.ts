import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { DrillDefinition } from './definition'
import { faultSteps } from './faults'

/** What the lab starts a drill from: neither checks nor solution are in it, nor the names of faults. */
export function drillScenario(drill: DrillDefinition): LabScenarioInput {
  const { nodes, addons, cni, layout, bare, controlPlaneEndpoint, now, registries, objects, files } = drill
  const commands = [...drill.commands, ...drill.faults.flatMap(faultSteps), ...drill.afterwards]
  const cluster = {
    ...(nodes ? { nodes } : {}),
    ...(addons ? { addons } : {}),
    ...(cni ? { cni } : {}),
    ...(layout ? { layout } : {}),
    ...(bare ? { bare } : {}),
    ...(controlPlaneEndpoint ? { controlPlaneEndpoint } : {}),
    ...(now === undefined ? {} : { now }),
  }
  return { cluster, registries, objects, commands, files }
}
