import { expect, test } from 'vitest'
import { certificateName } from '@/lib/cluster/auth/certificate-name'
import type { DistinguishedName } from '@/lib/cluster/auth/x509'

test.each<[DistinguishedName, DistinguishedName]>([
  [
    [
      ['CN', 'ann'],
      ['O', 'devs'],
    ],
    [
      ['O', 'devs'],
      ['CN', 'ann'],
    ],
  ],
  [
    [
      ['O', 'a'],
      ['CN', 'x'],
      ['O', 'b'],
      ['C', 'JP'],
    ],
    [
      ['C', 'JP'],
      ['O', 'a'],
      ['O', 'b', true],
      ['CN', 'x'],
    ],
  ],
  [
    [
      ['CN', 'first'],
      ['CN', 'last'],
    ],
    [['CN', 'last']],
  ],
])('%j is signed as %j', (requested, signed) => expect(certificateName(requested)).toEqual(signed))
