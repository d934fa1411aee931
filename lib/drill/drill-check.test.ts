/** Every problem of a drill is shown to be found. */
import { expect, it } from 'vitest'
import { scaffold } from '@/lib/content/scaffold/scaffold'
import { performScript } from './attempt'
import { runTrial, trialsOf } from './drill-check'
import { parseDrill } from './parse-drill'

/** A small drill, with one text of its folder changed. */
function drillWith(file = '', from = '', to = '') {
  const inside = Object.entries(scaffold('drill', 'small')).map(([path, text]) => {
    const name = path.slice('drills/small/'.length)
    return [name, name === file ? text.replace(from, to) : text]
  })
  return parseDrill('small', Object.fromEntries(inside))
}

async function problemsOf(name: string, ...change: [file?: string, from?: string, to?: string]) {
  const drill = drillWith(...change)
  const trial = trialsOf(drill).find((one) => one.name === name)
  if (!trial) throw new Error(`no trial ${name}`)
  return (await runTrial(drill, trial)).problems
}

it.each(['start', 'solution', 'wrong/wrong-namespace', 'wrong/secret-instead'])(
  'accepts %s',
  async (name) => {
    expect(await problemsOf(name)).toEqual([])
  },
)

it.each([
  [
    'start',
    'drill.yaml',
    'objects:',
    'commands: [kubectl create cm settings -n shop --from-literal=colour=blue]\nobjects:',
    /at the start fails: nothing, not settings/,
  ],
  ['solution', 'solution.sh', 'blue', 'red', /the solution fails: settings, not nothing/],
  [
    'solution',
    'solution.sh',
    'kubectl',
    'kubectl label ns shop a=b\nkubectl',
    /the solution damages: namespaces\/shop/,
  ],
  [
    'wrong/wrong-namespace',
    'wrong/wrong-namespace.sh',
    'settings --',
    'settings -n shop --',
    /fails: nothing, not settings/,
  ],
  [
    'wrong/secret-instead',
    'wrong/secret-instead.sh',
    '# fails: settings',
    '# fails: settings\n# damages: namespaces/shop',
    /damages: nothing, not namespaces\/shop/,
  ],
])('objects to %s when %s says otherwise', async (name, file, from, to, problem) => {
  expect((await problemsOf(name, file, from, to)).join('\n')).toMatch(problem)
})

it('shows a script as a terminal does', async () => {
  const { output, results } = await performScript(
    drillWith(),
    'kubectl get ns shop -o name\ncat <<E\nhi\nE\n',
  )
  expect(output.replace(/\x1b\[\d*m/g, '')).toBe(
    '~$ kubectl get ns shop -o name\nnamespace/shop\n~$ cat <<E\n> hi\n> E\nhi\n',
  )
  expect(results.passed).toBe(false)
})
