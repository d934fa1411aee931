import '../../server-only'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { digestLink, ownerOf, readDigest } from './view-digest'

/** Stops the digest of whoever the link was sent to; again and again, if need be. */
export const unsubscribeDigest = defineOperation({
  access: anyone,
  input: digestLink,
  async run(_actor, { token }) {
    const userId = ownerOf(token)
    await db().studySettings.updateMany({ where: { userId }, data: { digest: 'OFF' } })
    return readDigest(userId)
  },
})
