import type { StudySettings } from '@/lib/srs/settings'

export interface StudyValues extends Omit<StudySettings, 'digest' | 'digestHour' | 'dayLoads'> {
  desiredRetention: number
  dayLoads: (0 | 0.5 | 1)[]
  /** Left out where no digest can be chosen. */
  digest?: StudySettings['digest']
  digestHour?: number
}

/** What a study form holds. A number that was left empty is none that the server takes. */
export function studyValues(form: FormData): StudyValues {
  const text = (name: string) => String(form.get(name) ?? '')
  const number = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name)))
  const digest = form.has('digest')
    ? { digest: text('digest') as StudySettings['digest'], digestHour: number('digestHour') }
    : {}
  return {
    examOn: text('examOn') || null,
    minutesPerDay: number('minutesPerDay'),
    newPerDay: number('newPerDay'),
    desiredRetention: number('desiredRetention'),
    breakMinutes: number('breakMinutes'),
    burySiblings: form.has('burySiblings'),
    dayLoads: Array.from({ length: 7 }, (_, i) => number(`day${i}`) as 0 | 0.5 | 1),
    ...digest,
  }
}
