import { beforeAll, describe, expect, it } from 'vitest'
import { askEditor, atMark, openBoatSession } from '@/lib/lab/manifest/boat-session'
import type { LabSession } from '@/lib/lab/session'

const SET_UP = [
  'kubectl create namespace shop',
  'kubectl create configmap settings --from-literal=color=red --from-literal=size=9 -n shop',
  'kubectl create secret generic login --from-literal=password=x -n shop',
  'kubectl create serviceaccount robot -n shop',
  'kubectl create configmap plain',
  'kubectl create service clusterip front --tcp=80 -n shop',
  'kubectl create role reader --verb=get --resource=pods -n shop',
  'kubectl create priorityclass urgent --value=10',
  'kubectl run web --image=nginx:1.27 -l app=web,tier=front -n shop',
  'kubectl label node worker-1 disk=ssd',
]

let session: LabSession

beforeAll(async () => {
  session = await openBoatSession(SET_UP)
}, 60_000)

/** `|` is where the cursor stands. */
const ask = async (marked: string) => {
  const { text, at } = atMark(marked)
  const answer = await askEditor(session, { kind: 'complete-manifest', text, at })
  return { ...answer, word: text.slice(answer.from, answer.to) }
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: shop\nspec:\n'
const CONTAINER = `${POD}  containers:\n    - name: web\n      image: nginx\n`
const ENV = `${CONTAINER}      env:\n        - name: A\n          valueFrom:\n`

describe('what may stand at a place', () => {
  const table: [
    what: string,
    marked: string,
    first: string[],
    more?: { word?: string; without?: string[] },
  ][] = [
    [
      'fields of a pod',
      `${POD}  containers: []\n  |`,
      ['activeDeadlineSeconds', 'affinity'],
      { without: ['containers'] },
    ],
    ['required fields first', `${POD}  |`, ['containers', 'activeDeadlineSeconds']],
    [
      'fields of a container',
      `${CONTAINER}      re|`,
      ['args', 'command', 'env'],
      { word: 're', without: ['image'] },
    ],
    ['a new item of a list', `${POD}  containers:\n    - |`, ['name', 'args']],
    ['a first item without its dash', `${POD}  containers:\n    |`, ['name', 'args']],
    [
      'a field in the midst of a text',
      `${POD}  re|\n  containers:\n    - name: a\n`,
      ['activeDeadlineSeconds'],
      { word: 're' },
    ],
    [
      'a name whose colon is there',
      `${POD}  rest|art: Always\n`,
      ['containers', 'activeDeadlineSeconds'],
      { word: 'restart' },
    ],
    [
      'fields in braces',
      `${POD}  securityContext: {run|}\n`,
      ['appArmorProfile', 'fsGroup'],
      { word: 'run' },
    ],
    [
      'more fields in braces',
      `${POD}  securityContext: {fsGroup: 1, |}\n`,
      ['appArmorProfile', 'fsGroupChangePolicy'],
    ],
    [
      'fields of metadata, but the server’s own',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  |',
      ['annotations', 'finalizers', 'generateName', 'labels', 'name'],
      { without: ['uid', 'managedFields'] },
    ],
    [
      'fields at the root, but the status',
      'apiVersion: v1\nkind: Pod\n|',
      ['metadata', 'spec'],
      { without: ['status', 'kind'] },
    ],
    [
      'fields of the second document',
      `${POD}---\napiVersion: v1\nkind: Service\nspec:\n  |`,
      ['allocateLoadBalancerNodePorts', 'clusterIP'],
    ],
    [
      'fields of a list’s item',
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    spec:\n      |',
      ['allocateLoadBalancerNodePorts'],
    ],
    ['values of an enum', `${POD}  restartPolicy: |`, ['Always', 'Never', 'OnFailure']],
    [
      'values of an enum of items',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - |',
      ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce'],
    ],
    [
      'values of an enum in brackets',
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec:\n  policyTypes: [In|]',
      ['Egress', 'Ingress'],
      { word: 'In' },
    ],
    ['truth', `${POD}  hostNetwork: |`, ['true', 'false']],
    ['versions of a kind', 'apiVersion: |\nkind: Deployment\n', ['apps/v1']],
    ['kinds of a version', 'apiVersion: batch/v1\nkind: |', ['CronJob', 'Job']],
    ['all kinds', 'kind: Dep|', ['APIService', 'Binding', 'Boat'], { word: 'Dep' }],
    ['type and skeletons in an empty text', '|', ['apiVersion', 'kind', 'metadata', 'Pod', 'Deployment']],
    [
      'namespaces',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  namespace: |',
      ['default', 'kube-node-lease', 'kube-public', 'kube-system', 'shop'],
    ],
    ['service accounts of the object’s namespace', `${POD}  serviceAccountName: |`, ['default', 'robot']],
    [
      'config maps',
      `${ENV}            configMapKeyRef:\n              name: |`,
      ['kube-root-ca.crt', 'settings'],
    ],
    [
      'keys of the config map',
      `${ENV}            configMapKeyRef:\n              name: settings\n              key: |`,
      ['color', 'size'],
    ],
    ['keys of the secret', `${ENV}            secretKeyRef: {name: login, key: |}`, ['password']],
    ['images', `${POD}  containers:\n    - image: ng|`, ['nginx:1.27'], { word: 'ng' }],
    [
      'volumes of the pod',
      `${CONTAINER}      volumeMounts:\n        - name: |\n  volumes:\n    - name: data\n      emptyDir: {}\n`,
      ['data'],
    ],
    [
      'priority classes',
      `${POD}  priorityClassName: |`,
      ['system-cluster-critical', 'system-node-critical', 'urgent'],
    ],
    ['nodes', `${POD}  nodeName: |`, ['control-plane', 'worker-1', 'worker-2']],
    ['keys of a node’s labels', `${POD}  nodeSelector:\n    |`, ['beta.kubernetes.io/arch']],
    ['values of a node’s label', `${POD}  nodeSelector:\n    disk: |`, ['ssd']],
    [
      'labels of pods',
      'apiVersion: v1\nkind: Service\nmetadata: {name: x, namespace: shop}\nspec:\n  selector:\n    |',
      ['app', 'tier'],
    ],
    [
      'services',
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {namespace: shop}\nspec:\n  defaultBackend:\n    service:\n      name: |',
      ['front'],
    ],
    [
      'roles',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {namespace: shop}\nroleRef:\n  kind: Role\n  name: |',
      ['reader'],
    ],
    [
      'resources',
      `${CONTAINER}      resources:\n        limits:\n          |`,
      ['cpu', 'memory', 'ephemeral-storage'],
    ],
    ['amounts', `${CONTAINER}      resources:\n        limits:\n          memory: |`, ['64Mi']],
    [
      'fields of a custom object',
      'apiVersion: sea.example.com/v1\nkind: Boat\nspec:\n  |',
      ['masts', 'flags', 'rig'],
    ],
    [
      'an enum of a custom object',
      'apiVersion: sea.example.com/v1\nkind: Boat\nspec:\n  rig: |',
      ['sloop', 'ketch'],
    ],
    [
      'items of a custom object',
      'apiVersion: sea.example.com/v1\nkind: Boat\nspec:\n  flags:\n    - |',
      ['red', 'blue'],
    ],
    ['nothing in a comment', `${POD}  # re|`, []],
    ['nothing in a text of several lines', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: >-\n    re|', []],
    ['nothing for a kind that is not there', 'apiVersion: v9\nkind: Nothing\nspec:\n  |', []],
  ]

  it.each(table)('%s', async (_, marked, first, { word = '', without = [] } = {}) => {
    const answer = await ask(marked)
    const labels = answer.options.map(({ label }) => label)
    expect(labels.slice(0, first.length)).toEqual(first)
    if (first.length === 0) expect(labels).toEqual([])
    expect(labels.filter((label) => without.includes(label))).toEqual([])
    expect(answer.word).toBe(word)
  })

  it('comes with its type, its documentation, and what is put in', async () => {
    const { options } = await ask(`${POD}  |`)
    const named = (label: string) => options.find((option) => option.label === label)
    expect(named('containers')).toMatchObject({
      detail: '[]Container',
      required: true,
      info: 'List of containers belonging to the pod.',
      insert: 'containers:\n    - ',
    })
    expect(named('nodeName')).toMatchObject({ detail: 'string', insert: 'nodeName: ' })
    expect(named('securityContext')?.insert).toBe('securityContext:\n    ')
    const item = (await ask(`${POD}  containers:\n    |`)).options.find(({ label }) => label === 'ports')
    expect(item?.insert).toBe('- ports:\n        - ')
    const custom = (await ask('apiVersion: sea.example.com/v1\nkind: Boat\nspec:\n  |')).options[0]
    expect(custom).toMatchObject({
      label: 'masts',
      detail: 'integer',
      required: true,
      info: 'How many masts it has.',
    })
  })

  it('is what kubectl prints, where an object begins', async () => {
    const { options } = await ask('|')
    const found = options.find(({ label }) => label === 'CronJob')
    expect(found?.info).toBe(
      'kubectl create cronjob name --image=image "--schedule=0 0 * * *" --dry-run=client -o yaml',
    )
    const { stdout } = await session.act({ kind: 'line', text: found?.info ?? '' })
    expect(found?.insert).toBe(stdout)
    expect(options.filter(({ kind }) => kind === 'skeleton')).toHaveLength(17)
  })

  it('puts words that YAML reads otherwise in quotes', async () => {
    await session.act({ kind: 'line', text: 'kubectl label node worker-2 spare=true' })
    const { options } = await ask(`${POD}  nodeSelector:\n    spare: |`)
    expect(options).toEqual([{ label: 'true', kind: 'object', insert: '"true"' }])
  })
})

describe('what a field is', () => {
  const explain = async (marked: string) => {
    const { text, at } = atMark(marked)
    const { field } = await askEditor(session, { kind: 'explain-field', text, at })
    return field && { ...field, word: text.slice(field.from, field.to) }
  }

  it.each([
    [`${POD}  restart|Policy: Always\n`, 'pod.spec.restartPolicy', 'string', 'restartPolicy'],
    [`${POD}  restartPolicy: Al|ways\n`, 'pod.spec.restartPolicy', 'string', 'Always'],
    [`${CONTAINER}      po|rts: []\n`, 'pod.spec.containers.ports', '[]ContainerPort', 'ports'],
    [
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl|icas: 1\n',
      'deployment.spec.replicas',
      'integer',
      'replicas',
    ],
    [
      'apiVersion: sea.example.com/v1\nkind: Boat\nspec:\n  mas|ts: 1\n',
      'boat.spec.masts',
      'integer',
      'masts',
    ],
  ])('%j', async (marked, path, type, word) => {
    expect(await explain(marked)).toMatchObject({ path, type, word })
  })

  it('has the words of kubectl explain', async () => {
    const field = await explain(`${POD}  restart|Policy: Always\n`)
    const { stdout } = await session.act({ kind: 'line', text: 'kubectl explain pod.spec.restartPolicy' })
    const words = (text: string) => text.replace(/\s+/g, ' ')
    expect(words(stdout)).toContain(words(field?.doc ?? '?'))
    expect(field?.enums).toEqual(['Always', 'Never', 'OnFailure'])
  })

  it.each([`${POD}  |nothing: 1\n`, `# com|ment\n${POD}`, 'plain te|xt'])(
    'is unknown: %j',
    async (marked) => {
      expect(await explain(marked)).toBeUndefined()
    },
  )
})

describe('the files of the terminal’s machine', () => {
  it('are those below its folder first, and only texts are read', async () => {
    await session.act({
      kind: 'line',
      text: 'mkdir -p work/in; echo a > work/in/x.yaml; printf "\\0" > bin; cd work',
    })
    const read = (path: string) => askEditor(session, { kind: 'read', path })
    const files = await askEditor(session, { kind: 'files' })
    expect(files).toMatchObject({ cwd: '/root/work', cut: false })
    expect(files.files[0]).toBe('/root/work/in/x.yaml')
    expect(files.files).toContain('/root/boats.yaml')
    expect(await read('in/x.yaml')).toMatchObject({ text: 'a\n' })
    expect(await read('/root/bin')).toMatchObject({ refused: 'binary' })
    expect(await read('/root/work')).toMatchObject({ refused: 'folder' })
    expect(await read('/root/none')).toMatchObject({ refused: 'missing' })
    await session.act({ kind: 'line', text: 'ssh control-plane' })
    const there = await askEditor(session, { kind: 'files' })
    expect(there.files).toContain('/etc/kubernetes/manifests/kube-apiserver.yaml')
  })
})
