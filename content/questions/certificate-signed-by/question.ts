import { settledStage } from '@/lib/goal/settled-stage'
import type { Stage } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const PKI = '/etc/kubernetes/pki'

/** Where a certificate lies, by how it is called in the question; in a kubeconfig it is in base64. */
const certificates: Record<string, string> = {
  'apiserver.crt': `cat ${PKI}/apiserver.crt`,
  'apiserver-kubelet-client.crt': `cat ${PKI}/apiserver-kubelet-client.crt`,
  'apiserver-etcd-client.crt': `cat ${PKI}/apiserver-etcd-client.crt`,
  'front-proxy-client.crt': `cat ${PKI}/front-proxy-client.crt`,
  'etcd/server.crt': `cat ${PKI}/etcd/server.crt`,
  'etcd/peer.crt': `cat ${PKI}/etcd/peer.crt`,
  'etcd/healthcheck-client.crt': `cat ${PKI}/etcd/healthcheck-client.crt`,
  'admin.conf': 'grep client-certificate-data /etc/kubernetes/admin.conf | cut -d: -f2 | base64 -di',
  'scheduler.conf': 'grep client-certificate-data /etc/kubernetes/scheduler.conf | cut -d: -f2 | base64 -di',
  'kubelet-client-current.pem': 'cat /var/lib/kubelet/pki/kubelet-client-current.pem',
}
const names = Object.keys(certificates)

type Asked = 'issuer' | 'name' | 'group'
interface Facts {
  issuer: string
  name: string
  group: string
}

const NONE = '-'
let facts: Promise<Record<string, Facts>> | undefined

/** What openssl says of each. */
async function read(stage: Stage): Promise<Record<string, Facts>> {
  const found: Record<string, Facts> = {}
  for (const [name, cat] of Object.entries(certificates)) {
    const { stdout, stderr } = await stage.run(
      `ssh control-plane "sudo bash" <<'EOF'\n${cat} | openssl x509 -noout -issuer -subject\nEOF`,
    )
    const [, issuer] = /^issuer=CN = (.+)$/m.exec(stdout) ?? []
    const [, subject = ''] = /^subject=(.+)$/m.exec(stdout) ?? []
    const part = (field: string) => new RegExp(`\\b${field} = ([^,]+)`).exec(subject)?.[1] ?? NONE
    if (!issuer) throw new Error(`${name}: ${stderr}`)
    found[name] = { issuer, name: part('CN'), group: part('O') }
  }
  return found
}

/** What those would say who hold a belief. */
function believed(
  name: string,
  asked: Asked,
  all: Record<string, Facts>,
): Record<string, string | undefined> {
  if (asked === 'issuer')
    return {
      'the-proxy-is-a-client': name.startsWith('front') ? 'kubernetes' : undefined,
      'the-folder-tells': name === 'apiserver-etcd-client.crt' ? 'kubernetes' : undefined,
      'one-authority-for-all': name.startsWith('etcd/') ? 'kubernetes' : undefined,
      'etcd-trusts-the-cluster': name === 'apiserver.crt' ? 'etcd-ca' : undefined,
    }
  if (asked === 'group')
    return {
      'every-client-is-an-administrator': all['admin.conf']?.group,
      'nodes-have-no-group': name.startsWith('kubelet') ? NONE : undefined,
      'components-have-groups': name.startsWith('scheduler') ? 'system:nodes' : undefined,
    }
  return {
    'every-client-is-an-administrator': all['admin.conf']?.name,
    'a-kubelet-is-its-machine': name.startsWith('kubelet') ? 'control-plane' : undefined,
  }
}

function draw({ rng, difficulty }: GenerateContext): { asked: Asked; shown: string[] } {
  if (difficulty === 3) {
    const clients = names.filter((name) => !/server|peer|^apiserver\.crt/.test(name))
    return { asked: rng.pick(['group', 'name'] as const), shown: rng.sample(clients, 4) }
  }
  const easy = names.slice(0, 7)
  return { asked: 'issuer', shown: rng.sample(difficulty === 1 ? easy : names, difficulty === 1 ? 3 : 5) }
}

export default defineQuestion({
  id: 'certificate-signed-by',
  concepts: ['certificates-and-csr', 'certificates-expiry', 'kubernetes-the-hard-way'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    facts ??= settledStage(cluster, []).then(read)
    const all = await facts
    const { asked, shown } = draw(context)
    const matched = shown.map((name) => ({
      text: { code: name },
      right: all[name]?.[asked] ?? NONE,
      beliefs: believed(name, asked, all),
    }))
    const values = new Set([
      ...matched.flatMap(({ right, beliefs }) => [
        right,
        ...Object.values(beliefs).filter((b) => b !== undefined),
      ]),
      ...(asked === 'issuer' ? Object.values(all).map(({ issuer }) => issuer) : []),
    ])
    if (values.size < 2) return undefined
    const { body, key, slips } = pairingOf(
      matched,
      [...values].sort().map((value) => ({ value, text: { code: value } })),
    )
    if (slips.length === 0) return undefined
    return {
      kind: 'matching',
      prompt: { key: `prompt-${asked}` },
      exhibits: [],
      body,
      key,
      slips,
      explanation: {
        rule: { key: asked === 'issuer' ? 'rule' : 'rule-subject' },
        facts: [{ key: 'observed' }],
        exhibits: [
          {
            kind: 'terminal',
            text: shown.map((name) => `${name}: ${all[name]?.[asked]}`).join('\n'),
          },
        ],
      },
      scenario: { cluster, objects: [], commands: [] },
    }
  },
})
