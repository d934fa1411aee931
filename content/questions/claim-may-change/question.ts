import { podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import type { Manifest } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['csi-drivers'],
}

/** Of every claim: three sizes in Gi, so that the settled clusters are few. */
const sizes = [2, 3, 5] as const
const classes = { disk: 'csi-block', share: 'csi-files', folder: 'standard', idle: 'csi-block' }
type Claim = keyof typeof classes

interface Try {
  level: number
  claim: Claim
  patch: object
  taken: string
  left?: string
}

const size = (wanted: number) => ({ spec: { resources: { requests: { storage: `${wanted}Gi` } } } })

function triesFor(now: number, by: number): Try[] {
  const grown = { patch: size(now + by), left: 'claims-are-fixed' }
  const taken = 'class-can-be-changed'
  const waiting = 'waiting-claims-are-free'
  return [
    { level: 1, claim: 'disk', ...grown, taken: 'every-claim-grows' },
    { level: 1, claim: 'share', ...grown, taken: 'every-claim-grows' },
    { level: 1, claim: 'folder', ...grown, taken: 'every-claim-grows' },
    { level: 1, claim: 'disk', patch: size(now - 1), taken: 'claims-shrink' },
    { level: 1, claim: 'share', patch: size(now - 1), taken: 'claims-shrink' },
    { level: 2, claim: 'idle', ...grown, taken: waiting },
    {
      level: 2,
      claim: 'share',
      patch: { spec: { accessModes: ['ReadWriteMany'] } },
      taken: 'modes-can-be-changed',
    },
    { level: 2, claim: 'disk', patch: { spec: { storageClassName: 'csi-files' } }, taken },
    { level: 2, claim: 'idle', patch: { spec: { storageClassName: 'csi-files' } }, taken: waiting },
    { level: 3, claim: 'idle', patch: { spec: { accessModes: ['ReadWriteOncePod'] } }, taken: waiting },
    {
      level: 3,
      claim: 'disk',
      patch: { metadata: { labels: { tier: 'gold' } } },
      taken,
      left: 'claims-are-fixed',
    },
    {
      level: 3,
      claim: 'disk',
      patch: { spec: { volumeAttributesClassName: 'gold' } },
      taken,
      left: 'claims-are-fixed',
    },
  ]
}

const claimOf = (name: Claim, now: number): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  ...{
    spec: {
      storageClassName: classes[name],
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: `${now}Gi` } },
    },
  },
})

/** Uses all claims but the idle one. */
const user = podWith('user', {
  volumes: (['disk', 'share', 'folder'] as const).map((name) => ({
    name,
    persistentVolumeClaim: { claimName: name },
  })),
  containers: [
    {
      ...{ name: 'app', image: 'nginx:1.27' },
      volumeMounts: ['disk', 'share', 'folder'].map((name) => ({ name, mountPath: `/${name}` })),
    },
  ],
})

function draw({ rng, difficulty }: GenerateContext): { now: number; asked: Try[] } {
  const now = rng.pick(sizes)
  const possible = triesFor(now, rng.int(1, 4)).filter(({ level }) => level <= difficulty)
  return { now, asked: rng.sample(possible, difficulty === 1 ? 4 : 5) }
}

export default defineQuestion({
  id: 'claim-may-change',
  concepts: ['storageclass-and-dynamic-provisioning', 'csi', 'persistent-volumes-and-claims'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { now, asked } = draw(context)
    const objects = [...(Object.keys(classes) as Claim[]).map((name) => claimOf(name, now)), user]
    const stage = await settledStage(cluster, objects)
    const items = asked.map(({ claim, patch, taken, left }): Item => {
      const line = `kubectl patch pvc ${claim} -p '${JSON.stringify(patch)}'`
      const { exitCode, stderr } = stage.fork().kubectl(line)
      const [message = ''] = stderr.split('\n')
      return {
        text: { code: line },
        right: exitCode === 0,
        taken,
        left,
        because: exitCode === 0 ? { key: 'accepted' } : { key: 'refused', params: { message } },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0 || count === items.length) return undefined
    const { body, key, slips, because } = severalOf(items)
    const looks = [
      'kubectl get sc -o custom-columns=NAME:.metadata.name,PROVISIONER:.provisioner,EXPANSION:.allowVolumeExpansion',
      'kubectl get pvc -o custom-columns=NAME:.metadata.name,STATUS:.status.phase,SIZE:.spec.resources.requests.storage,MODES:.spec.accessModes[*],CLASS:.spec.storageClassName',
    ]
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: looks.map((look) => ({
        kind: 'terminal' as const,
        text: `$ ${look}\n${stage.kubectl(look).stdout}`,
      })),
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-fields' },
        facts: [{ key: 'observed', params: { count, total: items.length } }],
        because,
      },
      scenario: { cluster, objects, commands: ['kubectl get pvc,sc'] },
    }
  },
})
