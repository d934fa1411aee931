import { beforeAll, describe, expect, it } from 'vitest'
import { askEditor, openBoatSession } from '@/lib/lab/manifest/boat-session'
import { LabSession } from '@/lib/lab/session'

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx:1.27
`
const pod = (spec: string, metadata = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n${metadata}spec:\n${spec}`
const container = (more: string) => pod(`  containers:\n    - name: a\n      image: nginx:1.27\n${more}`)

const boat = (spec: string) =>
  `apiVersion: sea.example.com/v1\nkind: Boat\nmetadata: {name: b}\nspec:\n${spec}`

let session: LabSession

beforeAll(async () => {
  const commands = [
    'kubectl apply -f web.yaml; kubectl run old --image=nginx:1.27',
    'kubectl create namespace tight; kubectl label ns tight pod-security.kubernetes.io/enforce=restricted',
  ]
  session = await openBoatSession(commands, { 'web.yaml': WEB })
}, 60_000)

const check = (text: string, path = '/root/f.yaml') =>
  askEditor(session, { kind: 'check-manifest', path, text })

/** `line:column "what is marked" message`. */
const shown = async (text: string, path?: string) =>
  (await check(text, path)).problems.map(
    ({ line, column, from, to, message }) => `${line}:${column} "${text.slice(from, to)}" ${message}`,
  )

const BAD_POD =
  'Error from server (BadRequest): error when creating "/root/f.yaml": Pod in version "v1" cannot be handled as a Pod: '

