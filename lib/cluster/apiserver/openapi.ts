import { groupVersion, type Kind } from '@/lib/cluster/apis/kind'

/** `com.example.ops.v1.Backup`. */
const modelName = ({ group, version, kind }: Kind) =>
  `${group.split('.').reverse().join('.')}.${version}.${kind}`

/**
 * /openapi/v3/apis/<group>/<version> of custom kinds.
 * Differs: the built-in kinds' documents are not served; clients have them.
 */
export function openApiDocument(kinds: readonly Kind[], path: string): unknown {
  const wanted = /^\/openapi\/v3\/apis\/([^/]+\/[^/]+)$/.exec(path)?.[1]
  const custom = kinds.filter((kind) => kind.openApi && groupVersion(kind) === wanted)
  if (custom.length === 0) return undefined
  const schemas = custom.map((kind) => {
    const { group, version } = kind
    const type = { group, version, kind: kind.kind }
    return [modelName(kind), { ...kind.openApi, 'x-kubernetes-group-version-kind': [type] }]
  })
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes CRD Swagger', version: 'v0.1.0' },
    paths: {},
    components: { schemas: Object.fromEntries(schemas) },
  }
}
