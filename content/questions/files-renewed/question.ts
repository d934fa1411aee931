import { settledStage } from '@/lib/goal/settled-stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const K = '/etc/kubernetes'

/** A name that kubeadm knows, and the file that it stands for. */
const managed: Record<string, string> = {
  apiserver: `${K}/pki/apiserver.crt`,
  'apiserver-kubelet-client': `${K}/pki/apiserver-kubelet-client.crt`,
  'apiserver-etcd-client': `${K}/pki/apiserver-etcd-client.crt`,
  'etcd-server': `${K}/pki/etcd/server.crt`,
  'etcd-peer': `${K}/pki/etcd/peer.crt`,
  'front-proxy-client': `${K}/pki/front-proxy-client.crt`,
  'admin.conf': `${K}/admin.conf`,
  'scheduler.conf': `${K}/scheduler.conf`,
  'controller-manager.conf': `${K}/controller-manager.conf`,
}

/** Files that no renewal changes, and why somebody believes that it does. */
const others: Record<string, string> = {
  [`${K}/pki/ca.crt`]: 'authorities-are-renewed',
  [`${K}/pki/etcd/ca.crt`]: 'authorities-are-renewed',
  [`${K}/pki/sa.key`]: 'signing-keys-are-renewed',
  [`${K}/kubelet.conf`]: 'kubelets-are-renewed',
  '/var/lib/kubelet/pki/kubelet-client-current.pem': 'kubelets-are-renewed',
  [`${K}/manifests/kube-apiserver.yaml`]: 'manifests-change',
  '/root/.kube/config': 'copies-follow',
}
const files = [...Object.values(managed), ...Object.keys(others), `${K}/pki/apiserver.key`]

const sums = `sha256sum ${files.join(' ')}`
const before =
  'ssh control-plane "sudo mkdir -p /root/.kube; sudo cp /etc/kubernetes/admin.conf /root/.kube/config"'

const known = new Map<string, Promise<string[]>>()

/** The files that a renewal of these changes. */
function changed(names: readonly string[]): Promise<string[]> {
  const id = names.join()
  const found = known.get(id) ?? renew(names)
  known.set(id, found)
  return found
}

async function renew(names: readonly string[]): Promise<string[]> {
  const stage = await settledStage(cluster, [], [before])
  const look = async () => (await stage.run(`ssh control-plane "sudo ${sums}"`)).stdout.trim().split('\n')
  const first = await look()
  for (const name of names) await stage.run(`ssh control-plane sudo kubeadm certs renew ${name}`)
  const second = await look()
  return second.filter((line, i) => line !== first[i]).map((line) => line.split(/\s+/)[1] ?? '')
}

function draw({ rng, difficulty }: GenerateContext): string[] {
  if (difficulty === 3) return ['all']
  return rng.sample(Object.keys(managed), difficulty)
}

/** Files that are near by: of one folder or one name. */
const isNear = (file: string, right: readonly string[]) =>
  right.some((one) => one.slice(0, one.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/')))

export default defineQuestion({
  id: 'files-renewed',
  concepts: ['certificates-expiry', 'kubeadm-install'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng } = context
    const names = draw(context)
    const right = await changed(names)
    const wrong = files.filter((file) => !right.includes(file))
    const near = wrong.filter((file) => isNear(file, right))
    const shown = rng.shuffle([
      ...rng.sample(right, Math.min(3, right.length)),
      ...rng.sample(near, Math.min(2, near.length)),
      ...rng.sample(
        wrong.filter((file) => !near.includes(file) || file in others),
        3,
      ),
    ])
    const items = [...new Set(shown)].map(
      (file): Item => ({
        text: { code: file },
        right: right.includes(file),
        taken: others[file] ?? 'renewal-takes-all',
        left: file.endsWith('.key')
          ? 'keys-stay'
          : file.endsWith('.conf')
            ? 'kubeconfigs-are-no-certificates'
            : undefined,
      }),
    )
    const { body, key, slips } = severalOf(items)
    const lines = names.map((name) => `# kubeadm certs renew ${name}`)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: lines.join('\n') }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-all' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: right.join('\n') }],
      },
      scenario: { cluster, objects: [], commands: [before] },
    }
  },
})
