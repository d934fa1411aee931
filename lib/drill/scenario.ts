import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { DrillDefinition } from './definition'

/** What the lab starts a drill from: neither checks nor solution are in it. */
export function drillScenario({ nodes, objects, commands, files }: DrillDefinition): LabScenarioInput {
  return { cluster: nodes ? { nodes } : {}, objects, commands, files }
}
