# fails: returns
# reaches the end state, until one of the Pods has to be made again
kubectl label namespace clinic pod-security.kubernetes.io/enforce=privileged --overwrite
kubectl rollout restart deployment/appointments -n clinic
kubectl rollout status deployment/appointments -n clinic --timeout=120s
kubectl label namespace clinic pod-security.kubernetes.io/enforce=restricted --overwrite
