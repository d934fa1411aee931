import type { Rule } from './outcome'
import type { World } from './world'

export interface AccessCase {
  rule: Rule
  /** What is asked for, made anew once a role was let through; it belongs to the learner or to the instructor's class. */
  input(world: World): unknown
}
