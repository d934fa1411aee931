import { parse } from 'yaml'
import { type SpeedExercise, speedExercise } from './exercise'

/** Reads content/speed/<id>.yaml. @throws on anything that is missing or unknown */
export function parseExercise(id: string, text: string): SpeedExercise {
  const parsed = speedExercise.safeParse(parse(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`content/speed/${id}.yaml: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  return { ...parsed.data, id }
}
