/** Every problem of an exercise is shown to be found. */
import { expect, it } from 'vitest'
import { lengthProblems, runSpeedTrial, speedTrials } from './exercise-check'
import { parseExercise } from './parse-exercise'

const EXERCISE = `domain: workloads-and-scheduling
level: 1
texts:
  en: { title: A ConfigMap, goal: Create it., note: It is short. }
  ja: { title: ConfigMap, goal: 作成してください。, note: 短く書けます。 }
checks:
  - { kind: field, resource: configmaps, name: a, path: data.b, equals: c }
ways:
  imperative: kubectl create configmap a --from-literal=b=c
  yaml: |
    kubectl apply -f - <<E
    { apiVersion: v1, kind: ConfigMap, metadata: { name: a }, data: { b: c } }
    E
  shortest: k create cm a --from-literal b=c
`

const exerciseWith = (from = '', to = '') => parseExercise('a', EXERCISE.replace(from, to))

async function problemsOf(name: string, from?: string, to?: string) {
  const exercise = exerciseWith(from, to)
  const trial = speedTrials(exercise).find((one) => one.name === name)
  if (!trial) throw new Error(`no trial ${name}`)
  return (await runSpeedTrial(exercise, trial)).problems.join('\n')
}

it.each(['start', 'imperative', 'yaml', 'shortest'])('accepts %s', async (name) => {
  expect(await problemsOf(name)).toBe('')
})

it.each([
  [
    'start',
    'ways:',
    'commands: [kubectl create cm a --from-literal=b=c]\nways:',
    /the start is there already/,
  ],
  ['imperative', 'b=c', 'b=d', /wants configmaps\/a .*b.*: c, found .*d/],
  ['shortest', 'cm a --from-literal b=c', 'cm b', /NotFound/],
  ['yaml', 'kubectl apply -f - <<E', 'cat > f <<E', /NotFound/],
  [
    'imperative',
    'kubectl create configmap a',
    'kubectl apply -f none; kubectl create cm a',
    /counts as yaml/,
  ],
])('objects to %s when it does something else', async (name, from, to, problem) => {
  expect(await problemsOf(name, from, to)).toMatch(problem)
})

it('objects to a shortest way that is longer', () => {
  expect(lengthProblems(exerciseWith())).toEqual([])
  const longer = exerciseWith('k create cm a', 'kubectl create configmap a --namespace=default')
  expect(lengthProblems(longer)).toEqual(['shortest is not shorter than imperative'])
})
