import { type Describe, isIt, podKeys } from './description'

export const describeClaim: Describe = ({ claims }, ref) => {
  const found = claims.find(isIt(ref))
  if (!found) return undefined
  const { phase, capacity, volume, storageClass, modes, users, mood } = found
  return {
    mood,
    facts: { status: phase, capacity, volume, storageClass, modes: modes.join(', ') },
    relations: { users: podKeys(ref, users) },
  }
}
