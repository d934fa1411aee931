import { podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['csi-drivers'],
}

const outcomes = ['at-once', 'with-a-pod', 'never'] as const
type Outcome = (typeof outcomes)[number]

interface Class {
  name: string
  provisioner: string
  late: boolean
  isDefault: boolean
}

interface Claim {
  name: string
  /** Undefined: the field is left out. */
  class: string | undefined
  many: boolean
  selector: boolean
}

const provisioners = {
  block: 'block.csi.example.com',
  files: 'files.csi.example.com',
  missing: 'tape.csi.example.com',
}

const classObject = ({ name, provisioner, late, isDefault }: Class): Manifest => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name,
    ...(isDefault ? { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } : {}),
  },
  ...{ provisioner, volumeBindingMode: late ? 'WaitForFirstConsumer' : 'Immediate' },
})

const claimObject = ({ name, class: storageClassName, many, selector }: Claim): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  ...{
    spec: {
      ...(storageClassName === undefined ? {} : { storageClassName }),
      accessModes: [many ? 'ReadWriteMany' : 'ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...(selector ? { selector: { matchLabels: { tier: 'gold' } } } : {}),
    },
  },
})

function draw({ rng, difficulty }: GenerateContext): { classes: Class[]; claims: Claim[] } {
  const names = rng.sample(['fast', 'bulk', 'local', 'shared', 'archive'], 3)
  const theDefault = rng.int(0, difficulty === 1 ? 2 : 3)
  const classes = names.map((name, i): Class => {
    const kinds = difficulty === 1 ? (['block', 'files'] as const) : (['block', 'files', 'missing'] as const)
    return {
      name,
      provisioner: provisioners[rng.pick(kinds)],
      late: rng.chance(0.5),
      isDefault: i === theDefault,
    }
  })
  const wanted = [...names, undefined, ...(difficulty === 1 ? [] : ['', 'premium'])]
  const claims = rng.sample(wanted, 4).map((one, i): Claim => {
    const name = ['alpha', 'bravo', 'delta', 'gamma'][i] ?? ''
    const odd = difficulty === 3 ? rng.pick(['many', 'selector', 'no', 'no']) : 'no'
    return { name, class: one, many: odd === 'many', selector: odd === 'selector' }
  })
  return { classes, claims }
}

function classesOn(classes: readonly Class[]): Stage {
  const stage = openStage(cluster)
  for (const { metadata } of stage.list('storageclasses.storage.k8s.io'))
    stage.delete('storageclasses.storage.k8s.io', metadata.name, 'Background')
  for (const one of classes) stage.create('storageclasses.storage.k8s.io', classObject(one))
  return stage
}

function outcomeOf(before: Stage, claim: Claim): { outcome: Outcome; message: string } {
  const stage = before.fork()
  stage.create('persistentvolumeclaims', claimObject(claim))
  stage.cluster.advance(10_000)
  const isBound = () => stage.get('persistentvolumeclaims', claim.name).status?.phase === 'Bound'
  const said = () =>
    stage
      .list('events', 'default')
      .filter(({ involvedObject }) => involvedObject.name === claim.name)
      .at(-1)?.message ?? ''
  if (isBound()) return { outcome: 'at-once', message: said() }
  stage.create(
    'pods',
    podWith('user', {
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim.name } }],
      containers: [
        { name: 'app', image: 'nginx:1.27', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      ],
    }),
  )
  stage.cluster.advance(20_000)
  return { outcome: isBound() ? 'with-a-pod' : 'never', message: said() }
}

function beliefsOf(claim: Claim, classes: readonly Class[], right: Outcome): Matched<Outcome>['beliefs'] {
  const own = classes.find(({ name, isDefault }) =>
    claim.class === undefined ? isDefault : name === claim.class,
  )
  if (claim.class === '')
    return { 'empty-is-default': classes.some((c) => c.isDefault) ? 'at-once' : 'with-a-pod' }
  if (own === undefined)
    return claim.class === undefined ? { 'some-class-is-taken': 'at-once' } : { 'class-is-a-wish': 'at-once' }
  if (own.provisioner === provisioners.missing)
    return { 'class-installs-the-driver': own.late ? 'with-a-pod' : 'at-once' }
  if (right === 'never')
    return claim.selector
      ? { 'selector-is-provisioned': own.late ? 'with-a-pod' : 'at-once' }
      : { 'every-driver-shares': own.late ? 'with-a-pod' : 'at-once' }
  return { 'mode-is-ignored': own.late ? 'at-once' : 'with-a-pod', 'pending-is-an-error': 'never' }
}

export default defineQuestion({
  id: 'claim-waits-for',
  concepts: ['storageclass-and-dynamic-provisioning', 'csi', 'persistent-volumes-and-claims'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { classes, claims } = draw(context)
    const before = classesOn(classes)
    const found = claims.map((claim) => outcomeOf(before, claim))
    if (new Set(found.map(({ outcome }) => outcome)).size < 2) return undefined
    const { body, key, slips, because } = pairingOf(
      claims.map((claim, i): Matched<Outcome> => {
        const { outcome = 'never', message = '' } = found[i] ?? {}
        return {
          text: { code: claim.name },
          right: outcome,
          beliefs: beliefsOf(claim, classes, outcome),
          because: { key: 'said', params: { message } },
        }
      }),
      outcomes.map((value) => ({ value, text: { key: value } })),
    )
    const shown = claims.map((claim) => {
      const { metadata, spec } = claimObject(claim) as Manifest & { spec: Record<string, unknown> }
      const { resources: _, ...rest } = spec
      return { metadata, spec: rest }
    })
    const look =
      'kubectl get sc -o custom-columns=NAME:.metadata.name,PROVISIONER:.provisioner,MODE:.volumeBindingMode,DEFAULT:.metadata.annotations.*'
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'classes' }, text: `$ ${look}\n${before.kubectl(look).stdout}` },
        { kind: 'yaml', title: { key: 'claims' }, text: yamlOf(...shown) },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-driver' : 'rule' },
        facts: [
          {
            key: 'observed',
            params: {
              count: found.filter(({ outcome }) => outcome === 'never').length,
              total: claims.length,
            },
          },
        ],
        because,
      },
      scenario: {
        cluster,
        objects: [...classes.map(classObject), ...claims.map(claimObject)],
        commands: ['kubectl get sc,pvc'],
      },
    }
  },
})
