import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { DrillDefinition } from './definition'

/** What the lab starts a drill from: neither checks nor solution are in it. */
export function drillScenario(drill: DrillDefinition): LabScenarioInput {
  const { nodes, addons, cni, now, objects, commands, files } = drill
  const cluster = {
    ...(nodes ? { nodes } : {}),
    ...(addons ? { addons } : {}),
    ...(cni ? { cni } : {}),
    ...(now === undefined ? {} : { now }),
  }
  return { cluster, objects, commands, files }
}
