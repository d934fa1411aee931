import { describe, expect, it } from 'vitest'
import { verdictOf } from '@/lib/cluster/admission/webhook/review'

const review = { version: 'v1beta1', uid: 'u', body: {} }

describe('an answer of wrong types', () => {
  it.each([
    [{ allowed: 'yes' }, 'string into Go struct field AdmissionResponse.response.allowed of type bool'],
    [{ status: { message: 5 } }, 'number into Go struct field Status.response.status.message of type string'],
    [{ status: { code: 1.5 } }, 'number 1.5 into Go struct field Status.response.status.code of type int32'],
    [{ status: [] }, 'array into Go struct field AdmissionResponse.response.status of type v1.Status'],
  ])('%j', (response, expected) => {
    expect(() => verdictOf({ response }, review, true)).toThrow(`json: cannot unmarshal ${expected}`)
  })

  it('may say null for nothing', () => {
    const response = { allowed: true, status: null, patch: null, patchType: null }
    expect(verdictOf({ response }, review, true)).toMatchObject({ allowed: true, patch: '' })
  })
})
