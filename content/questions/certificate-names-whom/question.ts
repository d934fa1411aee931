import { settledStage } from '@/lib/goal/settled-stage'
import { type Output, Stage } from '@/lib/goal/stage'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { type Item, severalOf } from '@/lib/quiz/several'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

interface Subject {
  name: string
  groups: string[]
  unit?: string | undefined
}

interface Person {
  username: string
  groups: string[]
}

const textOf = ({ name, groups, unit }: Subject) =>
  `/CN=${name}${unit ? `/OU=${unit}` : ''}${groups.map((one) => `/O=${one}`).join('')}`

const words = ['dev', 'ops', 'shop', 'audit']

function draw({ rng, difficulty }: GenerateContext): Subject {
  return {
    name: rng.pick(['jane', 'omar', ...(difficulty > 1 ? ['dev', 'jane@example.com'] : [])]),
    groups: rng.sample(words, difficulty === 1 ? rng.int(0, 1) : rng.int(0, 2)),
    unit: difficulty === 3 && rng.chance(0.6) ? rng.pick(words) : undefined,
  }
}

/** The commands by which the certificate came about; the key is made once for all. */
const request = (subject: string) => `openssl req -new -key me.key -subj "${subject}" -out me.csr`
const issue = `cat <<EOF | kubectl apply -f -
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: me}
spec:
  request: $(base64 -w0 me.csr)
  signerName: kubernetes.io/kube-apiserver-client
  usages: [client auth]
EOF
kubectl certificate approve me
kubectl get csr me -o jsonpath='{.status.certificate}' | base64 -d > me.crt
kubectl --client-certificate=me.crt --client-key=me.key auth whoami -o json`

let key: Promise<Output> | undefined
const known = new Map<string, Promise<Person>>()

/** Who the API server takes the owner of a certificate for. */
async function ask(subject: string): Promise<Person> {
  const base = await settledStage(cluster, [])
  key ??= base.fork().run('openssl genrsa -out me.key 2048 && cat me.key')
  const { stdout: pem } = await key
  const stage = new Stage(base.cluster, { '/root/me.key': pem })
  const { stdout, stderr } = await stage.run(`cd /root; ${request(subject)}\n${issue}`)
  const start = stdout.indexOf('{')
  if (start < 0) throw new Error(`${subject}: ${stderr}`)
  return JSON.parse(stdout.slice(start)).status.userInfo
}

function personOf(subject: Subject): Promise<Person> {
  const text = textOf(subject)
  const person = known.get(text) ?? ask(text)
  known.set(text, person)
  return person
}

interface Named {
  kind: 'User' | 'Group' | 'ServiceAccount'
  name: string
}

const isNamed = ({ kind, name }: Named, { username, groups }: Person): boolean =>
  kind === 'User' ? name === username : kind === 'Group' && groups.includes(name)

function beliefOf({ kind, name }: Named, { name: cn, groups, unit }: Subject): string {
  if (kind === 'ServiceAccount') return 'certificates-are-accounts'
  if (name === 'system:masters') return 'certificates-are-admins'
  if (name.startsWith('system:')) return 'everybody-is-named'
  if (name === unit) return 'unit-is-the-group'
  if (kind === 'Group') return name === cn ? 'name-is-a-group' : 'one-group-only'
  return groups.includes(name) ? 'group-is-a-user' : 'name-is-shortened'
}

export default defineQuestion({
  id: 'certificate-names-whom',
  concepts: ['certificates-and-csr', 'authentication-and-kubeconfig', 'rbac', 'kubernetes-the-hard-way'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  async generate(context) {
    const { rng, difficulty } = context
    const subject = draw(context)
    const person = await personOf(subject)
    const { name, groups, unit } = subject
    const possible: Named[] = [
      { kind: 'User', name },
      ...words.map((one): Named => ({ kind: 'Group', name: one })),
      ...groups.map((one): Named => ({ kind: 'User', name: one })),
      { kind: 'Group', name },
      { kind: 'ServiceAccount', name: name.split('@')[0] ?? name },
      { kind: 'Group', name: 'system:authenticated' },
      ...(difficulty > 1 ? [{ kind: 'Group', name: 'system:masters' } as const] : []),
      ...(unit ? [{ kind: 'User', name: unit } as const] : []),
      ...(name.includes('@') ? [{ kind: 'User', name: 'jane' } as const] : []),
    ]
    const unique = possible.filter(
      (one, i) => possible.findIndex((o) => o.kind === one.kind && o.name === one.name) === i,
    )
    const asked = rng.sample(unique, 6)
    const items = asked.map((one): Item => {
      const right = isNamed(one, person)
      return {
        text: { code: `kind: ${one.kind}, name: ${one.name}` },
        right,
        taken: beliefOf(one, subject),
        left:
          one.kind === 'Group'
            ? one.name.startsWith('system:')
              ? 'everybody-is-named'
              : 'one-group-only'
            : undefined,
        because: { key: right ? 'is-named' : 'is-not' },
      }
    })
    const count = items.filter(({ right }) => right).length
    if (count === 0) return undefined
    const { body, key: right, slips, because } = severalOf(items)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: `$ ${request(textOf(subject))}` }],
      body,
      key: right,
      slips,
      explanation: {
        rule: { key: unit ? 'rule-unit' : 'rule' },
        facts: [{ key: 'observed', params: { user: person.username, groups: person.groups.join(', ') } }],
        because,
      },
      scenario: { cluster, objects: [], commands: ['kubectl auth whoami'] },
    }
  },
})
