# fails: leftovers-gone
# the policy removes the leftovers only after scaling up, and scaling to none takes the data of all
kubectl patch statefulset tracker -n parcels -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete"}}}'
kubectl scale statefulset tracker -n parcels --replicas=5
kubectl rollout status statefulset/tracker -n parcels --timeout=120s
kubectl scale statefulset tracker -n parcels --replicas=0
sleep 60
kubectl scale statefulset tracker -n parcels --replicas=3
kubectl rollout status statefulset/tracker -n parcels --timeout=120s
