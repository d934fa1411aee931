import { expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { encodeObject } from '@/lib/cluster/storage/protobuf'

const hex = (bytes: string) =>
  Array.from(bytes, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join(' ')

/** Byte by byte as the type's fields have it: ObjectMeta 1–8, Secret.data 2 and type 3, Unknown 1–4. */
it('writes a secret as etcd keeps it', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 's',
      namespace: 'd',
      uid: 'u',
      resourceVersion: '7',
      creationTimestamp: '1970-01-01T00:05:00Z',
    },
    data: { k: 'djE=' },
    type: 'Opaque',
  } as unknown as KubeObject
  expect(hex(encodeObject(object))).toBe(
    [
      '6b 38 73 00',
      '0a 0c 0a 02 76 31 12 06 53 65 63 72 65 74',
      '12 2b',
      '0a 18 0a 01 73 12 00 1a 01 64 22 00 2a 01 75 32 00 38 00 42 05 08 ac 02 10 00',
      '12 07 0a 01 6b 12 02 76 31',
      '1a 06 4f 70 61 71 75 65',
      '1a 00 22 00',
    ].join(' '),
  )
})
