import '../../server-only'
import { anyone } from '../../access'
import { publishedKeys } from '../../lti/keys'
import { defineOperation, noInput } from '../../operation'

/** Our public keys, for platforms that check what we sign. */
export const getToolKeys = defineOperation({
  access: anyone,
  input: noInput,
  run: () => publishedKeys(),
})
