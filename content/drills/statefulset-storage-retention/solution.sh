kubectl delete pvc data-tracker-3 data-tracker-4 -n parcels
kubectl patch statefulset tracker -n parcels -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete","whenDeleted":"Retain"}}}'
kubectl rollout status statefulset/tracker -n parcels --timeout=120s
