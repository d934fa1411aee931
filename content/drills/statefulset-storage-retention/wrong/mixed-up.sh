# fails: scaled-down, set-deleted
# the two cases are mixed up
kubectl delete pvc data-tracker-3 data-tracker-4 -n parcels
kubectl patch statefulset tracker -n parcels -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Retain","whenDeleted":"Delete"}}}'
kubectl rollout status statefulset/tracker -n parcels --timeout=120s
