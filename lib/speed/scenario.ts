import type { LabScenarioInput } from '@/lib/lab/scenario'
import type { SpeedExercise } from './exercise'

/** What the lab starts an exercise from: no way is in it. */
export function speedScenario({
  addons,
  objects,
  commands,
  files,
}: Pick<SpeedExercise, 'addons' | 'objects' | 'commands' | 'files'>): LabScenarioInput {
  return { ...(addons ? { cluster: { addons } } : {}), objects, commands, files }
}
