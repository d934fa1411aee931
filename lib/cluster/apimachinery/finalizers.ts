/** Finalizers that say how dependents go. Mirrors: metav1.FinalizerDeleteDependents and FinalizerOrphanDependents. */
export const FOREGROUND = 'foregroundDeletion'
export const ORPHAN = 'orphan'
