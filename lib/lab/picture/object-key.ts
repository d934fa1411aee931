/** An object on the map. */
export interface ObjectRef {
  kind: string
  /** Absent: it is in none. */
  namespace?: string
  name: string
}

/** `Pod/default/web`, `Node/worker-1` */
export const objectKey = ({ kind, namespace, name }: ObjectRef): string =>
  namespace ? `${kind}/${namespace}/${name}` : `${kind}/${name}`

/** The reverse of {@link objectKey}. */
export function parseObjectKey(key: string): ObjectRef {
  const [kind = '', first = '', second] = key.split('/')
  return second === undefined ? { kind, name: first } : { kind, namespace: first, name: second }
}
