import { describe, expect, it } from 'vitest'
import '@/lib/cluster/cluster'
import { findKind } from '@/lib/cluster/apis/index'
import type { Kind } from '@/lib/cluster/apis/kind'
import { CreationFields } from '@/lib/cluster/apiserver/late-creation'
import { seal } from '@/lib/cluster/storage/seal'

const container = (name: string) => ({ name, image: 'a' })

describe('fields of a creation that are worked out later', () => {
  it.each([1, 2, 20])(
    'are those of the object with its defaults, and not longer than was said: %i',
    (count) => {
      const containers = Array.from({ length: count }, (_, i) => container(`c${i}`))
      const sent = { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-' }, spec: { containers } }
      const fields = new CreationFields(findKind('pods') as Kind, 'default', sent, 'controller', 1000)
      const [entry, ...others] = fields.value as Record<string, unknown>[]
      expect(others).toEqual([])
      expect(entry).toMatchObject({
        manager: 'controller',
        operation: 'Update',
        time: '1970-01-01T00:00:01Z',
      })
      expect(entry?.fieldsV1).toMatchObject({
        'f:metadata': { 'f:generateName': {} },
        'f:spec': {
          'f:restartPolicy': {},
          'f:containers': { 'k:{"name":"c0"}': { 'f:imagePullPolicy': {} } },
        },
      })
      expect(seal(fields.value)).toBeLessThanOrEqual(fields.bound)
      expect(fields.value).toBe(fields.value)
    },
  )
})
