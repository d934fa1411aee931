import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { admin } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { isUniqueViolation } from '../../transaction'
import { platformFields } from './platform-fields'

/** Registers a platform, or changes one. @throws CONFLICT another one has the same issuer and client */
export const savePlatform = defineOperation({
  access: admin,
  input: z.strictObject({ platformId: z.uuid().optional(), ...platformFields }),
  async run(_, { platformId, tokenAudience, deployments, ...fields }) {
    const data = {
      ...fields,
      tokenAudience: tokenAudience || null,
      deployments: [...new Set(deployments)],
    }
    try {
      if (!platformId)
        return { platformId: (await db().ltiPlatform.create({ data: { ...data, createdAt: now() } })).id }
      const { count } = await db().ltiPlatform.updateMany({ where: { id: platformId }, data })
      if (count === 0) throw new AppError('NOT_FOUND')
      return { platformId }
    } catch (error) {
      if (isUniqueViolation(error)) throw new AppError('CONFLICT')
      throw error
    }
  },
  audit: (_, { name, issuer }, { platformId }) => ({
    action: 'savePlatform',
    details: { platformId, name, issuer },
  }),
})
