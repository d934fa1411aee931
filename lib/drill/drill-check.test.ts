/** Every problem of a drill is shown to be found. */
import { describe, expect, it } from 'vitest'
import { scaffold } from '@/lib/content/scaffold/scaffold'
import { openDrill, performScript } from './attempt'
import { runTrial, type Trial, trialsOf } from './drill-check'
import { parseDrill } from './parse-drill'
import { solutionText } from './solution-text'

type Change = [file: string, from: string, to: string]

/** A small drill, with some texts of its folder changed. */
function drillOf(...changes: Change[]) {
  const inside = Object.entries(scaffold('drill', 'small')).map(([path, original]) => {
    const name = path.slice('drills/small/'.length)
    const own = changes.filter(([file]) => file === name)
    return [name, own.reduce((text, [, from, to]) => text.replace(from, to), original)]
  })
  return parseDrill('small', Object.fromEntries(inside))
}

const drillWith = (file = '', from = '', to = '') => drillOf([file, from, to])

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

describe('a drill that begins with a fault', () => {
  const mended = `ssh control-plane sed -i s#client-ca.crt#ca.crt# /etc/kubernetes/manifests/kube-apiserver.yaml
sleep 60
`
  const begun: Change = [
    'drill.yaml',
    'objects:',
    'faults: [{ fault: api-server-client-ca-wrong }]\nobjects:',
  ]

  it.each([
    ['nothing, when only the fault is mended', '', []],
    [
      'what is changed besides, although the API server was down',
      'kubectl label ns shop a=b\n',
      ['namespaces/shop'],
    ],
  ])('is damaged by %s', async (_, besides, damage) => {
    const drill = drillOf(begun, ['solution.sh', 'kubectl', `${mended}${besides}kubectl`])
    const { results } = (await runTrial(drill, trialsOf(drill)[1] as Trial)).attempt
    expect(results).toMatchObject({ checks: [{ passed: true }], damage })
  })

  it('does not open when the fault cannot come about', async () => {
    const drill = drillWith(
      'drill.yaml',
      'objects:',
      'faults: [{ fault: node-cordoned, node: worker-9 }]\nobjects:',
    )
    await expect(openDrill(drill)).rejects.toThrow(/setup-failed.*nodes \\"worker-9\\" not found/)
  })

  it('is not read when the fault is none', () => {
    expect(() => drillWith('drill.yaml', 'objects:', 'faults: [{ fault: node-asleep }]\nobjects:')).toThrow(
      /there is no fault .*node-asleep/,
    )
  })

  it('explains in its solution what mends it', () => {
    const drill = drillOf(begun)
    expect(solutionText(drill, 'en')).toMatch(/ On control-plane, correct --client-ca-file in .*\.$/)
    expect(solutionText(drill, 'ja')).toMatch(/--client-ca-fileを.*に直します。$/)
  })
})
