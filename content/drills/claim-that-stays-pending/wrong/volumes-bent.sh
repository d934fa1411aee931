# fails: catalog-bound, covers-bound
# the volumes are made to fit the claims, although they must not be changed
kubectl patch pv shelf-a -p '{"spec":{"storageClassName":"local-disk"}}'
kubectl patch pv shelf-b -p '{"spec":{"accessModes":["ReadWriteMany"],"capacity":{"storage":"12Gi"}}}'
kubectl rollout status deployment/catalog -n library --timeout=120s
kubectl rollout status deployment/covers -n library --timeout=120s
