/** What a Website asks for: ConfigMap, Deployment and Service. */
import {
  GROUP,
  SITE_LABEL,
  VERSION,
  type Website,
} from '@/lib/cluster/kubelet/images/website-operator/website'
import { hashText } from '@/lib/cluster/sim/hash'

export interface Desired {
  kind: string
  /** Where objects of the kind lie in the namespace. */
  folder: string
  name: string
  /** As it is created. */
  body: Record<string, unknown>
  /** The fields of it that the operator looks after; others may be anybody's. */
  kept: Record<string, unknown>
}

const CPU = { standard: '50m', premium: '200m' }

const podTemplate = (site: Website, labels: object) => {
  const { name } = site.metadata
  const { image, page, tier } = site.spec
  const requests = { cpu: tier === 'premium' ? CPU.premium : CPU.standard, memory: '32Mi' }
  return {
    metadata: { labels, annotations: { [`${GROUP}/page-hash`]: hashText(page).slice(0, 10) } },
    spec: {
      containers: [
        {
          ...{ name: 'web', image, ports: [{ name: 'http', containerPort: 80 }] },
          resources: { requests },
          readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 5 },
          volumeMounts: [{ name: 'page', mountPath: '/usr/share/nginx/html', readOnly: true }],
        },
      ],
      volumes: [{ name: 'page', configMap: { name: `${name}-page` } }],
    },
  }
}

export const selectorOf = ({ metadata }: Website): Record<string, string> => ({ [SITE_LABEL]: metadata.name })

/** In the order in which they are made. */
export function desiredFor(site: Website): Desired[] {
  const { name, namespace, uid } = site.metadata
  const { replicas, page, port } = site.spec
  const labels = { ...selectorOf(site), 'app.kubernetes.io/managed-by': 'website-operator' }
  const owner = { apiVersion: `${GROUP}/${VERSION}`, kind: 'Website', name, uid }
  const ownerReferences = [{ ...owner, controller: true, blockOwnerDeletion: true }]
  const selector = selectorOf(site)
  const make = (
    kind: string,
    folder: string,
    of: string,
    kept: Record<string, unknown>,
    more: Record<string, unknown> = kept,
  ): Desired => ({
    ...{ kind, folder, name: of, kept },
    body: { metadata: { name: of, namespace, labels, ownerReferences }, ...more },
  })
  const core = `/api/v1/namespaces/${namespace}`
  const template = podTemplate(site, labels)
  const data = { 'index.html': page }
  const ports = [{ name: 'http', port, targetPort: 'http', protocol: 'TCP' }]
  return [
    make('ConfigMap', `${core}/configmaps`, `${name}-page`, { data }),
    make(
      'Deployment',
      `/apis/apps/v1/namespaces/${namespace}/deployments`,
      name,
      { spec: { replicas, template } },
      { spec: { replicas, selector: { matchLabels: selector }, template } },
    ),
    make('Service', `${core}/services`, name, { spec: { selector, ports } }),
  ]
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether all that is wanted is there; fields that are there besides do not matter. */
export function contains(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((item, at) => contains(found[at], item))
    )
  if (isMap(wanted))
    return isMap(found) && Object.entries(wanted).every(([key, value]) => contains(found[key], value))
  return found === wanted
}
