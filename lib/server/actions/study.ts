'use server'

import { updateStudySettings } from '../operations/study/update-study-settings'
import { runAction } from '../run-action'

export async function updateStudySettingsAction(input: Parameters<typeof updateStudySettings>[1]) {
  return runAction(updateStudySettings, input)
}