describe('a manifest', () => {
  const table: [what: string, text: string, problems: (string | RegExp)[]][] = [
    ['right', WEB.replace('replicas: 2', 'replicas: 3'), []],
    ['empty', '', []],
    ['comments only', '# nothing\n---\n# here', []],
    [
      'an unknown field',
      container('      imge: x\n'),
      [`9:7 "imge" ${BAD_POD}strict decoding error: unknown field "spec.containers[0].imge"`],
    ],
    [
      'two unknown fields',
      container('      ports:\n        - containerPort: 80\n          protocl: TCP\n  restart: Never\n'),
      [
        `11:11 "protocl" ${BAD_POD}strict decoding error: unknown field "spec.containers[0].ports[0].protocl"`,
        `12:3 "restart" ${BAD_POD}strict decoding error: unknown field "spec.restart"`,
      ],
    ],
    [
      'a wrong type in the second of two ports',
      container('      ports:\n        - containerPort: 80\n        - containerPort: "81"\n'),
      [
        `11:26 ""81"" ${BAD_POD}json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32`,
      ],
    ],
    [
      'a list where there is none',
      pod('  containers: 3\n'),
      [
        `6:15 "3" ${BAD_POD}json: cannot unmarshal number into Go struct field PodSpec.spec.containers of type []v1.Container`,
      ],
    ],
    [
      'a required field missing',
      pod('  containers:\n    - name: a\n'),
      ['7:7 "name: a" The Pod "a" is invalid: spec.containers[0].image: Required value'],
    ],
    [
      'several invalid values',
      container('      ports:\n        - containerPort: 99999\n          protocol: x\n'),
      [
        '10:26 "99999" spec.containers[0].ports[0].containerPort: Invalid value: 99999: must be between 1 and 65535, inclusive',
        '11:21 "x" spec.containers[0].ports[0].protocol: Unsupported value: "x": supported values: "SCTP", "TCP", "UDP"',
      ],
    ],
    [
      'wrong indentation',
      pod('   containers:\n  - name: a\n'),
      [
        '6:4 "containers:" error: error parsing /root/f.yaml: error converting YAML to JSON: yaml: line 6: did not find expected key',
      ],
    ],
    [
      'a tab',
      'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n',
      [
        /^4:2 "name: a" error: error parsing \/root\/f\.yaml: .*yaml: line 4: found character that cannot start any token/,
      ],
    ],
    [
      'an immutable field',
      WEB.replaceAll('app: web', 'app: other'),
      [
        /^7:3 "selector" The Deployment "web" is invalid: spec\.selector: Invalid value: .*: field is immutable$/,
      ],
    ],
    [
      'labels that do not match',
      WEB.replace('name: web', 'name: two').replace('app: web', 'app: x'),
      [/^12:7 "labels" The Deployment "two" is invalid: spec\.template\.metadata\.labels: Invalid value/],
    ],
    [
      'a missing namespace',
      container('').replace('  name: a\n', '  name: a\n  namespace: nope\n'),
      [
        '5:14 "nope" Error from server (NotFound): error when creating "/root/f.yaml": namespaces "nope" not found',
      ],
    ],
    [
      'a version that is not served',
      WEB.replace('apps/v1', 'apps/v2'),
      [
        /^1:13 "apps\/v2" error: resource mapping not found for name: "web" .*no matches for kind "Deployment" in version "apps\/v2"\nensure CRDs are installed first$/s,
      ],
    ],
    [
      'no version',
      'kind: Pod\nmetadata:\n  name: a\n',
      [
        /^1:1 "kind: Pod" error: error validating "\/root\/f\.yaml": error validating data: apiVersion not set;/,
      ],
    ],
    [
      'the second of three documents',
      `${WEB}---\n${container('      imge: x\n')}---\n${WEB.replace('name: web', 'name: three')}`,
      [`27:7 "imge" ${BAD_POD}strict decoding error: unknown field "spec.containers[0].imge"`],
    ],
    [
      'a document behind one that cannot be read',
      `a: b: c\n---\n${container('      imge: x\n')}`,
      [/^1:1 "a: b: c" .*yaml: mapping values are not allowed in this context/, /^11:7 "imge" /],
    ],
    [
      'a field of a pod that may not change',
      container('')
        .replace('name: a\nspec', 'name: old\nspec')
        .replace('name: a\n      image', 'name: old\n      image')
        .replace('1.27', '1.27\n      command: [x]'),
      [
        /^4:9 "old" Warning: resource pods\/old is missing the kubectl.kubernetes.io\/last-applied-configuration annotation/,
        /^5:1 "spec" The Pod "old" is invalid: spec: Forbidden: pod updates may not change fields/,
      ],
    ],
    [
      'what pod security refuses',
      container('').replace('  name: a\n', '  name: a\n  namespace: tight\n'),
      [/^8:7 "name: a" .*violates PodSecurity "restricted:latest"/],
    ],
    ['a custom object', boat('  masts: 2\n'), []],
    [
      'a custom object of a wrong type',
      boat('  masts: many\n'),
      [
        /^5:10 "many" The Boat "b" is invalid: spec\.masts: Invalid value: "string": spec\.masts in body must be of type integer: "string"$/,
      ],
    ],
    [
      'a custom object without what it needs',
      boat('  rig: sloop\n'),
      [/^4:1 "spec" The Boat "b" is invalid: spec\.masts: Required value$/],
    ],
    [
      'a custom object with a field too many',
      boat('  masts: 1\n  oars: 2\n'),
      [/^6:3 "oars" .*unknown field "spec\.oars"$/],
    ],
    [
      'braces',
      '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "dat": {}}',
      [/^1:70 ""dat"" .*unknown field "dat"$/],
    ],
    [
      'settings of a program',
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nx: 1\n',
      [],
    ],
    [
      'what is nested too deeply',
      `apiVersion: v1\nkind: Pod\nspec: ${'['.repeat(20_000)}`,
      [/exceeded max depth/],
    ],
    ['text that is no manifest', 'just: some\nyaml: here\n', []],
  ]

  it.each(table)('%s', async (_, text, problems) => {
    const found = await shown(text)
    expect(found).toHaveLength(problems.length)
    for (const [index, problem] of problems.entries())
      if (typeof problem === 'string') expect(found[index]).toBe(problem)
      else expect(found[index]).toMatch(problem)
  })
  it('says all that kubectl apply would print, and changes nothing', async () => {
    const before = session.cluster.hash()
    const text = `${WEB.replace('replicas: 2', 'replicas: 4')}---\n${container('')}`
    expect((await check(text)).said).toBe('deployment.apps/web configured\npod/a created\n')
    expect(session.cluster.hash()).toBe(before)
    const { stdout } = await session.act({ kind: 'line', text: 'kubectl get pod a' })
    expect(stdout).toContain('pods "a" not found')
  })

  it('uses the same words as kubectl apply', async () => {
    for (const [what, text] of table) {
      // kubectl reads no further than what it cannot read.
      if (what.startsWith('a document behind')) continue
      await session.act({ kind: 'write', path: '/root/f.yaml', text })
      const { stdout } = await session.act({
        kind: 'line',
        text: 'kubectl apply --dry-run=server -f /root/f.yaml',
      })
      for (const { message } of (await check(text)).problems)
        expect(`${stdout}\n`).toContain(lastLine(message))
    }
  })

  it('that kubectl edit has opened is checked as kubectl edit would', async () => {
    await session.act({ kind: 'line', text: 'kubectl get deployment web -o yaml > /tmp/live.yaml' })
    const live = session.terminal().readFile('/tmp/live.yaml') ?? ''
    const edited = '/tmp/kubectl-edit-123.yaml'
    expect(await check(live.replace('replicas: 2', 'replicas: 5'), edited)).toMatchObject({
      problems: [],
      said: 'deployment.apps/web edited\n',
    })
    expect((await check(live, edited)).said).toBe('Edit cancelled, no changes made.\n')
    const wrong = await shown(live.replace('image: nginx:1.27', 'image: ""'), edited)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toMatch(/^\d+:16 """" spec\.template\.spec\.containers\[0\]\.image: Required value$/)
  })

  it('is checked by its schema alone where no API server answers', async () => {
    const down = await LabSession.open({ scenario: {}, seed: 6 })
    await down.act({ kind: 'line', text: 'ssh control-plane' })
    await down.act({ kind: 'line', text: 'mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/' })
    await down.act({ kind: 'settle' })
    const text = container('      imge: x\n')
    const path = '/etc/kubernetes/manifests/a.yaml'
    const { problems, said } = await askEditor(down, { kind: 'check-manifest', path, text })
    expect(said).toContain('was refused - did you specify the right host or port?')
    expect(problems.map(({ message, line }) => [line, message])).toEqual([
      [9, 'unknown field "spec.containers[0].imge"'],
    ])
  })
})

/** The last line of what stands behind the names of file and object. */
const lastLine = (message: string) =>
  message
    .split('\n')
    .at(-1)
    ?.replace(/^.*(?:strict decoding error|is invalid): /, '') ?? ''
