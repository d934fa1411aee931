import '../server-only'
import { mergeVisitor } from '../accounts/merge-visitor'
import { clearVisitor, readVisitor } from './visitor-cookie'

/** What was practised before signing in goes to the account. */
export async function adoptVisitor(userId: string): Promise<void> {
  const visitorId = await readVisitor()
  if (!visitorId) return
  if (visitorId !== userId) await mergeVisitor(visitorId, userId)
  await clearVisitor()
}
