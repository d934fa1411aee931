import { keysToType } from './count-keys'
import { type SpeedExercise, type WayName, wayNames } from './exercise'

/** How an exercise can be done: shown when a run is over, or given up. */
export interface SpeedReference {
  /** With the keys that each takes when all of it is typed. */
  ways: { name: WayName; script: string; keys: number }[]
  note: string
}

/** Keys of the shortest way. */
export const fewestKeys = ({ ways }: SpeedReference): number => Math.min(...ways.map(({ keys }) => keys))

export function speedReference({ ways, texts }: SpeedExercise, locale: 'en' | 'ja'): SpeedReference {
  return {
    ways: wayNames.flatMap((name) => {
      const script = ways[name]
      return script === undefined ? [] : [{ name, script, keys: keysToType(script) }]
    }),
    note: texts[locale].note,
  }
}
