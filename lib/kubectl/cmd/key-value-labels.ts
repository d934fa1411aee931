import { KubectlError } from '../errors'

/** `app=web,tier=front` as kubectl run and expose read it. @throws KubectlError */
export function parseKeyValueLabels(spec: string): Record<string, string> {
  return Object.fromEntries(
    spec.split(',').map((part) => {
      const pieces = part.split('=')
      if (pieces.length !== 2) throw new KubectlError(`unexpected label spec: ${part}`)
      if (pieces[0] === '') throw new KubectlError('unexpected empty label key')
      return pieces as [string, string]
    }),
  )
}
